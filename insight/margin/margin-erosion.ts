import { lostToTrend } from "./lost-to-trend.ts";
import type { MarginLeak } from "./margin-leak.ts";
import { normalLine } from "./normal-quantile.ts";
import { robustSpread } from "./robust-level.ts";
import type { UsableLine } from "./sale-line.ts";
import { type Cell, LEAST_PAIRS, withoutSharedMoves } from "./shared-moves.ts";
import { pairOf, spanOf } from "./span.ts";
import { isFall, type Point, trendOf } from "./trend.ts";

const MATERIAL = 0.015;
const LEAST_NOISE = 0.004;
/** With fewer lines one odd price makes a slope. */
const LEAST_LINES = 10;
const FALSE_FINDINGS = 0.02;

/**
 * Customer-product pairs whose price before discounts (those are the matter of discount creep) slides against what other customers pay for the
 * product. With too few others its own cost is the yardstick, save for products in `drifting`, whose rising costs excuse no falling price.
 */
export function erodingPairs(lines: readonly UsableLine[], drifting: ReadonlySet<string>): MarginLeak[] {
  const { at } = spanOf(lines);
  const products = [...Map.groupBy(lines, ({ line }) => JSON.stringify([line.product, line.currency])).values()];
  const pairs = products.flatMap((own) => {
    const count = new Set(own.map(pairOf)).size;
    const isByCost = count < LEAST_PAIRS && !drifting.has(own[0]?.line.product ?? "");
    if (isByCost && own.some(({ cost }) => cost === null)) return [];
    const logPrice = (line: UsableLine) => Math.log(line.price.toNumber() / (isByCost ? (line.cost?.toNumber() ?? 1) : 1));
    const values = withoutSharedMoves(
      own.map((line): Cell => ({ pair: pairOf(line), at: at(line), value: logPrice(line), quantity: line.quantity.toNumber() })),
    );
    const points = own.map((line, index) => ({ line, at: at(line), value: values[index] ?? 0 }));
    const ofPairs = [...Map.groupBy(points, (point) => pairOf(point.line)).values()];
    const spread = robustSpread(values) * correction(own.length, count);
    const noise = Math.max(LEAST_NOISE, count < LEAST_PAIRS ? Math.max(spread / 2, stepNoise(ofPairs)) : spread);
    return ofPairs.flatMap((theirs) => {
      const trend = trendOf(theirs, noise, LEAST_LINES);
      const isPrice = trend !== undefined && (!isByCost || ownChange(theirs, noise) <= trend.change / 2);
      return isPrice ? [{ trend, hasPeers: count >= LEAST_PAIRS, lines: theirs.map((point) => point.line) }] : [];
    });
  });
  const line = normalLine(FALSE_FINDINGS / Math.max(1, pairs.length));
  return pairs.flatMap(({ trend, hasPeers, lines: own }): MarginLeak[] => {
    const [first] = own;
    if (first === undefined || !isFall(trend, line, MATERIAL)) return [];
    const { customer, product, currency } = first.line;
    return [
      {
        kind: "erosion",
        of: { customer, product, currency },
        ...lostToTrend(own, at, trend),
        reasons: [
          `${customer} pays about ${(-100 * trend.change).toFixed(1)}% less for ${product} than at first (${(-100 * (trend.change + 1.96 * trend.error)).toFixed(1)} to ${(-100 * (trend.change - 1.96 * trend.error)).toFixed(1)}%), ${hasPeers ? "and other customers don't" : "and its cost gives no reason"}.`,
        ],
        basedOn: { lines: own.length },
      },
    ];
  });
}

/** The change of the price by itself: beside a cost that rose, a price that stood still has not slid. */
function ownChange(points: readonly (Point & { readonly line: UsableLine })[], noise: number): number {
  return (
    trendOf(
      points.map(({ line, at }) => ({ at, value: Math.log(line.price.toNumber()) })),
      noise,
      LEAST_LINES,
    )?.change ?? 0
  );
}

/** The noise from one line of a pair to its next (von Neumann, 1941): where there are few pairs a slide is much of the whole spread, but little of a step. */
function stepNoise(pairs: readonly (readonly Point[])[]): number {
  const steps = pairs.flatMap((points) => {
    const ordered = points.toSorted((a, b) => a.at - b.at);
    return ordered.slice(1).map(({ value }, before) => value - (ordered[before]?.value ?? 0));
  });
  return robustSpread(steps) / Math.SQRT2;
}

/** Residuals of many small pairs are smaller than the noise, by the levels that were fitted. */
function correction(lines: number, pairs: number): number {
  return Math.sqrt(lines / Math.max(lines / 3, lines - pairs));
}
