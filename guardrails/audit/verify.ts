import type { KeyObject } from "node:crypto";
import type { Pool } from "pg";
import { isSignedBy, type SignedHead } from "./head.ts";
import { readHeadFile } from "./head-file.ts";
import { rootOf } from "./merkle.ts";
import { entryBatches, hasEntry, headsBetween, largestHead, readFrontier } from "./rows.ts";
import { type AuditProblem, createScan, type Scanned } from "./scan.ts";

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  /** Of the whole log, as recomputed; lower-case hex. */
  readonly root: string;
  /** Size of the head from outside the database that the log was held against; null where there was none, and a cut tail can't be seen. */
  readonly outside: number | null;
  readonly problems: readonly AuditProblem[];
}

/** Recomputes the whole log from its rows, a batch at a time, and holds it against every signed head; it may grow meanwhile. */
export async function verifyLog(pool: Pool, publicKey: KeyObject, headFile: string, given?: SignedHead): Promise<Verification> {
  const outside = given ?? (await readHeadFile(headFile));
  const frontier = await readFrontier(pool);
  const scan = createScan(publicKey, [outside?.treeSize ?? 0, frontier?.size ?? 0]);
  let last = 0;
  for await (const batch of entryBatches(pool)) {
    const upTo = batch.at(-1)?.seq ?? last;
    const heads = new Map((await headsBetween(pool, last, upTo)).map((head) => [head.treeSize, head]));
    for (const row of batch) scan.entry(row, heads.get(row.seq));
    last = upTo;
  }
  const scanned = scan.finish();
  const problems = [
    ...scanned.problems,
    ...(await endProblems(pool, scanned, outside)),
    ...(outside ? outsideProblems(publicKey, scanned, outside) : []),
  ];
  const edge = frontier && scanned.roots.get(frontier.size);
  if (frontier && edge && !rootOf(frontier).equals(edge))
    problems.push({ seq: frontier.size, what: "The stored edge of the tree does not belong to it." });
  return {
    ok: problems.length === 0,
    entries: scanned.size,
    root: scanned.root.toString("hex"),
    outside: outside?.treeSize ?? null,
    problems: problems.toSorted((one, other) => one.seq - other.seq),
  };
}

/** Whether entries are gone from the end, by whichever witness knows of the most. */
async function endProblems(pool: Pool, { size }: Scanned, outside: SignedHead | undefined): Promise<readonly AuditProblem[]> {
  const [head, frontier] = [await largestHead(pool), await readFrontier(pool)];
  const witnesses = [
    { size: outside?.treeSize ?? 0, who: "the head kept outside the database" },
    { size: head?.treeSize ?? 0, who: "a signed head in the database" },
    { size: frontier?.size ?? 0, who: "the stored edge of the tree" },
  ];
  const claimed = Math.max(...witnesses.map((witness) => witness.size));
  const grewSince = claimed > size && (await hasEntry(pool, claimed));
  const { who } = witnesses.find((witness) => witness.size === claimed) ?? { who: "" };
  return [
    ...(claimed > size && !grewSince
      ? [{ seq: size + 1, what: `The log ends at entry ${size}, but ${who} covers ${claimed}: its tail was removed.` }]
      : []),
    ...((frontier?.size ?? -1) < size ? [{ seq: size, what: "The stored edge of the tree is missing or older than the log." }] : []),
  ];
}

function outsideProblems(publicKey: KeyObject, { size, roots }: Scanned, outside: SignedHead): readonly AuditProblem[] {
  const seq = outside.treeSize;
  if (!isSignedBy(publicKey, outside)) return [{ seq, what: "The head kept outside the database is not signed with this log's key." }];
  const root = roots.get(seq)?.toString("hex");
  if (seq > size || root === undefined || root === outside.root) return [];
  return [{ seq, what: `Entries 1 to ${seq} are not those that the head kept outside the database was signed for: the log was rewritten.` }];
}
