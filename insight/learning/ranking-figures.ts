/** How well probabilities order and name what happened (labels 0 and 1); NaN where there is nothing to compare. */
export interface RankingFigures {
  /** Area under the receiver operating curve, ties counting half. */
  readonly auc: number;
  /** Average precision, ties taken together. */
  readonly averagePrecision: number;
  /** Expected calibration error over ten bins of equal counts: the mean gap between what was said and what came. */
  readonly calibrationError: number;
}

const BINS = 10;

/** Ranks by probability and measures; the arrays go together by place. */
export function rankingFigures(probabilities: readonly number[], labels: readonly number[]): RankingFigures {
  const sorted = probabilities.map((p, at) => ({ p, label: labels[at] ?? 0 })).sort((a, b) => b.p - a.p);
  const positives = sorted.reduce((sum, { label }) => sum + label, 0);
  const negatives = sorted.length - positives;
  let found = 0;
  let pairs = 0;
  let precision = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.p === sorted[from]?.p) to++;
    const here = sorted.slice(from, to).reduce((sum, { label }) => sum + label, 0);
    pairs += (to - from - here) * (found + here / 2);
    found += here;
    precision += (here * found) / to;
    from = to;
  }
  const edge = (bin: number) => Math.floor((bin * sorted.length) / BINS);
  const gaps = Array.from({ length: BINS }, (_, bin) =>
    Math.abs(sorted.slice(edge(bin), edge(bin + 1)).reduce((sum, { p, label }) => sum + p - label, 0)),
  );
  return {
    auc: pairs / (positives * negatives),
    averagePrecision: precision / positives,
    calibrationError: gaps.reduce((sum, gap) => sum + gap, 0) / sorted.length,
  };
}
