import { nodeHash } from "./merkle.ts";

/** That entry `seq` is in the tree of `size` entries. */
export interface InclusionProof {
  readonly seq: number;
  readonly size: number;
  readonly path: readonly Buffer[];
}

/** That the tree of `first` entries is the beginning of the tree of `second`. */
export interface ConsistencyProof {
  readonly first: number;
  readonly second: number;
  readonly path: readonly Buffer[];
}

/** RFC 9162, 2.1.3.2: needs nothing but the leaf's hash and the root that was signed. */
export function verifyInclusion({ seq, size, path }: InclusionProof, leaf: Buffer, root: Buffer): boolean {
  let node = seq - 1;
  let last = size - 1;
  if (!Number.isSafeInteger(node) || !Number.isSafeInteger(last) || node < 0 || node > last) return false;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** RFC 9162, 2.1.4.2: needs nothing but the two roots that were signed. */
export function verifyConsistency({ first, second, path }: ConsistencyProof, firstRoot: Buffer, secondRoot: Buffer): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false;
  if (first === 0) return path.length === 0;
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  if (!start || path.length === 0) return false;
  let node = first - 1;
  let last = second - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let before = start;
  let after = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && before.equals(firstRoot) && after.equals(secondRoot);
}

// Sizes may pass 2^31, where the bitwise operators stop being right.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
