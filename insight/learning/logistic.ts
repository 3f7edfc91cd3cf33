import { logit, sigmoid } from "./log-odds.ts";
import { solve } from "./solve-linear.ts";

/** A fitted logistic regression over rows of numbers in the order of the training columns. */
export interface Logistic {
  readonly intercept: number;
  readonly slopes: readonly number[];
  /** The probability of label 1. */
  predict(row: readonly number[]): number;
}

const STEPS = 30;

/**
 * Logistic regression by Newton's steps, the slopes pulled with strength `l2` towards `prior` (0 when left out; the intercept is free).
 * Columns are used as they are, so scale them first; a missing value (NaN) counts as 0.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  options: { readonly l2?: number; readonly prior?: readonly number[]; readonly weights?: readonly number[] } = {},
): Logistic {
  const l2 = options.l2 ?? 1;
  const width = (rows[0]?.length ?? 0) + 1;
  const cell = (row: readonly number[], column: number) => (column === 0 ? 1 : Number.isNaN(row[column - 1] ?? 0) ? 0 : (row[column - 1] ?? 0));
  const towards = (column: number) => (column === 0 ? 0 : (options.prior?.[column - 1] ?? 0));
  const weight = (at: number) => options.weights?.[at] ?? 1;
  const total = rows.reduce((sum, _, at) => sum + weight(at), 0);
  const positive = labels.reduce((sum, label, at) => sum + label * weight(at), 0);
  let beta = Array.from({ length: width }, (_, column) => (column === 0 ? logit((positive + 0.5) / (total + 1)) : towards(column)));
  const scoreBy = (own: readonly number[], row: readonly number[]) => own.reduce((sum, slope, column) => sum + slope * cell(row, column), 0);
  const lossOf = (own: readonly number[]) => {
    const pull = own.reduce((sum, slope, column) => sum + (column === 0 ? 0 : (l2 / 2) * (slope - towards(column)) ** 2), 0);
    return rows.reduce((sum, row, at) => sum + weight(at) * softplus((labels[at] ?? 0) > 0.5 ? -scoreBy(own, row) : scoreBy(own, row)), pull);
  };
  let loss = lossOf(beta);
  for (let step = 0; step < STEPS; step++) {
    const gradient = beta.map((slope, column) => (column === 0 ? 0 : l2 * (slope - towards(column))));
    const curvature = beta.map((_, i) => beta.map((__, j) => (i === j ? (i === 0 ? 1e-9 : l2) : 0)));
    rows.forEach((row, at) => {
      const p = sigmoid(scoreBy(beta, row));
      const w = weight(at);
      for (let i = 0; i < width; i++) {
        const x = cell(row, i);
        if (x === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + w * (p - (labels[at] ?? 0)) * x;
        const line = curvature[i] ?? [];
        for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + w * p * (1 - p) * x * cell(row, j);
      }
    });
    const move = solve(curvature, gradient);
    const better = [1, 0.5, 0.25, 0.1, 0.02]
      .map((part) => beta.map((slope, column) => slope - part * (move[column] ?? 0)))
      .find((own) => lossOf(own) < loss);
    if (better === undefined) break;
    const gained = loss - lossOf(better);
    beta = better;
    loss -= gained;
    if (gained < 1e-9 * (1 + loss)) break;
  }
  const [intercept = 0, ...slopes] = beta;
  return { intercept, slopes, predict: (row) => sigmoid(scoreBy(beta, row)) };
}

function softplus(score: number): number {
  return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
}
