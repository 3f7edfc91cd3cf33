import { median, middleHalfMean, weightedMedian } from "./robust-level.ts";

/** A value at a moment between 0 (the first day of all lines) and 1 (the last). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** How a series changed over the whole span, were it a straight line, with its standard error. */
export interface Trend {
  readonly change: number;
  readonly error: number;
  /** The last quarter's level less the first quarter's: what is still there at the end. */
  readonly stillThere: number;
  readonly points: number;
}

/** Outliers count as this many standard deviations at most. */
const AT_MOST = 3;

/** The least-squares line through points whose noise has the given standard deviation, outliers pulled in (Winsor); undefined with too few or too close points. */
export function trendOf(points: readonly Point[], noise: number, least = 6): Trend | undefined {
  if (points.length < least || noise <= 0) return undefined;
  const middle = points.reduce((sum, { at }) => sum + at, 0) / points.length;
  const spread = points.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
  if (spread < 0.02 * points.length) return undefined;
  const first = middleSlope(points);
  const level = median(points.map(({ at, value }) => value - first * (at - middle)));
  const pulled = points.map(({ at, value }) => {
    const line = level + first * (at - middle);
    return line + Math.max(-AT_MOST * noise, Math.min(AT_MOST * noise, value - line));
  });
  const sorted = points.toSorted((a, b) => a.at - b.at);
  const quarter = Math.max(2, Math.ceil(sorted.length / 4));
  const end = (part: readonly Point[]) => middleHalfMean(part.map(({ value }) => value));
  return {
    change: points.reduce((sum, { at }, index) => sum + (at - middle) * (pulled[index] ?? 0), 0) / spread,
    error: noise / Math.sqrt(spread),
    stillThere: end(sorted.slice(-quarter)) - end(sorted.slice(0, quarter)),
    points: points.length,
  };
}

/** The middle slope between points of the earlier and the later half (Theil 1950, Sen 1968, over as many pairs as points): no few outliers turn it. */
function middleSlope(points: readonly Point[]): number {
  const sorted = points.toSorted((a, b) => a.at - b.at);
  const half = Math.floor(sorted.length / 2);
  const slopes = [0, 1, 2].flatMap((skip) =>
    Array.from({ length: half }, (_, from) => {
      const [a, b] = [sorted[from], sorted[(sorted.length - half + from + skip * 3) % sorted.length]];
      const apart = a === undefined || b === undefined ? 0 : b.at - a.at;
      return { value: apart <= 0 ? 0 : ((b?.value ?? 0) - (a?.value ?? 0)) / apart, weight: Math.max(0, apart) };
    }),
  );
  return weightedMedian(slopes);
}

/** Whether a fall is beyond chance at `line` standard errors, large enough to matter and still there at the end. */
export function isFall({ change, error, stillThere }: Trend, line: number, material: number): boolean {
  return change < -line * error && change <= -material && stillThere <= change / 2.5;
}
