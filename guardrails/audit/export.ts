import type { KeyObject } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import { entryBatches, headsBetween, readFrontier } from "./rows.ts";

/** The export's first line; an entry's own line is the text that is hashed, byte for byte. */
const FORMAT = "countersign-audit/1";

/** A line that says what it is and the public key, then each entry followed by the head that was signed after it; `stream` stays open. */
export async function exportLog(pool: Pool, publicKey: KeyObject, stream: Writable): Promise<void> {
  await pipeline(Readable.from(lines(pool, publicKey)), stream, { end: false });
}

async function* lines(pool: Pool, publicKey: KeyObject): AsyncGenerator<string> {
  const entries = (await readFrontier(pool))?.size ?? 0;
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  yield `${JSON.stringify({ format: FORMAT, entries, publicKey: key })}\n`;
  let after = 0;
  for await (const batch of entryBatches(pool, { upTo: entries })) {
    const last = batch.at(-1)?.seq ?? after;
    const heads = new Map((await headsBetween(pool, after, last)).map((head) => [head.treeSize, head]));
    yield batch.map(({ seq, body }) => `${body}\n${heads.has(seq) ? `${JSON.stringify({ head: heads.get(seq) })}\n` : ""}`).join("");
    after = last;
  }
}
