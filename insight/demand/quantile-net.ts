import { seededRandom } from "../monitoring/seeded-random.ts";
import { LEVELS } from "./quantile-levels.ts";

/** Rows to learn from: `width` inputs each, `span` targets each (NaN where unknown) in units of `scale`, and what one unit of scale is. */
export interface Lessons {
  readonly width: number;
  readonly span: number;
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Added to each target, times a number from 0 to 1 that changes each time it is seen: what makes whole units learnable (Machado and Santos Silva 2005). */
  readonly blur: Float64Array;
}

/** Answers a row of inputs with a rising value for each of LEVELS; reuses one array. */
export type QuantileNet = (inputs: Float64Array) => Float64Array;

const HIDDEN = 16;
const OUT = LEVELS.length;
const BATCH = 256;
const PASSES = 12;
const FIRST_RATE = 6e-3;
const LEAST = -0.05;

/**
 * A small network of two hidden layers that learns all quantiles at once by their pinball loss (Koenker and Bassett
 * 1978), with Adam (Kingma and Ba 2014). The levels are sums of positive steps, so they never cross.
 */
export function learnQuantiles({ width, span, inputs, targets, weights, blur }: Lessons, seed: number): QuantileNet {
  const random = seededRandom(seed);
  const sizes = [width * HIDDEN, HIDDEN, HIDDEN * HIDDEN, HIDDEN, HIDDEN * OUT, OUT];
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const [w1 = 0, b1 = 0, w2 = 0, b2 = 0, w3 = 0, b3 = 0] = starts;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const net = new Float64Array(total);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (let at = w1; at < b1; at += 1) net[at] = normal() * Math.sqrt(2 / width);
  for (let at = w2; at < b2; at += 1) net[at] = normal() * Math.sqrt(1 / HIDDEN);
  for (let at = w3; at < b3; at += 1) net[at] = (normal() * 0.1) / Math.sqrt(HIDDEN);
  for (let at = 0; at < OUT; at += 1) net[b3 + at] = at === 0 ? -1.5 : -1.5 + (1.5 * (at - 1)) / (OUT - 2);

  const first = new Float64Array(HIDDEN);
  const second = new Float64Array(HIDDEN);
  const raw = new Float64Array(OUT);
  const levels = new Float64Array(OUT);

  const answer = (row: Float64Array, from: number): void => {
    layer(row, from, width, net, w1, b1, first, true);
    layer(first, 0, HIDDEN, net, w2, b2, second, true);
    layer(second, 0, HIDDEN, net, w3, b3, raw, false);
    let sum = LEAST;
    for (let at = 0; at < OUT; at += 1) {
      const step = Math.min(8, Math.max(-12, raw[at] ?? 0));
      sum += step > 0 ? step + Math.log1p(Math.exp(-step)) : Math.log1p(Math.exp(step));
      levels[at] = sum;
    }
  };

  const slope = new Float64Array(total);
  const momentum = new Float64Array(total);
  const energy = new Float64Array(total);
  const [onRaw, onSecond, onFirst] = [new Float64Array(OUT), new Float64Array(HIDDEN), new Float64Array(HIDDEN)];
  const rows = weights.length;
  const order = Uint32Array.from(weights, (_, at) => at);
  const steps = PASSES * Math.floor(rows / BATCH);
  let step = 0;
  let [fade1, fade2] = [1, 1];

  const learn = (row: number): void => {
    const from = row * width;
    answer(inputs, from);
    onRaw.fill(0);
    let count = 0;
    for (let next = 0; next < span; next += 1) {
      const target = targets[row * span + next] ?? Number.NaN;
      if (Number.isNaN(target)) continue;
      count += 1;
      const blurred = target + (blur[row] ?? 0) * random();
      for (let at = 0; at < OUT && blurred >= (levels[at] ?? 0); at += 1) onRaw[at] = (onRaw[at] ?? 0) - 1;
    }
    if (count === 0) return;
    const weight = (weights[row] ?? 0) / BATCH;
    let above = 0;
    for (let at = OUT - 1; at >= 0; at -= 1) {
      // The share of targets below this level, less the level; a step moves its own level and all above it.
      above += weight * (1 + (onRaw[at] ?? 0) / count - (LEVELS[at] ?? 0));
      const value = Math.min(8, Math.max(-12, raw[at] ?? 0));
      onRaw[at] = above / (1 + Math.exp(-value));
    }
    backward(second, 0, HIDDEN, net, slope, w3, b3, onRaw, onSecond);
    for (let at = 0; at < HIDDEN; at += 1) if ((second[at] ?? 0) <= 0) onSecond[at] = 0;
    backward(first, 0, HIDDEN, net, slope, w2, b2, onSecond, onFirst);
    for (let at = 0; at < HIDDEN; at += 1) if ((first[at] ?? 0) <= 0) onFirst[at] = 0;
    backward(inputs, from, width, net, slope, w1, b1, onFirst, undefined);
  };

  for (let pass = 0; pass < PASSES; pass += 1) {
    shuffle(order, random);
    for (let from = 0; from + BATCH <= rows; from += BATCH) {
      slope.fill(0);
      for (let at = from; at < from + BATCH; at += 1) learn(order[at] ?? 0);
      const rate = FIRST_RATE * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      step += 1;
      fade1 *= 0.9;
      fade2 *= 0.999;
      for (let at = 0; at < total; at += 1) {
        const by = slope[at] ?? 0;
        const speed = (momentum[at] ?? 0) * 0.9 + 0.1 * by;
        const size = (energy[at] ?? 0) * 0.999 + 0.001 * by * by;
        momentum[at] = speed;
        energy[at] = size;
        net[at] = (net[at] ?? 0) - (rate * (speed / (1 - fade1))) / (Math.sqrt(size / (1 - fade2)) + 1e-8);
      }
    }
  }
  return (row) => {
    answer(row, 0);
    return levels;
  };
}

/** Weights lie input by input: `HIDDEN` or `OUT` of them for each. */
function layer(
  from: Float64Array,
  offset: number,
  count: number,
  net: Float64Array,
  weights: number,
  bias: number,
  to: Float64Array,
  cut: boolean,
): void {
  const size = to.length;
  for (let at = 0; at < size; at += 1) to[at] = net[bias + at] ?? 0;
  for (let input = 0; input < count; input += 1) {
    const value = from[offset + input] ?? 0;
    if (value === 0) continue;
    const row = weights + input * size;
    for (let at = 0; at < size; at += 1) to[at] = (to[at] ?? 0) + value * (net[row + at] ?? 0);
  }
  if (cut) for (let at = 0; at < size; at += 1) if ((to[at] ?? 0) < 0) to[at] = 0;
}

function backward(
  from: Float64Array,
  offset: number,
  count: number,
  net: Float64Array,
  slope: Float64Array,
  weights: number,
  bias: number,
  on: Float64Array,
  back: Float64Array | undefined,
): void {
  const size = on.length;
  for (let at = 0; at < size; at += 1) slope[bias + at] = (slope[bias + at] ?? 0) + (on[at] ?? 0);
  for (let input = 0; input < count; input += 1) {
    const value = from[offset + input] ?? 0;
    const row = weights + input * size;
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      const by = on[at] ?? 0;
      sum += by * (net[row + at] ?? 0);
      slope[row + at] = (slope[row + at] ?? 0) + value * by;
    }
    if (back) back[input] = sum;
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
