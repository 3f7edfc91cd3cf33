import type { WeekMiss } from "./demand-misses.ts";
import { LEAST_STRETCHES, type StretchMiss, watchLatest } from "./latest-misses.ts";
import { watchInsight } from "./watch-insight.ts";
import { FALSE_ALARMS, type Watched } from "./watched.ts";

/** A week and how its forecast went. */
export interface DatedMiss extends WeekMiss {
  /** Its Monday and Sunday, "YYYY-MM-DD". */
  readonly from: string;
  readonly to: string;
}

/** The newest weeks that the slow monitors compare with all before them: their least number of observations. */
const CURRENT = 30;
/** Weeks of a stretch, and the newest stretches of which each is looked at: long enough that forecasts have learnt a change by then. */
const STRETCH = 2;
const LATEST = 4;
/** Weeks by whose mean the pace of a week is told. */
const PACE = 13;

/** Fewer weeks that were forecast say nothing yet. */
export const LEAST_WEEKS = STRETCH * (LEAST_STRETCHES + LATEST);

/**
 * Watches the demand forecast by its errors on past weeks, oldest first. One observation is a week (or two), whatever the number of products,
 * since products share their shocks. The quick monitor and the slow ones share the false alarms.
 */
export function watchDemand(weeks: readonly DatedMiss[], falseAlarms: number = FALSE_ALARMS) {
  const stretches = stretchesOf(weeks);
  const [earlier, latest] = [stretches.slice(0, -LATEST), stretches.slice(-LATEST)];
  const paces = (of: (week: DatedMiss) => number) =>
    weeks.flatMap((week, at) => (at < PACE ? [] : [of(week) / mean(weeks.slice(at - PACE, at).map(of))])).filter(Number.isFinite);
  const parted = (of: string, values: readonly number[]) => ({ of, reference: values.slice(0, -CURRENT), current: values.slice(-CURRENT) });
  const watched: Watched[] = [
    watchLatest("Demand", earlier, latest, falseAlarms / 2),
    ...watchInsight(
      {
        inputs: [
          parted(
            "The week's demand beside that of the quarter before",
            paces(({ actual, products }) => actual / products),
          ),
          parted(
            "The share of products asked for beside that of the quarter before",
            paces(({ asked, products }) => asked / products),
          ),
        ],
        mixes: [],
        rates: [],
        errors: [parted("the demand forecast", newIn(weeks.map(({ actual, forecast }) => (actual - forecast) / forecast).filter(Number.isFinite)))],
        outcomes: [],
      },
      { falseAlarms: falseAlarms / 2 },
    ),
  ];
  return { watched, worst: furthest(latest), usual: mean(earlier.map(({ off }) => Math.abs(off))) };
}

/** Whole stretches up to the newest week. */
function stretchesOf(weeks: readonly DatedMiss[]): StretchMiss[] {
  const first = weeks.length % STRETCH;
  return Array.from({ length: Math.floor(weeks.length / STRETCH) }, (_, at) => weeks.slice(first + at * STRETCH, first + (at + 1) * STRETCH)).flatMap(
    (own) => {
      const forecast = own.reduce((sum, week) => sum + week.forecast, 0);
      const actual = own.reduce((sum, week) => sum + week.actual, 0);
      return forecast > 0 ? [{ from: own[0]?.from ?? "", to: own.at(-1)?.to ?? "", off: (actual - forecast) / forecast }] : [];
    },
  );
}

/** What of each error the one before it did not tell, by the reference alone: under a season errors of one side follow each other, and always did. */
function newIn(errors: readonly number[]): number[] {
  const reference = errors.slice(0, -CURRENT);
  const size = reference.reduce((sum, error) => sum + error * error, 0);
  const told = reference.reduce((sum, error, at) => sum + error * (reference[at - 1] ?? 0), 0);
  const carried = size > 0 ? Math.min(1, Math.max(0, told / size)) : 0;
  return errors.flatMap((error, at) => (at === 0 ? [] : [error - carried * (errors[at - 1] ?? 0)]));
}

function furthest(stretches: readonly StretchMiss[]): StretchMiss | undefined {
  return stretches.toSorted((one, other) => Math.abs(other.off) - Math.abs(one.off))[0];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
