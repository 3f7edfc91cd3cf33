/** How many units may be asked for: `probabilities[n]` is the probability of n units; what demand forecasts give fits it. */
export interface UnitDistribution {
  readonly mean: number;
  readonly probabilities: readonly number[];
}

const LEAST_TAIL = 1e-9;

/** Weights of 0, 1, 2 ... units made into probabilities; an empty or weightless list is "certainly nothing". The tail below 1e-9 is cut. */
export function fromWeights(weights: readonly number[]): UnitDistribution {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return { mean: 0, probabilities: [1] };
  let length = weights.length;
  for (let tail = 0; length > 1; length -= 1) {
    tail += (weights[length - 1] ?? 0) / total;
    if (tail > LEAST_TAIL) break;
  }
  const kept = weights.slice(0, length).reduce((sum, weight) => sum + weight, 0);
  const probabilities = weights.slice(0, length).map((weight) => weight / kept);
  return { mean: probabilities.reduce((sum, share, units) => sum + share * units, 0), probabilities };
}

/** Exactly so many units, rounded to whole ones. */
export function exactly(units: number): UnitDistribution {
  const whole = Math.max(0, Math.round(units));
  return { mean: whole, probabilities: Array.from({ length: whole + 1 }, (_, at) => (at === whole ? 1 : 0)) };
}

/** One of several distributions, each with its weight. */
export function mixture(parts: readonly { readonly weight: number; readonly of: UnitDistribution }[]): UnitDistribution {
  const length = Math.max(1, ...parts.filter(({ weight }) => weight > 0).map(({ of }) => of.probabilities.length));
  const weights = new Array<number>(length).fill(0);
  for (const { weight, of } of parts) {
    if (weight <= 0) continue;
    of.probabilities.forEach((share, units) => {
      weights[units] = (weights[units] ?? 0) + weight * share;
    });
  }
  return fromWeights(weights);
}

/** The sum of two independent demands. */
export function sumOf(one: UnitDistribution, other: UnitDistribution): UnitDistribution {
  const weights = new Array<number>(one.probabilities.length + other.probabilities.length - 1).fill(0);
  one.probabilities.forEach((share, units) => {
    if (share === 0) return;
    other.probabilities.forEach((otherShare, otherUnits) => {
      weights[units + otherUnits] = (weights[units + otherUnits] ?? 0) + share * otherShare;
    });
  });
  return fromWeights(weights);
}

/** The probability that more than `units` are asked for. */
export function chanceAbove({ probabilities }: UnitDistribution, units: number): number {
  if (units < 0) return 1;
  let below = 0;
  for (let at = 0; at < probabilities.length && at <= units; at += 1) below += probabilities[at] ?? 0;
  return Math.max(0, 1 - below);
}

/** The least number of units that covers demand with this probability. */
export function unitsAt({ probabilities }: UnitDistribution, share: number): number {
  let below = 0;
  for (let at = 0; at < probabilities.length; at += 1) {
    below += probabilities[at] ?? 0;
    if (below >= share - 1e-12) return at;
  }
  return Math.max(0, probabilities.length - 1);
}

/** Expected units short where `stock` units meet this demand: the sum of the probabilities of more than stock, stock + 1 ... */
export function expectedShort({ mean, probabilities }: UnitDistribution, stock: number): number {
  if (stock < 0) return mean - stock;
  let short = 0;
  for (let at = Math.floor(stock) + 1; at < probabilities.length; at += 1) short += (at - stock) * (probabilities[at] ?? 0);
  return short;
}
