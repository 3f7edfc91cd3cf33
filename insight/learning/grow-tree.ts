import type { FeatureBins } from "./feature-bins.ts";

/** A fork of a tree: bins up to `bin` go left, missing values where `missingLeft` says; a leaf has no `feature`. */
export interface TreeNode {
  readonly value: number;
  readonly feature?: number;
  readonly bin?: number;
  readonly missingLeft?: boolean;
  readonly left?: TreeNode;
  readonly right?: TreeNode;
}

/** How far one tree may grow. `minWeight` is the least curvature (for rare labels roughly the count of positives) on each side of a fork. */
export interface Growth {
  readonly depth: number;
  readonly minWeight: number;
  readonly l2: number;
}

interface Fork {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
}

/** Grows one regression tree on gradients and curvatures of the loss by the best forks over the bins (Chen and Guestrin, 2016, eq. 7). */
export function growTree(bins: FeatureBins, gradient: Float64Array, curvature: Float64Array, growth: Growth, rows: Uint32Array, depth = 0): TreeNode {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row] ?? 0;
    h += curvature[row] ?? 0;
  }
  const value = -g / (h + growth.l2);
  const fork = depth < growth.depth && h >= 2 * growth.minWeight ? bestFork(bins, gradient, curvature, growth, rows, g, h) : undefined;
  if (fork === undefined) return { value };
  const column = bins.columns[fork.feature] ?? new Uint8Array();
  const goesLeft = (row: number) => (column[row] === 0 ? fork.missingLeft : (column[row] ?? 0) <= fork.bin);
  const grow = (side: Uint32Array) => growTree(bins, gradient, curvature, growth, side, depth + 1);
  return { value, ...fork, left: grow(rows.filter(goesLeft)), right: grow(rows.filter((row) => !goesLeft(row))) };
}

function bestFork(
  bins: FeatureBins,
  gradient: Float64Array,
  curvature: Float64Array,
  { l2, minWeight }: Growth,
  rows: Uint32Array,
  g: number,
  h: number,
): Fork | undefined {
  let best: Fork | undefined;
  const score = (gradients: number, curvatures: number) => (gradients * gradients) / (curvatures + l2);
  bins.columns.forEach((column, feature) => {
    const count = (bins.cuts[feature]?.length ?? 0) + 2;
    const gs = new Float64Array(count);
    const hs = new Float64Array(count);
    for (const row of rows) {
      const bin = column[row] ?? 0;
      gs[bin] = (gs[bin] ?? 0) + (gradient[row] ?? 0);
      hs[bin] = (hs[bin] ?? 0) + (curvature[row] ?? 0);
    }
    for (const missingLeft of (hs[0] ?? 0) > 0 ? [true, false] : [false]) {
      let leftG = missingLeft ? (gs[0] ?? 0) : 0;
      let leftH = missingLeft ? (hs[0] ?? 0) : 0;
      for (let bin = 1; bin < count; bin++) {
        leftG += gs[bin] ?? 0;
        leftH += hs[bin] ?? 0;
        if (leftH < minWeight || h - leftH < minWeight) continue;
        const gain = score(leftG, leftH) + score(g - leftG, h - leftH) - score(g, h);
        if (gain > (best?.gain ?? 1e-9)) best = { gain, feature, bin, missingLeft };
      }
    }
  });
  return best;
}
