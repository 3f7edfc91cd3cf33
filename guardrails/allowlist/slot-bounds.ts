import { addDays } from "../../core/dates.ts";
import { choicesIn, type SlotType, slotTypesOf } from "./slot-types.ts";

interface Bound {
  /** Said to the person when a value is out of bounds. */
  readonly allowed: string;
  readonly holds: (value: string, today: string) => boolean;
}

const YEARS = 5;
const MOST_QUANTITY = 1_000_000;
const MOST_LINES = 40;

const text = (longest: number, pattern: RegExp, allowed: string): Bound => ({
  allowed,
  holds: (value) => value.length <= longest && pattern.test(value),
});

/** Letters of any language with their marks, digits, and the punctuation of names. */
const NAME = /^[\p{L}\p{M}\p{N} .,'’"&/()+#:;@°%²³µ×*_=ø⌀–-]+$/u;
const REFERENCE = /^[\p{L}\p{N} ._/#-]+$/u;

const reference = text(40, REFERENCE, "a number such as S00028, of at most 40 letters, digits, dots, dashes and slashes");
const name = text(120, NAME, "a name of at most 120 letters, digits and the signs of names");
const date: Bound = {
  allowed: `a day at most ${YEARS} years from today`,
  holds: (value, today) => isDay(value) && value >= addDays(today, -366 * YEARS) && value <= addDays(today, 366 * YEARS),
};

/** What a value of each type may be, whoever found it: nothing else reaches a tool. */
const BOUNDS: Readonly<Record<SlotType, Bound>> = {
  order: reference,
  delivery: reference,
  purchase_order: reference,
  invoice: reference,
  customer: name,
  vendor: name,
  partner: name,
  product: name,
  warehouse: text(60, NAME, "a name of at most 60 letters, digits and the signs of names"),
  date,
  time: text(5, /^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time from 00:00 to 23:59"),
  from: date,
  to: date,
  lines: {
    allowed: `at most ${MOST_LINES} lines, each a quantity above 0 and up to 1,000,000 and a product of at most 120 characters`,
    holds: areLines,
  },
  quantity: {
    allowed: "a number from 0 to 1,000,000",
    holds: (value) => /^\d{1,10}(?:\.\d{1,6})?$/.test(value) && Number(value) <= MOST_QUANTITY,
  },
  days: { allowed: "a whole number of days from 1 to 365", holds: (value) => /^[1-9]\d{0,2}$/.test(value) && Number(value) <= 365 },
  carrier: text(60, NAME, "a name of at most 60 letters, digits and the signs of names"),
  text: { allowed: "at most 2,000 characters", holds: (value) => value.length <= 2_000 },
  summary: { allowed: "at most 200 characters", holds: (value) => value.length <= 200 },
  question: { allowed: "at most 500 characters", holds: (value) => value.length <= 500 },
};

/** What the slot takes, when the value is not that; undefined when it is. A slot of several types takes what any of them takes. */
export function outOfBounds(type: string, value: string, today: string): string | undefined {
  const choices = choicesIn(type);
  if (choices.length > 0) return choices.includes(value) ? undefined : `one of ${choices.join(", ")}`;
  const bounds = slotTypesOf(type).map((one) => BOUNDS[one]);
  if (value !== "" && bounds.some(({ holds }) => holds(value, today))) return undefined;
  return [...new Set(bounds.map(({ allowed }) => allowed))].join(", or ") || "nothing";
}

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}

function areLines(value: string): boolean {
  const lines = value.split(/;\s(?=\d+(?:\.\d+)? x )/);
  return lines.length <= MOST_LINES && lines.every(isLine);
}

function isLine(line: string): boolean {
  const [, quantity = "", product = ""] = /^(\d{1,10}(?:\.\d{1,6})?) x (.+)$/u.exec(line.trim()) ?? [];
  return Number(quantity) > 0 && Number(quantity) <= MOST_QUANTITY && product.length <= 120 && NAME.test(product);
}
