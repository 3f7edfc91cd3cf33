import { type Counts, exactRateTail } from "./tail-probabilities.ts";
import { AIM, FALSE_ALARMS, LEAST_OBSERVATIONS, tooFew, type Watched } from "./watched.ts";

/**
 * Whether something happens more often than it did (late deliveries, bills that failed): the exact test given both samples' counts, so that its
 * false alarms stay below the line at any size and rate. `looks` is how often the same growing sample will be looked at; they share the line.
 */
export function watchRate(
  of: string,
  reference: Counts,
  current: Counts,
  { falseAlarms = FALSE_ALARMS, looks = 1 }: { readonly falseAlarms?: number; readonly looks?: number } = {},
): Watched {
  const basedOn = { reference: reference.count, current: current.count };
  const seen = { monitor: "rate", of, basedOn } as const;
  if (Math.min(reference.count, current.count) < LEAST_OBSERVATIONS) return tooFew(seen);
  const chance = exactRateTail(reference, current);
  const isAlarm = chance < (AIM * falseAlarms) / looks;
  const rates = `${rate(reference)} of ${reference.count} earlier, ${rate(current)} of the last ${current.count}`;
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic: 1 - chance,
    threshold: 1 - (AIM * falseAlarms) / looks,
    falseAlarms,
    reasons: [
      isAlarm
        ? `${of} rose: ${rates}. Chance alone does that with probability ${chance.toPrecision(2)}.`
        : `${of} has not risen beyond chance: ${rates}.`,
    ],
  };
}

function rate({ events, count }: Counts): string {
  return `${((100 * events) / count).toFixed(1)}%`;
}
