import type { SupplierOrder } from "./supplier-order.ts";
import { countUpTo, medianDays, type WeightedDays, weightedDays, weightOf, weightUpTo } from "./weighted-days.ts";

/** What an order is compared with, from the widest group to the narrowest; "" as a key means that the group is not known. */
export const LEVELS: readonly { readonly name: string; readonly strength: number; key(order: SupplierOrder): string }[] = [
  { name: "mode", strength: 60, key: (order) => order.mode },
  { name: "vendor", strength: 30, key: (order) => order.vendor },
  { name: "project", strength: 60, key: (order) => order.project },
];

/** The lead time of one order as a mixture of what its groups took, each trusted by how much it has seen. */
export interface LeadTimeDistribution {
  /** The least whole number of days by which the order has come with probability `level`. */
  quantile(level: number): number;
  /** The probability that it comes within so many days of the order. */
  within(days: number): number;
  /** What all orders and then each group of LEVELS add to the estimate; `weight` counts recent orders that took longer than the open one has. */
  readonly parts: readonly { readonly share: number; readonly weight: number; readonly median: number }[];
}

export interface LeadTimeModel {
  /** `age`: days since the order during which it has not come; undefined when it was ordered later or its date is unknown. */
  of(order: SupplierOrder, age: number | undefined): LeadTimeDistribution;
}

/** Orders' weight halves in so many days, by the day of the order: long, because lead times move up and down over years. */
const HALF_LIFE = 1_500;
/** With fewer orders than this that took as long as the open one has, the longest of them say how much longer it takes. */
const LEAST_SURVIVORS = 30;
const DECILES = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95] as const;

interface Entry {
  readonly order: SupplierOrder;
  readonly days: number;
  readonly weight: number;
}

/**
 * Learns lead times from the orders delivered by day `asOf`. Orders still open then are taken as seen to last longer than they have (their weight
 * is spread over what took longer, Efron, 1967), as history alone holds only the quick ones of the last months.
 */
export function fitLeadTime(history: readonly SupplierOrder[], open: readonly SupplierOrder[], asOf: number): LeadTimeModel {
  const delivered = history.flatMap((order) => entryOf(order, asOf));
  const known = weightedDays(delivered);
  const waiting = open.flatMap((order) => spread(order, known, asOf));
  const all = [...delivered, ...waiting];
  const everything = weightedDays(all);
  const groups = LEVELS.map(({ key }) => {
    const entries = Map.groupBy(all, ({ order }) => key(order));
    entries.delete("");
    return new Map([...entries].map(([name, own]) => [name, weightedDays(own)]));
  });
  return {
    of: (order, age) =>
      mixture(
        everything,
        LEVELS.map(({ key }, at) => groups[at]?.get(key(order))),
        age,
      ),
  };
}

function entryOf(order: SupplierOrder, asOf: number): Entry[] {
  const { orderedOn, deliveredOn } = order;
  if (orderedOn === undefined || deliveredOn === undefined || deliveredOn > asOf) return [];
  return [{ order, days: deliveredOn - orderedOn, weight: recency(asOf - orderedOn) }];
}

function spread(order: SupplierOrder, known: WeightedDays, asOf: number): Entry[] {
  const { orderedOn } = order;
  if (orderedOn === undefined || orderedOn > asOf || weightOf(known) === 0) return [];
  const later = mixture(known, [], asOf - orderedOn);
  return DECILES.map((level) => ({ order, days: later.quantile(level), weight: recency(asOf - orderedOn) / DECILES.length }));
}

function recency(age: number): number {
  return 0.5 ** (Math.max(0, age) / HALF_LIFE);
}

function mixture(everything: WeightedDays, groups: readonly (WeightedDays | undefined)[], age: number | undefined): LeadTimeDistribution {
  const floor = age ?? Number.NEGATIVE_INFINITY;
  const anchor = Math.min(floor, everything.days.at(-LEAST_SURVIVORS - 1) ?? Number.NEGATIVE_INFINITY);
  const shift = Number.isFinite(anchor) ? floor - anchor : age === undefined ? 0 : Math.max(0, age);
  const parts = [
    { group: everything, share: 1, below: weightUpTo(everything, anchor), weight: weightOf(everything) - weightUpTo(everything, anchor) },
  ];
  groups.forEach((group, at) => {
    const below = group === undefined ? 0 : weightUpTo(group, anchor);
    const weight = group === undefined ? 0 : weightOf(group) - below;
    const trust = weight / (weight + (LEVELS[at]?.strength ?? 1));
    for (const part of parts) part.share *= 1 - trust;
    parts.push({ group: group ?? everything, share: trust, below, weight });
  });
  const within = (days: number) => {
    const from = days - shift;
    if (from <= anchor) return 0;
    return parts.reduce((sum, part) => (part.share === 0 ? sum : sum + (part.share * (weightUpTo(part.group, from) - part.below)) / part.weight), 0);
  };
  return {
    within,
    quantile(level) {
      let low = countUpTo(everything, anchor);
      let high = everything.days.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (within((everything.days[middle] ?? 0) + shift) >= level - 1e-12) high = middle;
        else low = middle + 1;
      }
      return (everything.days[low] ?? 0) + shift;
    },
    parts: parts.map(({ group, share, weight }) => ({ share, weight, median: medianDays(group) })),
  };
}
