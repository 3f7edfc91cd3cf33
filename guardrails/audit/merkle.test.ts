import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consistencyRanges, EMPTY_FRONTIER, extend, inclusionRanges, type LeafRange, leafHash, nodeHash, peakCount, rootOf } from "./merkle.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";

const EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** RFC 9162, 2.1.1, word for word. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only && leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => leafHash(`entry ${index}`));
const rootsOf = (leaves: readonly Buffer[], ranges: readonly LeafRange[]) => ranges.map(([start, end]) => naiveRoot(leaves.slice(start, end)));
const flipped = (hash: Buffer | undefined) => Buffer.from((hash ?? expect.unreachable()).map((byte, index) => (index === 0 ? byte ^ 1 : byte)));

describe("the tree", () => {
  test("an empty log has the root of RFC 9162, the hash of nothing", () => {
    expect(rootOf(EMPTY_FRONTIER).toString("hex")).toBe(EMPTY_ROOT);
  });

  /** Test vectors of the certificate-transparency project for the same tree (RFC 6962). */
  test("has the published roots of the certificate-transparency test vectors", () => {
    const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    let frontier = EMPTY_FRONTIER;
    const roots = inputs.map((hex) => {
      frontier = extend(frontier, leafHash(Buffer.from(hex, "hex")));
      return rootOf(frontier).toString("hex");
    });
    expect(roots).toEqual([
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]);
  });

  test("growing it leaf by leaf gives the root that computing it whole gives", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 130 }), (entries) => {
        const leaves = entries.map((entry) => leafHash(entry));
        const frontier = leaves.reduce(extend, EMPTY_FRONTIER);
        expect(rootOf(frontier).equals(naiveRoot(leaves))).toBe(true);
        expect(frontier.peaks).toHaveLength(peakCount(frontier.size));
      }),
    );
  });
});

const spot = fc.integer({ min: 1, max: 300 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 1, max: size })));

describe("proofs", () => {
  test("every entry is shown to be in every tree that holds it, and no other leaf, root or path passes", () => {
    fc.assert(
      fc.property(spot, fc.nat(), ([size, seq], pick) => {
        const leaves = leavesOf(size);
        const [root, leaf] = [naiveRoot(leaves), leaves[seq - 1] ?? expect.unreachable()];
        const path = rootsOf(leaves, inclusionRanges(seq - 1, size));
        expect(verifyInclusion({ seq, size, path }, leaf, root)).toBe(true);
        expect(verifyInclusion({ seq, size, path }, flipped(leaf), root)).toBe(false);
        expect(verifyInclusion({ seq, size, path }, leaf, flipped(root))).toBe(false);
        expect(verifyInclusion({ seq, size, path: [...path, root] }, leaf, root)).toBe(false);
        expect(verifyInclusion({ seq: size + 1, size, path }, leaf, root)).toBe(false);
        if (path.length === 0) return;
        const at = pick % path.length;
        expect(verifyInclusion({ seq, size, path: path.with(at, flipped(path[at])) }, leaf, root)).toBe(false);
        expect(verifyInclusion({ seq, size, path: path.slice(1) }, leaf, root)).toBe(false);
      }),
    );
  });

  test("every tree is shown to be the beginning of every later one, and no other root or path passes", () => {
    fc.assert(
      fc.property(spot, fc.nat(), ([second, first], pick) => {
        const leaves = leavesOf(second);
        const [before, after] = [naiveRoot(leaves.slice(0, first)), naiveRoot(leaves)];
        const path = rootsOf(leaves, consistencyRanges(first, second));
        expect(verifyConsistency({ first, second, path }, before, after)).toBe(true);
        expect(verifyConsistency({ first, second, path }, flipped(before), after)).toBe(false);
        expect(verifyConsistency({ first, second, path }, before, flipped(after))).toBe(false);
        expect(verifyConsistency({ first, second, path: [...path, before] }, before, after)).toBe(false);
        if (path.length === 0) return;
        const at = pick % path.length;
        expect(verifyConsistency({ first, second, path: path.with(at, flipped(path[at])) }, before, after)).toBe(false);
        expect(verifyConsistency({ first, second, path: path.slice(1) }, before, after)).toBe(false);
      }),
    );
  });

  test("the empty tree is the beginning of all, and a larger one of none", () => {
    const [root] = leavesOf(1);
    expect(verifyConsistency({ first: 0, second: 1, path: [] }, rootOf(EMPTY_FRONTIER), root ?? expect.unreachable())).toBe(true);
    expect(verifyConsistency({ first: 2, second: 1, path: [] }, rootOf(EMPTY_FRONTIER), root ?? expect.unreachable())).toBe(false);
  });

  test("sizes beyond 32 bits are counted right", () => {
    const size = 2 ** 33 + 5;
    expect(inclusionRanges(0, size)).toHaveLength(34);
    expect(inclusionRanges(size - 1, size).at(-1)).toEqual([0, 2 ** 33]);
    expect(peakCount(size)).toBe(3);
  });
});
