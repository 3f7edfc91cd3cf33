import { lostToTrend } from "./lost-to-trend.ts";
import type { MarginLeak } from "./margin-leak.ts";
import { normalLine } from "./normal-quantile.ts";
import { robustSpread, weightedMedian } from "./robust-level.ts";
import type { UsableLine } from "./sale-line.ts";
import { LEAST_PAIRS, levelled } from "./shared-moves.ts";
import { pairOf, spanOf } from "./span.ts";
import { isFall, type Trend, trendOf } from "./trend.ts";

const MATERIAL = 0.015;
/** The median of a few slopes is this much less sure than their mean. */
const MEDIAN_LOSS = 1.25;
const FALSE_FINDINGS = 0.02;
const LEAST_NOISE = 0.004;

/** Products whose cost rose while their price, before discounts and customer by customer, did not follow. */
export function productsWithCostDrift(lines: readonly UsableLine[]): MarginLeak[] {
  const { at, days } = spanOf(lines);
  const costed = lines.filter(({ cost }) => cost !== null);
  const groups = [...Map.groupBy(costed, ({ line }) => JSON.stringify([line.product, line.currency])).values()].filter(({ length }) => length >= 8);
  const line = normalLine(FALSE_FINDINGS / Math.max(1, groups.length));
  return groups.flatMap((own): MarginLeak[] => {
    const [first] = own;
    if (first === undefined) return [];
    const price = seriesOf(own, at, ({ price }) => price.toNumber());
    const cost = seriesOf(own, at, ({ cost }) => cost?.toNumber() ?? 1);
    const margin = commonTrend(
      own,
      price.map((value, index) => value - (cost[index] ?? 0)),
      at,
    );
    const costTrend = commonTrend(own, cost, at);
    if (margin === undefined || costTrend === undefined || !isFall(margin, line, MATERIAL)) return [];
    if (costTrend.change < MATERIAL || costTrend.change < line * costTrend.error || -margin.change < 0.4 * costTrend.change) return [];
    return [
      {
        kind: "cost-drift",
        of: { product: first.line.product, currency: first.line.currency },
        ...lostToTrend(own, at, margin),
        reasons: [
          `${first.line.product}: cost rose by about ${percent(costTrend.change)} over ${Math.round(days)} days, its price before discounts by ${percent(Math.max(0, costTrend.change + margin.change))}.`,
        ],
        basedOn: { lines: own.length },
      },
    ];
  });
}

/** Log values with each customer's own level and the scale of quantities taken away. */
function seriesOf(lines: readonly UsableLine[], at: (line: UsableLine) => number, value: (line: UsableLine) => number): number[] {
  return levelled(lines.map((line) => ({ pair: pairOf(line), at: at(line), value: Math.log(value(line)), quantity: line.quantity.toNumber() })));
}

/** The trend that most customers share: the weighted median of theirs where there are several, so that one customer's price is not the product's. */
function commonTrend(lines: readonly UsableLine[], values: readonly number[], at: (line: UsableLine) => number): Trend | undefined {
  const points = lines.map((line, index) => ({ pair: pairOf(line), at: at(line), value: values[index] ?? 0 }));
  const ordered = points.toSorted((a, b) => a.at - b.at);
  const steps = ordered.slice(1).map(({ value }, before) => value - (ordered[before]?.value ?? 0));
  const noise = Math.max(LEAST_NOISE, robustSpread(steps) / Math.SQRT2);
  const all = trendOf(points, noise, 8);
  const each = [...Map.groupBy(points, ({ pair }) => pair).values()].flatMap((own) => trendOf(own, noise, 4) ?? []);
  if (all === undefined || each.length === 0) return all;
  if (each.length < LEAST_PAIRS) return each.reduce((least, trend) => (Math.abs(trend.change) < Math.abs(least.change) ? trend : least), all);
  const weighted = each.map(({ change, error }) => ({ value: change, weight: 1 / error ** 2 }));
  const error = MEDIAN_LOSS / Math.sqrt(weighted.reduce((sum, { weight }) => sum + weight, 0));
  return { ...all, change: weightedMedian(weighted), error };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
