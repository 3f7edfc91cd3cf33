import { seededRandom } from "../../../../insight/monitoring/seeded-random.ts";

/** An order to a supplier: promised for one week, come in another (both counted from the first week of the world). */
export interface WorldReceipt {
  readonly supplier: number;
  readonly promised: number;
  readonly arrives: number;
  readonly units: number;
}

/** A product's life in the world, week by week. */
export interface WorldProduct {
  readonly kind: DemandKind;
  readonly leadTime: number;
  readonly supplier: number;
  readonly demand: readonly number[];
  /** On the shelf at the start of each week, before receipts. */
  readonly onHand: readonly number[];
  readonly unmet: readonly number[];
  readonly receipts: readonly WorldReceipt[];
}

const KINDS = ["smooth", "erratic", "intermittent", "lumpy", "growing"] as const;
type DemandKind = (typeof KINDS)[number];

/** How late each supplier's receipts are: the chance that one more week goes by. */
const LATENESS = [0.05, 0.2, 0.4, 0.55] as const;

/** Products of every kind of demand, kept in stock by a plain rule of thumb, with suppliers that are late at their own rates. */
export function stockWorld(seed: number, { products, weeks }: { readonly products: number; readonly weeks: number }): WorldProduct[] {
  const random = seededRandom(seed);
  return Array.from({ length: products }, (_, at) => live(KINDS[at % KINDS.length] ?? "smooth", weeks, random));
}

function live(kind: DemandKind, weeks: number, random: () => number): WorldProduct {
  const leadTime = 2 + Math.floor(random() * 4);
  const supplier = Math.floor(random() * LATENESS.length);
  const pace = 0.5 + random() * 1.5;
  // Buyers differ in caution, so that some products run short often and some hardly ever.
  const caution = 0.9 + random() * 1.3;
  const demand = Array.from({ length: weeks }, (_, week) => asked(kind, pace, week / weeks, random));
  const receipts: WorldReceipt[] = [];
  const onHand: number[] = [];
  const unmet: number[] = [];
  let shelf = Math.ceil(demand.slice(0, 8).reduce((sum, units) => sum + units, 0) * caution);
  demand.forEach((units, week) => {
    onHand.push(shelf);
    shelf += receipts.filter(({ arrives }) => arrives === week).reduce((sum, receipt) => sum + receipt.units, 0);
    const served = Math.min(shelf, units);
    unmet.push(units - served);
    shelf -= served;
    const recent = demand.slice(Math.max(0, week - 25), week + 1);
    const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
    const coming = receipts.filter(({ arrives }) => arrives > week).reduce((sum, receipt) => sum + receipt.units, 0);
    if (shelf + coming > mean * (leadTime + 1) * caution) return;
    const promised = week + 1 + leadTime;
    receipts.push({ supplier, promised, arrives: promised + weeksLate(LATENESS[supplier] ?? 0, random), units: Math.max(1, Math.ceil(mean * 5)) });
  });
  return { kind, leadTime, supplier, demand, onHand, unmet, receipts };
}

function asked(kind: DemandKind, pace: number, along: number, random: () => number): number {
  switch (kind) {
    case "smooth":
      return poisson(12 * pace, random);
    case "erratic":
      return poisson(8 * pace * gamma(random), random);
    case "intermittent":
      return random() < 0.3 * pace ? 1 + poisson(0.8, random) : 0;
    case "lumpy":
      return random() < 0.15 * pace ? 1 + poisson(9 * gamma(random), random) : 0;
    case "growing":
      return poisson(6 * pace * (0.6 + along), random);
  }
}

/** Two halves of exponential waits: mean 1, variance a half. */
const gamma = (random: () => number): number => -(Math.log(1 - random()) + Math.log(1 - random())) / 2;

function poisson(mean: number, random: () => number): number {
  let [units, product] = [0, random()];
  const stop = Math.exp(-mean);
  while (product > stop) {
    product *= random();
    units += 1;
  }
  return units;
}

function weeksLate(chance: number, random: () => number): number {
  let late = 0;
  while (late < 8 && random() < chance) late += 1;
  return late;
}
