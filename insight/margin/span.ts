import type { UsableLine } from "./sale-line.ts";

/** The days from the first to the last line, and a line's moment among them from 0 to 1. */
export function spanOf(lines: readonly UsableLine[]): { readonly days: number; at(line: UsableLine): number } {
  const first = lines.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = lines.reduce((most, { day }) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const days = Math.max(1, last - first);
  return { days, at: ({ day }) => (day - first) / days };
}

/** Lines of one customer, product and currency: amounts in different currencies are never compared. */
export function pairOf({ line }: UsableLine): string {
  return JSON.stringify([line.customer, line.product, line.currency]);
}
