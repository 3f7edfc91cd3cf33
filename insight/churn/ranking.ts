/** The share of pairs of a 1 and a 0 that the scores order rightly, ties as half: the area under the ROC curve (Hanley and McNeil, 1982). */
export function rankingQuality(scores: readonly number[], labels: readonly number[]): number {
  const order = scores.map((score, at) => ({ score, label: labels[at] ?? 0 })).sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to++;
    const tied = order.slice(from, to).reduce((sum, { label }) => sum + label, 0);
    rankSum += (tied * (from + 1 + to)) / 2;
    positives += tied;
    from = to;
  }
  const pairs = positives * (order.length - positives);
  return pairs === 0 ? Number.NaN : (rankSum - (positives * (positives + 1)) / 2) / pairs;
}

/** The mean distance between said and seen in ten groups of equal size, from the lowest probability to the highest. */
export function calibrationError(probabilities: readonly number[], labels: readonly number[]): number {
  const order = probabilities.map((probability, at) => ({ probability, label: labels[at] ?? 0 })).sort((a, b) => a.probability - b.probability);
  const groups = Array.from({ length: 10 }, (_, group) =>
    order.slice(Math.floor((group * order.length) / 10), Math.floor(((group + 1) * order.length) / 10)),
  );
  const distance = groups.map((group) => Math.abs(group.reduce((sum, { probability, label }) => sum + probability - label, 0)));
  return distance.reduce((sum, part) => sum + part, 0) / order.length;
}
