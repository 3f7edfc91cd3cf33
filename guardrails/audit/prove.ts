import type { Pool } from "pg";
import { CopilotError } from "../../core/errors.ts";
import { consistencyRanges, EMPTY_FRONTIER, extend, inclusionRanges, type LeafRange, rootOf } from "./merkle.ts";
import type { ConsistencyProof, InclusionProof } from "./proof.ts";
import { entryBatches, readFrontier } from "./rows.ts";

/** What a third party needs, besides the entry and a signed head, to see that the entry is in the log. */
export async function proveInclusion(pool: Pool, seq: number, size: number): Promise<InclusionProof> {
  await checkRange(pool, seq, size);
  return { seq, size, path: await subtreeRoots(pool, inclusionRanges(seq - 1, size)) };
}

/** What a third party needs, besides two signed heads, to see that the log only grew between them. */
export async function proveConsistency(pool: Pool, first: number, second: number): Promise<ConsistencyProof> {
  await checkRange(pool, first, second);
  return { first, second, path: await subtreeRoots(pool, consistencyRanges(first, second)) };
}

async function checkRange(pool: Pool, from: number, to: number): Promise<void> {
  const size = (await readFrontier(pool))?.size ?? 0;
  if (Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= size) return;
  throw new CopilotError("BAD_INPUT", `The log has ${size} entries: ask for whole numbers from 1 to ${size}, the smaller first.`);
}

/** The ranges of a proof are disjoint, so that together they read the log once at most, and never hold it. */
async function subtreeRoots(pool: Pool, ranges: readonly LeafRange[]): Promise<readonly Buffer[]> {
  const roots: Buffer[] = [];
  for (const [start, end] of ranges) {
    let tree = EMPTY_FRONTIER;
    for await (const batch of entryBatches(pool, { after: start, upTo: end })) {
      for (const { leafHash } of batch) tree = extend(tree, leafHash);
    }
    roots.push(rootOf(tree));
  }
  return roots;
}
