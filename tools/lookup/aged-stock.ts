import { Decimal } from "decimal.js";
import type { Advice } from "../../insight/ageing/stock-advice.ts";
import { ageStock } from "../../insight/ageing/stock-age.ts";
import type { DemandHistory } from "../histories.ts";
import type { StockReceipt } from "./stock-receipts.ts";
import { demandOf, weeklyDemand } from "./weekly-demand.ts";

/** Weeks of a year, in which nothing taken means that nothing is expected. */
const YEAR = 52;

const ADVICE = {
  keep: "keep it, the oldest first",
  "stop-buying": "buy nothing for now",
  "cancel-orders": "cancel or postpone what is on order",
  "sell-off": "offer it cheaper or move it",
  "clear-or-write-down": "return, clear or write it down",
  count: "count it",
  "forecast-first": "find out who still needs it",
} as const satisfies Record<Advice["kind"], string>;
/** What to do about stock, in words. */
export const STOCK_ADVICE = [
  ADVICE.keep,
  ADVICE["stop-buying"],
  ADVICE["cancel-orders"],
  ADVICE["sell-off"],
  ADVICE["clear-or-write-down"],
  ADVICE.count,
  ADVICE["forecast-first"],
] as const;

interface Used {
  readonly product: number;
  readonly onHand: Decimal;
  readonly used: Decimal;
  /** In how many deliveries it was used. */
  readonly deliveries: number;
}

interface Frame {
  /** Today. */
  readonly to: string;
  /** Of the time in which the use was counted. */
  readonly days: number;
  /** So many days of demand are allowed to lie there. */
  readonly enough: number;
  /** The one warehouse that is looked at; undefined for all. */
  readonly place: number | undefined;
  /** Of all warehouses. */
  readonly histories: readonly DemandHistory[];
  readonly isPastKept: boolean;
  /** Of one unit; undefined where it is hidden. */
  readonly cost: number | undefined;
}

/** How old a product's stock is, what of it is too much by the demand to expect, and what to do; at today's cost, which is left out where it is hidden. */
export function agedStock({ product, onHand, used, deliveries }: Used, receipts: readonly StockReceipt[], frame: Frame) {
  const { to, days, enough, place, histories, isPastKept } = frame;
  const own = receipts.filter((receipt) => receipt.product === product);
  const weeks = Math.ceil(enough / 7);
  const cost = frame.cost === undefined ? null : new Decimal(frame.cost).toFixed();
  const coming = own.filter(({ isDone }) => !isDone).reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0));
  const here = histories.filter(({ warehouse }) => place === undefined || warehouse === place);
  const ofPast = weeklyDemand(here, product, weeks);
  const isWantedElsewhere = histories.some((one) => one.product === product && !here.includes(one) && one.weeks.some((units) => (units ?? 0) > 0));
  // A few weeks without use are no forecast of none; a year that is kept is.
  const ofUse = used.gt(0) ? demandOf(used, deliveries, days) : isPastKept ? { mean: 0, low: 0, high: 0, weeks: YEAR } : null;
  const { buckets, excess, advice, basedOn } = ageStock(
    {
      product: "",
      onHand: onHand.toFixed(),
      onOrder: coming.toFixed(),
      receipts: own.filter(({ isDone }) => isDone).map(({ day, quantity }) => ({ date: day, quantity, unitCost: cost })),
      weeklyDemand: ofPast ?? ofUse,
    },
    { today: to, weeks },
  );
  const unknown = buckets.find((bucket) => bucket.from === null);
  const sumOf = (some: typeof buckets) => some.reduce((sum, bucket) => sum.plus(bucket.quantity), new Decimal(0)).toFixed();
  return {
    onOrder: coming.toFixed(),
    excess: excess?.quantity.toDecimalPlaces(0).toFixed() ?? null,
    excessLow: excess?.low.toDecimalPlaces(0).toFixed() ?? null,
    excessHigh: excess?.high.toDecimalPlaces(0).toFixed() ?? null,
    excessValue: cost === null ? undefined : excess?.quantity.toDecimalPlaces(0).times(cost).toFixed(2),
    ages: buckets
      .filter((bucket) => bucket.quantity.gt(0))
      .map((bucket) => ({
        fromDays: bucket.from,
        toDays: bucket.to,
        quantity: bucket.quantity.toFixed(),
        stockValue: cost === null ? undefined : bucket.quantity.times(cost).toFixed(2),
      })),
    old: sumOf(buckets.filter((bucket) => bucket.from !== null && bucket.from > enough)),
    ofUnknownAge: sumOf(unknown ? [unknown] : []),
    // What nobody takes here but somewhere else is moved, not thrown away.
    advice: ADVICE[advice.kind === "clear-or-write-down" && isWantedElsewhere ? "sell-off" : advice.kind],
    weeksKnown: basedOn.weeksOfDemand,
  };
}
