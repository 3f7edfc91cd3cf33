import { studentLine } from "./student-tail.ts";
import { AIM, FALSE_ALARMS, type Watched } from "./watched.ts";

/** Over how much of what was forecast the truth lay, as a share of it, in one stretch of time. */
export interface StretchMiss {
  /** "YYYY-MM-DD", both included. */
  readonly from: string;
  readonly to: string;
  readonly off: number;
}

/** With fewer earlier stretches nobody knows what is usual. */
export const LEAST_STRETCHES = 12;
/** A check that would let a miss by this share pass is none. */
const MOST_BLIND = 0.75;
/** What everybody calls right: a forecast that never missed by more must not be doubted for missing by a little. */
const LEAST_SPREAD = 0.02;

/**
 * Whether a forecast lately missed by more than it used to, stretch by stretch: each latest one against the interval in which the next of the
 * earlier ones would lie (Student's t), so that shocks which all products share count once and not once a product.
 */
export function watchLatest(
  of: string,
  earlier: readonly StretchMiss[],
  latest: readonly StretchMiss[],
  falseAlarms: number = FALSE_ALARMS,
): Watched {
  const basedOn = { reference: earlier.length, current: latest.length };
  const seen = { monitor: "latest", of, basedOn } as const;
  const mean = earlier.reduce((sum, { off }) => sum + off, 0) / Math.max(1, earlier.length);
  const variance = earlier.reduce((sum, { off }) => sum + (off - mean) ** 2, 0) / Math.max(1, earlier.length - 1);
  const spread = Math.sqrt(Math.max(LEAST_SPREAD ** 2, variance) * (1 + 1 / Math.max(1, earlier.length)));
  const worst = latest.toSorted((one, other) => Math.abs(other.off - mean) - Math.abs(one.off - mean))[0];
  if (earlier.length < LEAST_STRETCHES || !worst)
    return {
      ...seen,
      kind: "too-few",
      reasons: [`${of}: ${earlier.length} earlier stretches of time are too few to say what is usual; ${LEAST_STRETCHES} are needed.`],
    };
  const threshold = studentLine((AIM * falseAlarms) / latest.length, earlier.length - 1);
  if (threshold * spread > MOST_BLIND)
    return {
      ...seen,
      kind: "too-few",
      reasons: [
        `${of} is so uneven that even ${percent(threshold * spread)} off its forecast may be chance, so whether the forecast holds can't be told.`,
      ],
    };
  const statistic = Math.abs(worst.off - mean) / spread;
  const isAlarm = statistic > threshold;
  const chance = `by the ${earlier.length} stretches of time before, from ${percent(mean - threshold * spread)} to ${percent(mean + threshold * spread)} may be chance`;
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic,
    threshold,
    falseAlarms,
    reasons: [
      isAlarm
        ? `${of} was ${percent(worst.off)} off its forecast from ${worst.from} to ${worst.to}; ${chance}.`
        : `${of} was at most ${percent(worst.off)} off its forecast lately; ${chance}.`,
    ],
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
