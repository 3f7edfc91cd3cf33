/** What one monitor says of one series. */
export type Watched = Quiet | Alarm | TooFew;

interface Seen {
  readonly monitor: "inputs" | "mix" | "rate" | "bias" | "calibration" | "latest";
  /** The series, as people call it: "late rate of all vendors". */
  readonly of: string;
  /** One or two sentences with figures. */
  readonly reasons: readonly string[];
  readonly basedOn: { readonly reference: number; readonly current: number };
}

interface Judged extends Seen {
  /** The statistic, and the line that it crosses by chance no more often than `falseAlarms`. */
  readonly statistic: number;
  readonly threshold: number;
  readonly falseAlarms: number;
}

export interface Quiet extends Judged {
  readonly kind: "quiet";
}

export interface Alarm extends Judged {
  readonly kind: "alarm";
}

export interface TooFew extends Seen {
  readonly kind: "too-few";
}

/** How often a monitor may cry wolf when nothing changed. */
export const FALSE_ALARMS = 0.01;

/** Lines are drawn for this part of it, since approximated and simulated nulls are themselves a little off. */
export const AIM = 0.6;

/** With fewer observations on either side a monitor keeps silent. */
export const LEAST_OBSERVATIONS = 30;

/** The answer of a monitor that has too little to judge by. */
export function tooFew(seen: Omit<Seen, "reasons">): TooFew {
  const { reference, current } = seen.basedOn;
  return {
    ...seen,
    kind: "too-few",
    reasons: [
      `${seen.of}: ${reference} earlier and ${current} recent observations are too few to say whether it changed; ${LEAST_OBSERVATIONS} of each are needed.`,
    ],
  };
}
