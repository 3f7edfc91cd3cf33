import { readCsv } from "../../../insight/csv-file.ts";
import { dayOf } from "../../../insight/lead-time/day-of.ts";
import { watchCalibration } from "../../../insight/monitoring/calibration-drift.ts";
import { watchMix } from "../../../insight/monitoring/mix-drift.ts";
import { watchNumbers } from "../../../insight/monitoring/numeric-drift.ts";
import { watchRate } from "../../../insight/monitoring/rate-drift.ts";
import { seededRandom } from "../../../insight/monitoring/seeded-random.ts";
import { trackingLine, watchBias } from "../../../insight/monitoring/tracking-signal.ts";
import { watchInsight } from "../../../insight/monitoring/watch-insight.ts";
import type { Watched } from "../../../insight/monitoring/watched.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";

const SIZES = [50, 100, 200, 500, 1000, 2000, 5000] as const;
const RUNS = 2000;
/** The same scenes in every run: a bound on a share of 2,000 must not depend on the day. */
const SEED = 2010;
/** One standard error of a share of 1% over the runs. */
const SAMPLING = Math.sqrt((0.01 * 0.99) / RUNS);
const LATE = 0.036;
const QUARTER = 90;

/** False alarms of every monitor when nothing changed, what they see when something did, and the day on which the 2010 shift is seen. */
const drift: InsightBench = {
  name: "drift",
  async run({ data, out }) {
    const deliveries = await deliveriesOf(`${data}/suppliers/scms_deliveries.csv`);
    return [...falseAlarmFigures(out), ...powerFigures(), ...shiftFigures(deliveries, out)];
  },
};

export default drift;

/** Twice the size of numbers in which nothing changes, or in which the second half is moved. */
function scene(random: () => number, size: number, moved: number, line: (reference: number, current: number, falseAlarms: number) => number) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const list = <Value>(make: () => Value) => Array.from({ length: size }, make);
  const happens = (probability: number) => random() < probability;
  const late = (probability: number) => ({ events: list(() => happens(probability)).filter(Boolean).length, count: size });
  const kind = (first: number) => () =>
    happens(first) ? "Air" : happens(0.6) ? "Truck" : happens(0.9) ? "Ocean" : `rare ${Math.floor(random() * 20)}`;
  const amount = (shift: number) => () => Math.exp(normal() + shift);
  const error = (shift: number) => () => Math.exp(normal() / 2) - 1.133 + shift;
  const odds = (probability: number) => (probability * Math.exp(moved)) / (1 - probability + probability * Math.exp(moved));
  const estimates = list(() => 0.02 + 0.5 * random() ** 3);
  const record = {
    inputs: [{ of: "order value", reference: list(amount(0)), current: list(amount(moved / 2)) }],
    mixes: [{ of: "shipment modes", reference: list(kind(0.4)), current: list(kind(0.4 + moved / 5)) }],
    rates: [{ of: "late rate", reference: late(LATE), current: late(LATE * (1 + 3.4 * moved)) }],
    errors: [{ of: "demand forecasts", reference: list(error(0)), current: list(error(moved / 3)) }],
    outcomes: [{ of: "late risk", outcomes: estimates.map((probability) => ({ probability, happened: happens(odds(probability)) })) }],
  };
  const [inputs, mix, rate, errors, outcomes] = [record.inputs[0], record.mixes[0], record.rates[0], record.errors[0], record.outcomes[0]];
  const alone: Readonly<Record<string, () => Watched | undefined>> = {
    inputs: () => inputs && watchNumbers(inputs.of, inputs.reference, inputs.current),
    mix: () => mix && watchMix(mix.of, mix.reference, mix.current),
    rate: () => rate && watchRate(rate.of, rate.reference, rate.current),
    bias: () => errors && watchBias(errors.of, errors.reference, errors.current, { line }),
    calibration: () => outcomes && watchCalibration(outcomes.of, outcomes.outcomes),
  };
  return { record, alone };
}

/** The share of runs in which each monitor alone, and the insight as a whole, raised an alarm. */
function alarmShares(size: number, runs: number, moved: number): ReadonlyMap<string, number> {
  const random = seededRandom(SEED + size);
  const line = remembered();
  const counts = new Map<string, number>();
  const count = (name: string, isAlarm: boolean) => counts.set(name, (counts.get(name) ?? 0) + (isAlarm ? 1 / runs : 0));
  for (let run = 0; run < runs; run++) {
    const { record, alone } = scene(random, size, moved, line);
    for (const [name, watch] of Object.entries(alone)) count(name, watch()?.kind === "alarm");
    count(
      "insight as a whole",
      watchInsight(record, { line }).some(({ kind }) => kind === "alarm"),
    );
  }
  return counts;
}

function falseAlarmFigures(out: (line: string) => void): Figure[] {
  const bySize = SIZES.map((size) => ({ size, shares: alarmShares(size, RUNS, 0) }));
  for (const { size, shares } of bySize)
    out(`  no change, n = ${size}: ${[...shares].map(([name, share]) => `${name} ${(100 * share).toFixed(2)}%`).join(" · ")}`);
  return [...(bySize[0]?.shares.keys() ?? [])].map((name) => ({
    what: `drift, ${name}: largest share of false alarms, n = 50 to 5,000`,
    value: Math.max(...bySize.map(({ shares }) => shares.get(name) ?? 0)),
    beside: { mean: bySize.reduce((sum, { shares }) => sum + (shares.get(name) ?? 0), 0) / bySize.length },
    bound: { atMost: 0.01 + SAMPLING },
  }));
}

function powerFigures(): Figure[] {
  const [few, some, many] = [100, 200, 500].map((size) => alarmShares(size, 200, 1));
  return [...(few?.keys() ?? [])].map((name) => ({
    what: `drift, ${name}: share of real shifts seen, n = 500`,
    value: many?.get(name) ?? 0,
    beside: { "n = 100": few?.get(name) ?? 0, "n = 200": some?.get(name) ?? 0 },
  }));
}

function remembered() {
  const lines = new Map<string, number>();
  return (reference: number, current: number, falseAlarms: number): number => {
    const key = `${reference} ${current} ${falseAlarms}`;
    const line = lines.get(key) ?? trackingLine(reference, current, falseAlarms);
    lines.set(key, line);
    return line;
  };
}

interface Delivery {
  readonly due: number;
  readonly late: boolean;
}

/** Each delivery by its due day: the day after it, everybody knows whether it was late. */
async function deliveriesOf(path: string): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for await (const row of readCsv(path, ["Scheduled Delivery Date", "Delivered to Client Date"])) {
    const [due, delivered] = [dayOf(row["Scheduled Delivery Date"] ?? ""), dayOf(row["Delivered to Client Date"] ?? "")];
    if (due !== undefined && delivered !== undefined) deliveries.push({ due, late: delivered > due });
  }
  return deliveries;
}

/** Looks on each of the days after the first, at all since the first, against what came before it. */
function firstAlarm(deliveries: readonly Delivery[], since: number, days: readonly number[]) {
  const [start = 0, ...looks] = days;
  const between = (from: number, to: number) => {
    const own = deliveries.filter(({ due }) => due >= from && due < to);
    return { events: own.filter(({ late }) => late).length, count: own.length };
  };
  const reference = between(since, start);
  const seen = looks.map((day) => ({ day, watched: watchRate("late rate", reference, between(start, day), { looks: looks.length }) }));
  const alarm = seen.find(({ watched }) => watched.kind === "alarm");
  return { days: alarm === undefined ? Number.POSITIVE_INFINITY : alarm.day - start, said: (alarm ?? seen.at(-1))?.watched.reasons[0] ?? "" };
}

function shiftFigures(deliveries: readonly Delivery[], out: (line: string) => void): Figure[] {
  const monthsOf = (year: number, quarter: number) => [0, 1, 2, 3].map((month) => Date.UTC(year, 3 * quarter + month, 1) / 86_400_000);
  const [everything, year2009] = [Number.NEGATIVE_INFINITY, Date.UTC(2009, 0, 1) / 86_400_000];
  for (const year of [2008, 2009, 2010])
    for (const quarter of [0, 1, 2, 3])
      out(`  late deliveries ${year} Q${quarter + 1} against all before: ${firstAlarm(deliveries, everything, monthsOf(year, quarter)).said}`);
  const [start = 0, , , end = 0] = monthsOf(2010, 0);
  const againstAll = firstAlarm(deliveries, everything, monthsOf(2010, 0));
  const against2009 = firstAlarm(deliveries, year2009, [start, end]);
  out(`  the 2010 shift against all before, looked at monthly: ${againstAll.said}`);
  out(`  the 2010 shift against 2009 alone, looked at once: ${against2009.said}`);
  return [
    {
      what: "drift, 2010 shift: days from 1 January 2010 to the alarm, against all before",
      value: againstAll.days,
      beside: {},
      bound: { atMost: QUARTER },
    },
    {
      what: "drift, 2010 shift: days to the alarm, against 2009 alone",
      value: against2009.days,
      beside: {},
      bound: { atMost: QUARTER },
    },
  ];
}
