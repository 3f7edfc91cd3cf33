import type { KeyObject } from "node:crypto";
import type { Pool } from "pg";
import { CopilotError } from "../../core/errors.ts";
import type { SignedHead } from "./head.ts";
import { proveConsistency, proveInclusion } from "./prove.ts";
import { entryBatches, headsBetween, largestHead } from "./rows.ts";

/** One entry with all that a third party needs to see that it is in the log; checked by verify-proof.mjs. */
export interface InclusionEvidence {
  readonly format: "countersign-inclusion/1";
  /** Base64 of the DER form; a verifier should know it from elsewhere. */
  readonly publicKey: string;
  readonly head: SignedHead;
  readonly seq: number;
  /** The RFC 8785 text that was hashed. */
  readonly entry: string;
  /** Hex hashes, RFC 9162 section 2.1.3. */
  readonly path: readonly string[];
}

/** Two signed heads with all that a third party needs to see that the log only grew between them. */
export interface ConsistencyEvidence {
  readonly format: "countersign-consistency/1";
  readonly publicKey: string;
  readonly first: SignedHead;
  readonly second: SignedHead;
  /** Hex hashes, RFC 9162 section 2.1.4. */
  readonly path: readonly string[];
}

/** The newest signed head, for anchoring it outside: whoever keeps it can tell later that nothing before it was changed or cut off. */
export async function newestHead(pool: Pool): Promise<SignedHead> {
  const head = await largestHead(pool);
  if (!head) throw new CopilotError("NOT_FOUND", "The log has no entries yet, so there is nothing to anchor.");
  return head;
}

export async function inclusionEvidence(pool: Pool, key: KeyObject, seq: number): Promise<InclusionEvidence> {
  const head = await newestHead(pool);
  const { path } = await proveInclusion(pool, seq, head.treeSize);
  for await (const [entry] of entryBatches(pool, { after: seq - 1, upTo: seq }))
    return { format: "countersign-inclusion/1", publicKey: derOf(key), head, seq, entry: entry.body, path: path.map(hex) };
  throw new CopilotError("NOT_FOUND", `Entry ${seq} is missing from the log. Run "cs audit verify".`);
}

/** `first` is the size of a tree whose head somebody kept; it must be one that was signed. */
export async function consistencyEvidence(pool: Pool, key: KeyObject, first: number): Promise<ConsistencyEvidence> {
  const second = await newestHead(pool);
  const [kept] = Number.isSafeInteger(first) ? await headsBetween(pool, first - 1, first) : [];
  if (!kept) throw new CopilotError("NOT_FOUND", `No head of ${first} entries was ever signed. Give the treeSize of a head that you kept.`);
  const { path } = await proveConsistency(pool, first, second.treeSize);
  return { format: "countersign-consistency/1", publicKey: derOf(key), first: kept, second, path: path.map(hex) };
}

function derOf(key: KeyObject): string {
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

function hex(hash: Buffer): string {
  return hash.toString("hex");
}
