const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A value that a tool may leave out (hidden by the policy) or leave empty. */
type Maybe = string | number | null | undefined;

/** "5 June 2026"; the one form in which answers write a day. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  return name ? `${date} ${name} ${year}` : iso;
}

/** "1,234.50 USD" */
export function money(amount: string, currency: Maybe): string {
  const [whole = "", part] = amount.split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${grouped}${part === undefined ? "" : `.${part}`}${currency ? ` ${currency}` : ""}`;
}

/** "12 Units" */
export function quantity(amount: Maybe, uom: Maybe): string {
  return `${amount ?? "an unknown number"}${uom ? ` ${uom}` : ""}`;
}

export function isPositive(value: Maybe): boolean {
  return value !== undefined && value !== null && Number(value) > 0;
}

export function days(count: Maybe): string {
  return Number(count) === 1 ? "1 day" : `${count} days`;
}

/** ", 3 days late", or nothing. */
export function lateness(daysLate: Maybe): string {
  return isPositive(daysLate) ? `${days(daysLate)} late` : "";
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Counts of a part of the records are written as words: they are the answer's own, not values from a record. */
export function countWord(count: number): string | undefined {
  return WORDS[count];
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences, with what is empty left out. */
export function sentences(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join(" ");
}

/** Paragraphs, with what is empty left out. */
export function paragraphs(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n\n");
}

export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Maybe;
}

/** A Markdown table; columns without a single value (the policy hides them) are left out. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = columns.filter(({ cell }) => rows.some((row) => isFilled(cell(row))));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const body = rows.map((row) => line(shown.map(({ cell }) => escaped(cell(row)))));
  return [line(shown.map(({ title }) => title)), line(shown.map(() => "---")), ...body].join("\n");
}

function isFilled(value: Maybe): boolean {
  return value !== undefined && value !== null && value !== "";
}

function escaped(value: Maybe): string {
  return isFilled(value) ? String(value).replaceAll("|", "/").replaceAll("\n", " ") : "";
}

/** The day of a cell, or nothing. */
export function dayCell(value: string | null | undefined): string | undefined {
  return value ? day(value) : undefined;
}

export const MORE = "There are more than these; narrow the question to see the rest.";
