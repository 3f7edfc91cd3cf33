import { logit, sigmoid } from "./log-odds.ts";

/** One value of one factor: its log odds over the rest, the observations behind it, and the variance that is left. */
export interface Effect {
  readonly logOdds: number;
  readonly variance: number;
  readonly seen: number;
  readonly positive: number;
}

export interface CrossedEffects {
  readonly base: number;
  /** The effect of a value of the factor at this place; undefined when it was never seen. */
  effect(factor: number, key: string): Effect | undefined;
  /** The log odds of label 1 for one key a factor. */
  logOdds(keys: readonly string[]): number;
}

const SWEEPS = 25;
const LARGEST_STEP = 1.5;

interface Cell {
  readonly rows: number[];
  positive: number;
  effect: number;
  curvature: number;
}

/**
 * Logistic regression on crossed factors, each value's effect pulled towards 0 with strength `ridge` (the mode of a model with normal random
 * effects of variance 1 / ridge; Breslow and Clayton, 1993), by Newton steps one value at a time. `keys` holds one key a factor for each row.
 */
export function fitCrossedEffects(
  keys: readonly (readonly string[])[],
  labels: readonly number[],
  options: { readonly ridge: number; readonly weights?: readonly number[] },
): CrossedEffects {
  const weights = Float64Array.from(keys, (_, at) => options.weights?.[at] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const positive = labels.reduce((sum, label, at) => sum + label * (weights[at] ?? 0), 0);
  let base = logit((positive + 0.5) / (total + 1));
  const score = new Float64Array(keys.length).fill(base);
  const everyRow = keys.map((_, at) => at);
  const factors = (keys[0] ?? []).map((_, factor) => cellsOf(keys, labels, factor));
  const step = (rows: readonly number[], effect: number, ridge: number) => {
    let gradient = -ridge * effect;
    let curvature = ridge;
    for (const at of rows) {
      const p = sigmoid(score[at] ?? 0);
      gradient += (weights[at] ?? 0) * ((labels[at] ?? 0) - p);
      curvature += (weights[at] ?? 0) * p * (1 - p);
    }
    const by = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, gradient / (curvature + 1e-9)));
    for (const at of rows) score[at] = (score[at] ?? 0) + by;
    return { by, curvature };
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    base += step(everyRow, 0, 1e-6).by;
    for (const cells of factors)
      for (const cell of cells.values()) {
        const { by, curvature } = step(cell.rows, cell.effect, options.ridge);
        cell.effect += by;
        cell.curvature = curvature;
      }
  }
  const effect = (factor: number, key: string): Effect | undefined => {
    const cell = factors[factor]?.get(key);
    if (cell === undefined) return undefined;
    return { logOdds: cell.effect, variance: 1 / cell.curvature, seen: cell.rows.length, positive: cell.positive };
  };
  return { base, effect, logOdds: (own) => own.reduce((sum, key, factor) => sum + (factors[factor]?.get(key)?.effect ?? 0), base) };
}

function cellsOf(keys: readonly (readonly string[])[], labels: readonly number[], factor: number): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  keys.forEach((own, at) => {
    const key = own[factor] ?? "";
    const cell = cells.get(key) ?? { rows: [], positive: 0, effect: 0, curvature: 1 };
    cell.rows.push(at);
    cell.positive += labels[at] ?? 0;
    cells.set(key, cell);
  });
  return cells;
}
