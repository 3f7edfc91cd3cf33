import { lostToTrend } from "./lost-to-trend.ts";
import type { MarginLeak } from "./margin-leak.ts";
import { normalLine } from "./normal-quantile.ts";
import { median, robustSpread } from "./robust-level.ts";
import type { UsableLine } from "./sale-line.ts";
import { type Cell, withoutSharedMoves } from "./shared-moves.ts";
import { pairOf, spanOf } from "./span.ts";
import { isFall, type Trend, trendOf } from "./trend.ts";

/** Discount points over the whole span, as a share of the price. */
const MATERIAL = 0.012;
const LEAST_NOISE = 0.003;
const LEAST_CUSTOMERS = 4;
const FALSE_FINDINGS = 0.02;

interface Own {
  readonly line: UsableLine;
  readonly at: number;
  /** What of the price is kept, less what is usual for the pair and what everybody got at the time. */
  readonly value: number;
}

/** Customers, and salespeople across their customers, whose discounts grow against their own past and against what others got at the same time. */
export function discountCreep(lines: readonly UsableLine[]): MarginLeak[] {
  const { at } = spanOf(lines);
  const products = [...Map.groupBy(lines, ({ line }) => line.product).values()];
  const own = products
    .flatMap((sold) => {
      const cells = sold.map(
        (line): Cell => ({ pair: pairOf(line), at: at(line), value: 1 - line.discount / 100, quantity: line.quantity.toNumber() }),
      );
      return withoutSharedMoves(cells).map((value, index) => ({ line: sold[index], at: cells[index]?.at ?? 0, value }));
    })
    .flatMap(({ line, ...rest }): Own[] => (line === undefined ? [] : [{ line, ...rest }]));
  const centred = [...Map.groupBy(own, ({ line }) => pairOf(line)).values()].flatMap(aboutMean);
  const noise = Math.max(LEAST_NOISE, robustSpread(own.map(({ value }) => value)));
  const sellers = sellersThatCreep(centred, noise);
  const fallOf = new Map(sellers.map(({ salesperson, trend }) => [salesperson, trend.change]));
  const rest = centred.map((each) => ({ ...each, value: each.value - (fallOf.get(each.line.line.salesperson ?? "") ?? 0) * each.at }));
  const customers = [...Map.groupBy(rest, ({ line }) => line.line.customer)];
  const line = normalLine(FALSE_FINDINGS / Math.max(1, customers.length));
  return [
    ...sellers.map(({ salesperson, trend, lines: theirs }) => leakOf({ salesperson }, salesperson, trend, theirs, at)),
    ...customers.flatMap(([customer, points]) => {
      const trend = trendOf(points, noiseOf(points, noise));
      return trend !== undefined && isFall(trend, line, MATERIAL)
        ? [
            leakOf(
              { customer },
              customer,
              trend,
              points.map((point) => point.line),
              at,
            ),
          ]
        : [];
    }),
  ];
}

/** A pair that stepped has two levels; about its mean, pairs of different steps can be judged together. */
function aboutMean(pair: readonly Own[]): Own[] {
  const mean = pair.reduce((sum, { value }) => sum + value, 0) / pair.length;
  return pair.map((each) => ({ ...each, value: each.value - mean }));
}

/** Most of a salesperson's customers must creep: one that does is a matter of that customer. */
function sellersThatCreep(own: readonly Own[], noise: number) {
  const sellers = [...Map.groupBy(own, ({ line }) => line.line.salesperson ?? "")].filter(([salesperson]) => salesperson !== "");
  const line = normalLine(FALSE_FINDINGS / Math.max(1, sellers.length));
  return sellers.flatMap(([salesperson, points]) => {
    const all = trendOf(points, noise);
    const each = [...Map.groupBy(points, (point) => point.line.line.customer).values()].flatMap((theirs) => trendOf(theirs, noise) ?? []);
    if (all === undefined || each.length < LEAST_CUSTOMERS) return [];
    const changes = each.map(({ change }) => change);
    const error = (1.25 * Math.max(robustSpread(changes), median(each.map((trend) => trend.error)))) / Math.sqrt(each.length);
    const trend = { ...all, change: median(changes), error };
    return isFall(trend, line, MATERIAL) ? [{ salesperson, trend, lines: points.map((point) => point.line) }] : [];
  });
}

function noiseOf(points: readonly Own[], usual: number): number {
  return points.length < 8 ? usual : Math.max(0.7 * usual, robustSpread(points.map(({ value }) => value)));
}

function leakOf(of: MarginLeak["of"], name: string, trend: Trend, lines: readonly UsableLine[], at: (line: UsableLine) => number): MarginLeak {
  return {
    kind: "discount-creep",
    of,
    ...lostToTrend(lines, at, trend),
    reasons: [
      `${name}: discounts grew by about ${(-100 * trend.change).toFixed(1)} points (${(-100 * (trend.change + 1.96 * trend.error)).toFixed(1)} to ${(-100 * (trend.change - 1.96 * trend.error)).toFixed(1)}) beyond what others got for the same products.`,
    ],
    basedOn: { lines: lines.length },
  };
}
