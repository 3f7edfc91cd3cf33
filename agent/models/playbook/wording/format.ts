/** A value that a tool may leave out (hidden by the policy) or leave empty. */
type Maybe = string | number | null | undefined;

export function isPositive(value: Maybe): boolean {
  return value !== undefined && value !== null && Number(value) > 0;
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
