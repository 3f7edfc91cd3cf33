import { addDays } from "../../../core/dates.ts";
import type { LeadTimeChances } from "../../../insight/inventory/lead-time-chances.ts";
import { learnPartDemand, type PartDemandModel, partDemand } from "../../../insight/reorder/part-demand.ts";
import { stockoutRisk } from "../../../insight/stockout/stockout-risk.ts";
import type { InsightBench } from "./insight-bench.ts";
import { brier, reliability, type Told } from "./stockout/brier.ts";
import { stockWorld, type WorldProduct } from "./stockout/stock-world.ts";

const PRODUCTS = 200;
const WEEKS = 156;
const YEAR = 52;
const LOOK_EVERY = 2;
const RELEARN_EVERY = 13;
const LONGEST_LEAD_TIME = 5;
const FIRST_DAY = "2024-01-01";
const LEAST_SKILL = 0.1;
const MOST_OFF = 0.05;

const bench: InsightBench = {
  name: "stockout",
  async run({ seed, out }) {
    const world = stockWorld(seed, { products: PRODUCTS, weeks: WEEKS });
    const first = WEEKS - YEAR;
    const usual = rateOf(world.flatMap((product) => chances(product, YEAR, first, () => 0)));
    const own = new Map(world.map((product) => [product, rateOf(chances(product, YEAR, first, () => 0))]));
    const models = new Map<number, PartDemandModel>();
    const told = world.flatMap((product) => chances(product, first, WEEKS, (week) => chanceOf(product, week, modelAt(models, world, week), world)));
    const climatology = brier(told.map(({ happened }) => ({ chance: usual, happened })));
    const perProduct = brier(world.flatMap((product) => chances(product, first, WEEKS, () => own.get(product) ?? usual)));
    const score = brier(told);
    out(
      `  ${PRODUCTS} products of 5 kinds of demand, a year of looks every ${LOOK_EVERY} weeks with stock on the shelf: ${told.length} looks, ${(rateOf(told) * 100).toFixed(1)}% run out within one lead time`,
    );
    const bands = reliability(told);
    const off = bands.reduce((sum, { cases, told: mean, happened }) => sum + (cases / told.length) * Math.abs(mean - happened), 0);
    for (const { band, cases, told: mean, happened } of bands)
      if (cases > 0)
        out(
          `  told ${band.padStart(10)}: ${String(cases).padStart(5)} looks, mean ${(mean * 100).toFixed(1)}%, happened ${(happened * 100).toFixed(1)}%`,
        );
    const beside = { ours: score, "rate of the year before": climatology, "each product's own rate": perProduct };
    return [
      {
        what: "stockout within one lead time, Brier skill over the rate of the year before",
        value: 1 - score / climatology,
        beside,
        bound: { atLeast: LEAST_SKILL },
      },
      {
        what: "stockout within one lead time, Brier skill over each product's own rate",
        value: 1 - score / perProduct,
        beside: {},
        bound: { atLeast: LEAST_SKILL },
      },
      {
        what: "stockout within one lead time, mean distance of told from happened over the bands",
        value: off,
        beside: {},
        bound: { atMost: MOST_OFF },
      },
    ];
  },
};

export default bench;

/** What is told at each look from one week until another, beside whether demand went unmet within the lead time that followed. */
function chances(product: WorldProduct, from: number, until: number, tell: (week: number) => number): Told[] {
  const told: Told[] = [];
  for (let week = from; week + product.leadTime <= until; week += LOOK_EVERY) {
    if ((product.onHand[week] ?? 0) <= 0) continue;
    told.push({ chance: tell(week), happened: product.unmet.slice(week, week + product.leadTime).some((units) => units > 0) });
  }
  return told;
}

/** The risk as a planner would be told it on the Monday of that week, from nothing later. */
function chanceOf(product: WorldProduct, week: number, model: PartDemandModel, world: readonly WorldProduct[]): number {
  const late = latenessOf(world, product.supplier, week);
  const open = product.receipts.filter(({ arrives, promised }) => arrives >= week && promised - product.leadTime <= week);
  return stockoutRisk({
    unit: "Units",
    currency: "EUR",
    today: dayOf(week),
    daysPerPeriod: 7,
    onHand: product.onHand[week] ?? 0,
    demand: partDemand(model, product.demand.slice(0, week)),
    periodsKnown: week,
    leadTime: product.leadTime,
    horizon: product.leadTime,
    threshold: 0.5,
    orders: [],
    receipts: open.map((receipt, at) => ({
      id: String(at),
      supplier: String(receipt.supplier),
      expected: dayOf(receipt.promised),
      quantity: receipt.units,
      unit: "Units",
      late,
    })),
  }).withinLeadTime;
}

function latenessOf(world: readonly WorldProduct[], supplier: number, week: number): LeadTimeChances {
  const past = world.flatMap(({ receipts }) =>
    receipts.filter((receipt) => receipt.supplier === supplier && receipt.arrives < week && receipt.arrives >= week - YEAR),
  );
  const counts = new Map<number, number>();
  for (const { arrives, promised } of past) counts.set(arrives - promised, (counts.get(arrives - promised) ?? 0) + 1);
  return [...counts].map(([periods, cases]) => ({ periods, probability: cases / past.length })).sort((one, other) => one.periods - other.periods);
}

function modelAt(models: Map<number, PartDemandModel>, world: readonly WorldProduct[], week: number): PartDemandModel {
  const learnt = week - (week % RELEARN_EVERY);
  const known = models.get(learnt);
  if (known !== undefined) return known;
  const spans = Array.from({ length: LONGEST_LEAD_TIME }, (_, at) => at + 1);
  const model = learnPartDemand(
    world.map(({ demand }) => demand.slice(0, learnt)),
    spans,
  );
  models.set(learnt, model);
  return model;
}

const rateOf = (told: readonly Told[]): number => told.filter(({ happened }) => happened).length / Math.max(1, told.length);
const dayOf = (week: number): string => addDays(FIRST_DAY, week * 7);
