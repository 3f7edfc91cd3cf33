import type { Rhythm } from "./rhythm.ts";

/** What a customer's past says about the chance of silence, one number each; scaled within a cut-off before use. */
export const FEATURES = {
  frequency: ({ buyingDays }) => Math.log(buyingDays),
  boughtOnce: ({ buyingDays }) => (buyingDays === 1 ? 1 : 0),
  silence: ({ sinceLast }) => sinceLast,
  silenceLog: ({ sinceLast }) => Math.log1p(sinceLast),
  age: ({ sinceFirst }) => sinceFirst,
  silenceShare: ({ sinceLast, sinceFirst }) => sinceLast / Math.max(1, sinceFirst),
  silenceAgainstGap: ({ sinceLast, usualGap }) => Math.log((sinceLast + 5) / (usualGap + 5)),
  usualGap: ({ usualGap }) => Math.log(usualGap),
  gapVariation: ({ gapVariation }) => gapVariation,
  rate: ({ buyingDays, sinceFirst }) => Math.log((buyingDays + 0.5) / (sinceFirst + 40)),
  last30: ({ lately: [days] }) => Math.log1p(days),
  last60: ({ lately: [, days] }) => Math.log1p(days),
  last90: ({ lately: [, , days] }) => Math.log1p(days),
  value: ({ value }) => Math.log1p(value),
  valuePerDay: ({ value, buyingDays }) => Math.log1p(value / buyingDays),
  lastValue: ({ lastValue }) => Math.log1p(lastValue),
  largestValue: ({ largestValue }) => Math.log1p(largestValue),
  units: ({ unitsPerDay }) => Math.log1p(unitsPerDay),
  range: ({ products }) => Math.log(products),
  linesPerDay: ({ lines, buyingDays }) => Math.log(lines / buyingDays),
  sameAgain: ({ lines, products }) => 1 - products / lines,
  cancellations: ({ cancellations }) => Math.log1p(cancellations),
  everCancelled: ({ cancellations }) => (cancellations > 0 ? 1 : 0),
} as const satisfies Record<string, (rhythm: Rhythm) => number>;

/** The features in the order of FEATURES. */
export function featuresOf(rhythm: Rhythm): number[] {
  return Object.values(FEATURES).map((feature) => feature(rhythm));
}

/** Columns brought to mean 0 and standard deviation 1, so that cut-offs with longer and shorter pasts can be learned from together. */
export function standardised(rows: readonly (readonly number[])[]): number[][] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => {
    const mean = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + ((row[column] ?? 0) - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  return rows.map((row) => columns.map(({ mean, deviation }, column) => ((row[column] ?? 0) - mean) / deviation));
}
