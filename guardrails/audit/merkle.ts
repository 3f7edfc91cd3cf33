import { createHash } from "node:crypto";

/** RFC 9162's Merkle tree: pure hashing, no storage. */

/** Roots of the perfect subtrees that make up a tree, largest first; enough to append and to compute the root. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Buffer[];
}

/** Leaves from `start` up to, not including, `end`, counted from 0. */
export type LeafRange = readonly [start: number, end: number];

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

export function leafHash(entry: Uint8Array | string): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(entry).digest();
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

/** The tree with one more leaf, in O(log n). */
export function extend({ size, peaks }: Frontier, leaf: Buffer): Frontier {
  const kept = [...peaks];
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = kept.pop();
    if (!left) throw new RangeError("The frontier has fewer peaks than its size needs.");
    node = nodeHash(left, node);
  }
  return { size: size + 1, peaks: [...kept, node] };
}

export function rootOf({ peaks }: Frontier): Buffer {
  return peaks.length === 0 ? createHash("sha256").digest() : peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** What a tree of `size` leaves has as peaks: as many as there are ones in its binary form. */
export function peakCount(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/** RFC 9162's k: the largest power of two that is smaller than `size`. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The subtrees whose roots prove that leaf `index` is in a tree of `size`, from the leaf upwards (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  const path = (start: number, end: number): readonly LeafRange[] => {
    if (end - start === 1) return [];
    const middle = start + split(end - start);
    return index < middle ? [...path(start, middle), [middle, end]] : [...path(middle, end), [start, middle]];
  };
  return path(0, size);
}

/** The subtrees whose roots prove that the tree of `first` leaves begins the one of `second` (RFC 9162, 2.1.4.1). */
export function consistencyRanges(first: number, second: number): readonly LeafRange[] {
  const path = (start: number, end: number, whole: boolean): readonly LeafRange[] => {
    if (first === end) return whole ? [] : [[start, end]];
    const middle = start + split(end - start);
    return first <= middle ? [...path(start, middle, whole), [middle, end]] : [...path(middle, end, false), [start, middle]];
  };
  return first === 0 ? [] : path(0, second, true);
}
