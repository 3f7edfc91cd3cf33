import { addDays, daysBetween } from "../../core/dates.ts";
import type { LeadTimeChances } from "../../insight/inventory/lead-time-chances.ts";
import { today } from "../days.ts";
import type { ToolContext } from "../tool.ts";

const WEEK = 7;
const YEAR = 365;
const FEWEST = 6;
/** So many likely delays stand for all of them. */
const POINTS = 5;

/** How many weeks late receipts came in the past year, by product and over all. */
export interface VendorLateness {
  readonly byProduct: ReadonlyMap<number, readonly number[]>;
  readonly all: readonly number[];
}

export async function vendorLateness(context: ToolContext, warehouses: readonly number[]): Promise<VendorLateness> {
  const receipts = (await context.histories?.receipts({ warehouses, since: addDays(today(context), -YEAR) })) ?? [];
  const late = receipts.flatMap(({ product, promised, received }) =>
    promised === null ? [] : [{ product, weeks: Math.max(0, daysBetween(promised, received) / WEEK) }],
  );
  const byProduct = new Map([...Map.groupBy(late, ({ product }) => product)].map(([product, own]) => [product, own.map(({ weeks }) => weeks)]));
  return { byProduct, all: late.map(({ weeks }) => weeks) };
}

/** How late a product's next receipt may be, from its own past or, where that is short, from that of all; none where nothing is known. */
export function latenessOf({ byProduct, all }: VendorLateness, product: number): LeadTimeChances {
  const own = byProduct.get(product) ?? [];
  const known = [...(own.length >= FEWEST ? own : all)].sort((one, other) => one - other);
  if (known.length === 0) return [];
  return Array.from({ length: POINTS }, (_, at) => ({
    periods: known[Math.min(known.length - 1, Math.floor(((at + 0.5) / POINTS) * known.length))] ?? 0,
    probability: 1 / POINTS,
  }));
}
