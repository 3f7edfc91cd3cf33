import type { CustomerHistory } from "./customer-history.ts";

/** How often, how lately and how much one customer buys, as seen from the start of one day. Spans are in days. */
export interface Rhythm {
  /** Days on which something was bought. */
  readonly buyingDays: number;
  readonly sinceLast: number;
  readonly sinceFirst: number;
  /** Mean gap between buying days, pulled towards 60 days by one imagined gap. */
  readonly usualGap: number;
  /** Standard deviation of the gaps over their mean; 0 with fewer than two gaps. */
  readonly gapVariation: number;
  /** Buying days in the last 30, 60 and 90 days. */
  readonly lately: readonly [number, number, number];
  readonly value: number;
  readonly lastValue: number;
  readonly largestValue: number;
  readonly unitsPerDay: number;
  readonly products: number;
  readonly lines: number;
  readonly cancellations: number;
}

const IMAGINED_GAP = 60;

/** The rhythm of a history that holds at least one day, all before `at`. */
export function rhythmOf({ days, cancellations }: CustomerHistory, at: number): Rhythm {
  const dates = days.map(({ day }) => day);
  const gaps = dates.slice(1).map((day, before) => day - (dates[before] ?? day));
  const span = (dates.at(-1) ?? at) - (dates[0] ?? at);
  const since = (width: number) => dates.filter((day) => day >= at - width).length;
  const total = (of: (day: CustomerHistory["days"][number]) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const meanGap = gaps.length === 0 ? 0 : span / gaps.length;
  const spread = gaps.length < 2 ? 0 : Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - meanGap) ** 2, 0) / (gaps.length - 1));
  return {
    buyingDays: days.length,
    sinceLast: at - (dates.at(-1) ?? at),
    sinceFirst: at - (dates[0] ?? at),
    usualGap: (span + IMAGINED_GAP) / (gaps.length + 1),
    gapVariation: meanGap === 0 ? 0 : spread / meanGap,
    lately: [since(30), since(60), since(90)],
    value: total(({ value }) => value),
    lastValue: days.at(-1)?.value ?? 0,
    largestValue: Math.max(...days.map(({ value }) => value)),
    unitsPerDay: total(({ units }) => units) / days.length,
    products: new Set(days.flatMap(({ products }) => [...products])).size,
    lines: total(({ lines }) => lines),
    cancellations: cancellations.length,
  };
}
