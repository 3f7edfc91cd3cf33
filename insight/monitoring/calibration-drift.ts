import { logit, sigmoid } from "../learning/log-odds.ts";
import { FALSE_ALARMS, LEAST_OBSERVATIONS, tooFew, type Watched } from "./watched.ts";

/** One estimate and what came of it, in the order in which it was learned. */
export interface Outcome {
  readonly probability: number;
  readonly happened: boolean;
}

/** Log odds by which the truth may have moved away from what is said. */
const SHIFTS = [-1, -0.5, 0.5, 1] as const;
/** The number of outcomes between two validations over which the false alarms are shared; more are watched with the same line. */
const BETWEEN_VALIDATIONS = 5000;

/**
 * Whether stated probabilities (or the stated coverage of intervals) still hold, looked at after every outcome: a mixture over shifts and over
 * the moment of change of likelihood ratios against "what was said is right". By Ville's inequality (1939) it ever reaches 1/falseAlarms with no
 * more than that probability, however often one looks. The moment is a uniform prior, as in Shiryaev and Roberts (1963, 1966).
 */
export function watchCalibration(of: string, outcomes: readonly Outcome[], falseAlarms: number = FALSE_ALARMS): Watched {
  const basedOn = { reference: 0, current: outcomes.length };
  const seen = { monitor: "calibration", of, basedOn } as const;
  if (outcomes.length < LEAST_OBSERVATIONS)
    return { ...tooFew(seen), reasons: [`${of}: ${outcomes.length} outcomes are too few to say whether the probabilities hold.`] };
  const { largest, from, at } = evidenceOf(outcomes, 1 / falseAlarms);
  const isAlarm = largest >= 1 / falseAlarms;
  const judged = outcomes.slice(isAlarm ? from : 0, isAlarm ? at + 1 : outcomes.length);
  const said = judged.reduce((sum, { probability }) => sum + probability, 0) / judged.length;
  const came = judged.filter(({ happened }) => happened).length / judged.length;
  const rates = `${percent(said)} was said on average, ${percent(came)} came true`;
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic: largest,
    threshold: 1 / falseAlarms,
    falseAlarms,
    reasons: [
      isAlarm
        ? `${of} no longer holds: over ${judged.length} outcomes, from number ${from + 1} on, ${rates}.`
        : `${of} holds over ${outcomes.length} outcomes: ${rates}.`,
    ],
  };
}

/** The largest evidence against "nothing changed" up to where it passes the line, and the likeliest first outcome of the change. */
function evidenceOf(outcomes: readonly Outcome[], line: number) {
  const weight = 1 / Math.max(BETWEEN_VALIDATIONS, outcomes.length);
  const sums = SHIFTS.map(() => 0);
  const runs = SHIFTS.map(() => ({ gain: 0, from: 0 }));
  let largest = 0;
  for (const [at, { probability, happened }] of outcomes.entries()) {
    SHIFTS.forEach((shift, which) => {
      const said = sigmoid(logit(probability));
      const moved = sigmoid(logit(probability) + shift);
      const ratio = happened ? moved / said : (1 - moved) / (1 - said);
      sums[which] = ((sums[which] ?? 0) + weight) * ratio;
      const run = runs[which] ?? { gain: 0, from: 0 };
      const gain = run.gain + Math.log(ratio);
      runs[which] = gain <= 0 ? { gain: 0, from: at + 1 } : { gain, from: run.from };
    });
    const unspent = 1 - weight * (at + 1);
    largest = Math.max(largest, unspent + sums.reduce((sum, part) => sum + part, 0) / SHIFTS.length);
    if (largest >= line) return { largest, at, from: runs.reduce((best, run) => (run.gain > best.gain ? run : best)).from };
  }
  return { largest, at: outcomes.length - 1, from: 0 };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
