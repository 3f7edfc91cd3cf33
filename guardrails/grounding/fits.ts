import type { Entry } from "./ledger.ts";
import type { NumberMention } from "./numbers.ts";

const EPSILON = 1e-6;

/** Whether an entry is of the kind that the answer says its number is: a quantity is no amount of money, five boxes are no five units. */
export function fits({ kind, currency, uom, counts }: NumberMention, entry: Entry): boolean {
  switch (kind) {
    case "amount":
      return entry.kind === "amount" && (entry.currency === undefined || currency.includes(entry.currency));
    case "quantity":
      return entry.kind === "quantity" && (entry.uom === undefined || uom === undefined || singular(entry.uom) === singular(uom));
    case "days":
    case "weeks":
      return entry.kind === "days";
    case "percent":
      return entry.kind === "percent";
    case "count":
      return entry.kind === "count" && (entry.by === "fact" || entry.counts === "" || counts.includes(entry.counts ?? ""));
    case "plain":
      return entry.kind !== "day" && entry.kind !== "factor" && entry.kind !== "id";
    case "duration":
      return false;
  }
}

/** Whether the value, rounded to the last place that is written, is what is written. */
export function roundsTo(value: number, { readings, slack, kind, text }: NumberMention): boolean {
  const meant = kind === "weeks" ? value / 7 : value;
  const places = text.replaceAll(/\D/g, "").replace(/^0+/, "").length;
  const isRounded = places >= 2 && !Number.isInteger(meant / (slack * 2 || 1));
  return readings.some((reading) => Math.abs(meant - reading) <= EPSILON || (isRounded && Math.abs(meant - reading) <= slack + EPSILON));
}

/** "Boxes" are measured in "Box". */
function singular(uom: string): string {
  return uom.toLowerCase().replace(/(?<=x|ch|sh)es$|(?<=[^s])s$/, "");
}
