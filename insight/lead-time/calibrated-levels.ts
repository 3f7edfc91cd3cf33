import { fitLeadTime } from "./lead-time-model.ts";
import type { SupplierOrder } from "./supplier-order.ts";
import { type WeightedDays, weightedDays, weightOf, weightUpTo } from "./weighted-days.ts";

/** For an order and a level asked for, the level to read off its distribution so that orders like it have come by then that often. */
export type LevelOf = (order: SupplierOrder, level: number) => number;

const HALF_YEAR = 183;
const AHEAD = 4 * HALF_YEAR;
/** A replay on a much shorter history than today's says little of the model as it is now, so it has at least half of today's deliveries. */
const LEAST_HISTORY = 200;
/** A replay counts half as much for every year that it lies back. */
const FORGETTING = 2 * HALF_YEAR;
/** Orders' worth of belief in the levels as they are, and of belief in all vendors' for one vendor's. */
const TRUST_MODEL = 200;
const TRUST_ALL = 60;
const SPREAD = 10;

/**
 * Replays the model at every half year of the past, on what was delivered by then and as far ahead as two years, and notes at which level each
 * order truly came; the central interval is then widened or narrowed until it held as many as it should, the middle stays (conformal levels, after
 * Kuleshov, Fenner and Ermon, 2018). Each replay asks of its future, so drift is in them.
 */
export function calibratedLevels(history: readonly SupplierOrder[], open: readonly SupplierOrder[], asOf: number): LevelOf {
  const dated = history.filter(({ orderedOn, deliveredOn }) => orderedOn !== undefined && deliveredOn !== undefined && deliveredOn <= asOf);
  const entries = replays(dated, asOf).flatMap((day) => levelsAt(day, dated, open, asOf));
  const all = weightedDays(entries);
  const vendors = new Map([...Map.groupBy(entries, ({ vendor }) => vendor)].map(([vendor, own]) => [vendor, weightedDays(own)]));
  return (order, level) => {
    const own = vendors.get(order.vendor);
    const central = Math.abs(2 * level - 1);
    let low = 0;
    let high = 1;
    for (let step = 0; step < 30; step++) {
      const tried = (low + high) / 2;
      if (inside(all, own, tried) < central) low = tried;
      else high = tried;
    }
    return level < 0.5 ? (1 - high) / 2 : (1 + high) / 2;
  };
}

function inside(all: WeightedDays, own: WeightedDays | undefined, level: number): number {
  const general = (weightUpTo(all, level) + TRUST_MODEL * level) / (weightOf(all) + TRUST_MODEL);
  return own === undefined ? general : (weightUpTo(own, level) + TRUST_ALL * general) / (weightOf(own) + TRUST_ALL);
}

function replays(dated: readonly SupplierOrder[], asOf: number): number[] {
  const days = dated.map(({ deliveredOn = 0 }) => deliveredOn).sort((a, b) => a - b);
  const first = days[Math.max(LEAST_HISTORY, Math.floor(days.length / 2))] ?? asOf;
  const found: number[] = [];
  for (let day = asOf - HALF_YEAR; day >= first; day -= HALF_YEAR) found.push(day);
  return found;
}

function levelsAt(day: number, dated: readonly SupplierOrder[], open: readonly SupplierOrder[], asOf: number) {
  const before = dated.filter(({ deliveredOn = 0 }) => deliveredOn <= day);
  const after = [...dated.filter(({ deliveredOn = 0 }) => deliveredOn > day), ...open];
  const asked = after.filter(({ orderedOn }) => orderedOn !== undefined && orderedOn <= Math.min(asOf, day + AHEAD));
  const model = fitLeadTime(before, asked, day);
  const middle = (level: number) => Math.abs(2 * level - 1);
  return asked.flatMap((order) => {
    const { vendor, orderedOn = 0, deliveredOn } = order;
    const distribution = model.of(order, orderedOn <= day ? day - orderedOn : undefined);
    const seen = Math.max(1, Math.ceil((Math.min(deliveredOn ?? asOf, asOf) - orderedOn + AHEAD) / HALF_YEAR));
    const weight = (2 * 0.5 ** ((asOf - day) / FORGETTING)) / seen;
    const came = deliveredOn === undefined ? asOf - orderedOn : deliveredOn - orderedOn;
    const level = (distribution.within(came) + distribution.within(came - 1)) / 2;
    if (deliveredOn !== undefined) return [{ vendor, days: middle(level), weight }];
    return Array.from({ length: SPREAD }, (_, at) => ({
      vendor,
      days: middle(level + ((1 - level) * (at + 0.5)) / SPREAD),
      weight: weight / SPREAD,
    }));
  });
}
