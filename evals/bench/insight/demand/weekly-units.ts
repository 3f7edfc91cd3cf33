import { readCsv } from "../../../../insight/csv-file.ts";

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** 1970-01-01 was a Thursday: the Monday before it. */
const MONDAY = -3 * DAY;

/** Units by product and whole ISO week, cancellations netted, a week below zero counted as none, and unknown before a product's first week. */
export async function weeklyUnits(path: string): Promise<(number | null)[][]> {
  const products = new Map<string, Map<number, number>>();
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const row of readCsv(path, ["StockCode", "Quantity", "InvoiceDate"])) {
    const day = Date.parse(`${(row["InvoiceDate"] ?? "").slice(0, 10)}T00:00:00Z`);
    const units = Number(row["Quantity"]);
    if (Number.isNaN(day) || !Number.isFinite(units)) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
    const week = Math.floor((day - MONDAY) / WEEK);
    const code = row["StockCode"] ?? "";
    const weeks = products.get(code) ?? new Map<number, number>();
    products.set(code, weeks.set(week, (weeks.get(week) ?? 0) + units));
  }
  const from = Math.ceil((first - MONDAY) / WEEK);
  const to = Math.floor((last + DAY - MONDAY) / WEEK);
  return [...products.values()].map((weeks) => {
    const start = Math.min(...weeks.keys());
    return Array.from({ length: Math.max(0, to - from) }, (_, at) => (from + at < start ? null : Math.max(0, weeks.get(from + at) ?? 0)));
  });
}
