import { readCsvCells } from "../../../insight/csv-file.ts";
import { demandHistory } from "../../../insight/inventory/demand-history.ts";
import { certainLeadTime } from "../../../insight/inventory/lead-time-chances.ts";
import { type StockPolicy, simulateStock, totalOf } from "../../../insight/inventory/simulate.ts";
import { fillPlanner, plannedLevel } from "../../../insight/reorder/fill-plan.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";
import { normalLevel } from "./reorder/normal-level.ts";
import { recentMoments } from "./reorder/recent-moments.ts";
import { type CurvePoint, stockAt } from "./reorder/stock-curve.ts";

type Histories = readonly (readonly (number | null)[])[];

const TARGETS = [0.85, 0.88, 0.91, 0.94, 0.97] as const;
const Z = Array.from({ length: 75 }, (_, step) => 0.2 * 1.065 ** step);
const LEAD_TIME = 1;
const REVIEW = 1;
const LEAST_SAVED = 18;

/** One way to run the simulation: from which month, for how many, and what becomes of demand that the shelf can't meet. */
interface Protocol {
  readonly origin: number;
  readonly months: number;
  readonly unmet: StockPolicy["unmet"];
  readonly counted: "end" | "middle";
  /** Whether levels are worked out again each month, by both methods, or stand from the origin on. */
  readonly levels: "once" | "monthly";
}

const PROTOCOLS: readonly Protocol[] = [
  { origin: 27, months: 12, unmet: "backorder", counted: "end", levels: "once" },
  { origin: 27, months: 12, unmet: "lost", counted: "end", levels: "once" },
  { origin: 30, months: 9, unmet: "backorder", counted: "end", levels: "once" },
  { origin: 33, months: 6, unmet: "backorder", counted: "end", levels: "once" },
  { origin: 33, months: 6, unmet: "lost", counted: "middle", levels: "once" },
  { origin: 33, months: 6, unmet: "backorder", counted: "end", levels: "monthly" },
];

const bench: InsightBench = {
  name: "reorder",
  async run({ data, out }) {
    const histories: (readonly (number | null)[])[] = [];
    const file = `${data}/demand/carparts_monthly.csv`;
    for await (const row of readCsvCells(file)) histories.push(demandHistory(row, file).history);
    out(`  car parts: ${histories.length} parts, monthly review, lead time 1 month; normal level from the whole history before the origin`);
    const levels = new Map<number, readonly (readonly number[])[]>();
    const levelsAt = (origin: number): readonly (readonly number[])[] => {
      const ours = levels.get(origin) ?? planned(histories, origin);
      levels.set(origin, ours);
      return ours;
    };
    return PROTOCOLS.flatMap((protocol) => figures(histories, protocol, levelsAt, out));
  },
};

export default bench;

/** The levels of every part at each target, planned with what was known before the origin. */
function planned(histories: Histories, origin: number): (readonly number[])[] {
  const before = histories.map((history) => history.slice(0, origin));
  const planFor = fillPlanner(before, { leadTime: LEAD_TIME, review: REVIEW });
  return TARGETS.map((target) => {
    const plan = planFor(target);
    return before.map((history) => plannedLevel(plan, history, certainLeadTime(LEAD_TIME), REVIEW));
  });
}

function figures(
  histories: Histories,
  protocol: Protocol,
  levelsAt: (origin: number) => readonly (readonly number[])[],
  out: (line: string) => void,
): Figure[] {
  const { origin, months, unmet, counted } = protocol;
  const after = histories.map((history) => history.slice(origin, origin + months));
  const seenAt = (month: number): number => (protocol.levels === "once" ? origin : Math.min(origin + month, origin + months - 1));
  const run = (levelOf: (part: number, seen: number) => number): CurvePoint =>
    totalOf(
      after.map((demand, part) => simulateStock(demand, (month) => levelOf(part, seenAt(month)), { leadTime: LEAD_TIME, review: REVIEW, unmet })),
      counted,
    );
  const plain = Z.map((z) => run(levelsFrom(histories, (before) => before.map((history) => normalLevel(history, LEAD_TIME + REVIEW, z)))));
  const moments = new Map<number, ReturnType<typeof recentMoments>>();
  const careful = Z.map((z) =>
    run(
      levelsFrom(histories, (before, seen) => {
        const known = moments.get(seen) ?? recentMoments(before, LEAD_TIME + REVIEW);
        moments.set(seen, known);
        return known.map(({ mean, variance }) => Math.ceil(mean + z * Math.sqrt(variance)));
      }),
    ),
  );
  const named = `levels ${protocol.levels}, from month ${origin + 1}, ${months} months, ${unmet === "lost" ? "lost sales" : "backorders"}, stock at ${counted === "end" ? "month end" : "mid month"}`;
  out(`  ${named}:`);
  const points = TARGETS.map((target, at) => {
    const mine = run((part, seen) => levelsAt(seen)[at]?.[part] ?? 0);
    const [overPlain, overCareful] = [lessThan(mine, plain), lessThan(mine, careful)];
    const told = (less: number | undefined) => (less === undefined ? "never reaches that fill" : `${less.toFixed(1)}% less`);
    out(
      `    asked ${target.toFixed(2)}, reached ${mine.fill.toFixed(4)} with ${mine.stock.toFixed(2)} a part; than normal ${told(overPlain)}; than recent normal ${told(overCareful)}`,
    );
    return { overPlain, overCareful };
  });
  const reached = points.flatMap(({ overPlain }) => overPlain ?? []);
  const beside = {
    "points that it reaches": reached.length,
    "over a normal on recent, shrunk demand": Math.min(...points.flatMap(({ overCareful }) => overCareful ?? [])),
  };
  return [
    {
      what: `car parts, ${named}, least % less stock than normal z·σ at equal fill`,
      value: Math.min(...reached),
      beside,
      bound: { atLeast: LEAST_SAVED },
    },
  ];
}

/** How much less stock a point needs than a curve at the same fill, in percent; undefined where the curve never gets there. */
function lessThan(mine: CurvePoint, curve: readonly CurvePoint[]): number | undefined {
  const theirs = stockAt(curve, mine.fill);
  return theirs === undefined ? undefined : 100 * (1 - mine.stock / theirs);
}

/** The levels of each part with what was known at a moment, worked out once. */
function levelsFrom(histories: Histories, levelsOf: (before: Histories, seen: number) => readonly number[]): (part: number, seen: number) => number {
  const known = new Map<number, readonly number[]>();
  return (part, seen) => {
    const levels =
      known.get(seen) ??
      levelsOf(
        histories.map((history) => history.slice(0, seen)),
        seen,
      );
    known.set(seen, levels);
    return levels[part] ?? 0;
  };
}
