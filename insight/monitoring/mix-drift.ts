import { chiSquaredTail } from "./tail-probabilities.ts";
import { AIM, FALSE_ALARMS, LEAST_OBSERVATIONS, tooFew, type Watched } from "./watched.ts";

/** Rarer kinds are judged together: below this many expected the null is not the one that is used. */
const LEAST_EXPECTED = 8;
const OTHERS = "all others";

/**
 * Whether recent observations fall into kinds (a mode, a vendor, a category) in the shares that the earlier ones did: Pearson's chi-squared over
 * both samples against its null, which knows the sample sizes, where the usual fixed lines for the population stability index do not.
 */
export function watchMix(of: string, reference: readonly string[], current: readonly string[], falseAlarms: number = FALSE_ALARMS): Watched {
  const basedOn = { reference: reference.length, current: current.length };
  const seen = { monitor: "mix", of, basedOn } as const;
  if (Math.min(reference.length, current.length) < LEAST_OBSERVATIONS) return tooFew(seen);
  const kinds = merged(tally(reference), tally(current), Math.min(reference.length, current.length) / (reference.length + current.length));
  const total = reference.length + current.length;
  const parts = kinds.map((kind) => {
    const all = kind.before + kind.now;
    const [expectedBefore, expectedNow] = [(all * reference.length) / total, (all * current.length) / total];
    return { ...kind, distance: (kind.before - expectedBefore) ** 2 / expectedBefore + (kind.now - expectedNow) ** 2 / expectedNow };
  });
  const statistic = parts.reduce((sum, { distance }) => sum + distance, 0);
  const probability = kinds.length < 2 ? 1 : chiSquaredTail(statistic, kinds.length - 1);
  const isAlarm = probability < AIM * falseAlarms;
  const most = parts.reduce(
    (larger, part) => (part.distance > larger.distance ? part : larger),
    parts[0] ?? { name: OTHERS, before: 0, now: 0, distance: 0 },
  );
  const shares = `${most.name} was ${share(most.before, reference.length)} of ${reference.length} and is ${share(most.now, current.length)} of the last ${current.length}`;
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic: 1 - probability,
    threshold: 1 - AIM * falseAlarms,
    falseAlarms,
    reasons: [isAlarm ? `The mix of ${of} changed: ${shares}.` : `The mix of ${of} is as before; the largest move: ${shares}.`],
  };
}

interface Kind {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

function merged(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>, smallerShare: number): Kind[] {
  const kinds = [...new Set([...before.keys(), ...now.keys()])].map((name) => ({ name, before: before.get(name) ?? 0, now: now.get(name) ?? 0 }));
  const isCommon = (kind: Kind) => (kind.before + kind.now) * smallerShare >= LEAST_EXPECTED;
  const rare = kinds.filter((kind) => !isCommon(kind));
  const others = rare.reduce((sum, kind) => ({ name: OTHERS, before: sum.before + kind.before, now: sum.now + kind.now }), {
    name: OTHERS,
    before: 0,
    now: 0,
  });
  const common = kinds.filter(isCommon);
  if (isCommon(others) || common.length === 0) return rare.length === 0 ? common : [...common, others];
  const [last, ...rest] = common.toSorted((a, b) => a.before + a.now - b.before - b.now);
  return last === undefined || rare.length === 0
    ? common
    : [...rest, { name: OTHERS, before: last.before + others.before, now: last.now + others.now }];
}

function tally(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}%`;
}
