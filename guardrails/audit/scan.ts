import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { isSignedBy, type SignedHead } from "./head.ts";
import { EMPTY_FRONTIER, extend, type Frontier, leafHash, rootOf } from "./merkle.ts";
import type { EntryRow } from "./rows.ts";

export interface AuditProblem {
  /** The entry that it is about, or the first of several. */
  readonly seq: number;
  readonly what: string;
}

export interface Scanned {
  readonly size: number;
  readonly root: Buffer;
  /** Roots of the trees that were asked for; absent where the log before them is broken and has no meaningful root. */
  readonly roots: ReadonlyMap<number, Buffer>;
  readonly problems: readonly AuditProblem[];
}

export interface Scan {
  /** The next row, and the head that was signed after it, if any. */
  entry(row: EntryRow, head: SignedHead | undefined): void;
  finish(): Scanned;
}

const textSchema = z.object({ seq: z.number(), at: z.string(), kind: z.string(), principal: z.string() });

/** Walks the log once, in order, with memory for a tree's edge only. */
export function createScan(publicKey: KeyObject, sizes: readonly number[]): Scan {
  const problems: AuditProblem[] = [];
  const roots = new Map<number, Buffer>();
  /** One tree of the texts as they are, one of the leaf hashes as stored: a signed root tells which of the two was changed. */
  let texts: Frontier = EMPTY_FRONTIER;
  let stored: Frontier = EMPTY_FRONTIER;
  let next = 1;
  let covered = 0;
  let unbroken = true;
  let disputed: number[] = [];

  const report = (seq: number, what: string) => problems.push({ seq, what });
  const rule = (what: string) => {
    for (const seq of disputed) report(seq, what);
    disputed = [];
  };

  const settle = (head: SignedHead) => {
    const first = covered + 1;
    covered = head.treeSize;
    if (!isSignedBy(publicKey, head)) return report(head.treeSize, `The signature of the head over entries 1 to ${head.treeSize} is wrong.`);
    if (!unbroken) return;
    const root = Buffer.from(head.root, "hex");
    if (rootOf(texts).equals(root)) {
      rule("Its stored leaf hash was changed; its text is as it was signed.");
      stored = texts;
    } else if (rootOf(stored).equals(root)) {
      rule("Its text was changed after it was signed.");
      texts = stored;
    } else {
      report(first, `${range(first, head.treeSize)} not what was signed.`);
      unbroken = false;
    }
  };

  return {
    entry(row, head) {
      if (row.seq !== next) {
        report(next, row.seq > next ? `${range(next, row.seq - 1)} missing from the log.` : `A row is numbered ${row.seq}, where no entry can be.`);
        unbroken = false;
      }
      const leaf = leafHash(row.body);
      const exchanged = misplaced(row);
      if (exchanged) report(row.seq, exchanged);
      else if (!leaf.equals(row.leafHash)) disputed.push(row.seq);
      else if (columnsDiffer(row)) report(row.seq, "Its columns were changed; they differ from its text.");
      texts = extend(texts, leaf);
      stored = extend(stored, row.leafHash);
      next = row.seq + 1;
      if (head) settle(head);
      if (unbroken && sizes.includes(row.seq)) roots.set(row.seq, rootOf(texts));
    },
    finish() {
      rule("Its text and its stored leaf hash disagree.");
      const size = next - 1;
      if (covered < size) report(covered + 1, `${range(covered + 1, size)} under no signed head.`);
      return { size, root: rootOf(texts), roots, problems };
    },
  };
}

function range(first: number, last: number): string {
  return first === last ? `Entry ${first} is` : `Entries ${first} to ${last} are`;
}

function misplaced(row: EntryRow): string | undefined {
  const text = parsed(row.body);
  return text && text.seq !== row.seq ? `It holds the text of entry ${text.seq}: entries were exchanged.` : undefined;
}

function columnsDiffer(row: EntryRow): boolean {
  const text = parsed(row.body);
  return !text || text.kind !== row.kind || text.principal !== row.principal || text.at !== row.at.toISOString();
}

function parsed(body: string): z.infer<typeof textSchema> | undefined {
  try {
    return textSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
