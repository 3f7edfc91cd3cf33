import { type Outcome, watchCalibration } from "./calibration-drift.ts";
import { watchMix } from "./mix-drift.ts";
import { watchNumbers } from "./numeric-drift.ts";
import { watchRate } from "./rate-drift.ts";
import type { Counts } from "./tail-probabilities.ts";
import { type TrackingLine, trackingLine, watchBias } from "./tracking-signal.ts";
import { FALSE_ALARMS, type Watched } from "./watched.ts";

interface Before<Values> {
  readonly of: string;
  readonly reference: Values;
  readonly current: Values;
}

/** Everything about one insight that can be watched; what it has not is left empty. */
export interface InsightRecord {
  readonly inputs: readonly Before<readonly number[]>[];
  readonly mixes: readonly Before<readonly string[]>[];
  readonly rates: readonly Before<Counts>[];
  readonly errors: readonly Before<readonly number[]>[];
  readonly outcomes: readonly { readonly of: string; readonly outcomes: readonly Outcome[] }[];
}

/** Watches all of it at once: the monitors share the false alarms, so that the insight as a whole is doubted by chance no more often than `falseAlarms`. */
export function watchInsight(
  record: InsightRecord,
  { falseAlarms = FALSE_ALARMS, line = trackingLine }: { readonly falseAlarms?: number; readonly line?: TrackingLine } = {},
): Watched[] {
  const monitors = record.inputs.length + record.mixes.length + record.rates.length + 2 * record.errors.length + record.outcomes.length;
  const each = falseAlarms / Math.max(1, monitors);
  const sizes = (errors: readonly number[]) => errors.map(Math.abs);
  return [
    ...record.inputs.map(({ of, reference, current }) => watchNumbers(of, reference, current, each)),
    ...record.mixes.map(({ of, reference, current }) => watchMix(of, reference, current, each)),
    ...record.rates.map(({ of, reference, current }) => watchRate(of, reference, current, { falseAlarms: each })),
    ...record.errors.flatMap(({ of, reference, current }) => [
      watchBias(of, reference, current, { falseAlarms: each, line }),
      watchNumbers(`The size of the errors of ${of}`, sizes(reference), sizes(current), each),
    ]),
    ...record.outcomes.map(({ of, outcomes }) => watchCalibration(of, outcomes, each)),
  ];
}
