import type { ClientBase, Pool } from "pg";
import type { SignedHead } from "./head.ts";
import type { Frontier } from "./merkle.ts";
import { type PendingEvent, TAKEN_SQL } from "./pending.ts";

/** The log's tables as the rest of the folder reads them: numbers as numbers, heads as hex. */

export interface EntryRow {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly principal: string;
  readonly body: string;
  readonly leafHash: Buffer;
}

const BATCH = 1_000;

/** All entries after `after` up to and with `upTo`, in order, a batch at a time: the log may be larger than memory. */
export async function* entryBatches(
  pool: Pool,
  { after = Number.MIN_SAFE_INTEGER, upTo = Number.MAX_SAFE_INTEGER } = {},
): AsyncGenerator<readonly [EntryRow, ...EntryRow[]]> {
  let last = after;
  for (;;) {
    const { rows } = await pool.query<Omit<EntryRow, "seq"> & { seq: string }>(
      `SELECT seq, at, kind, principal, body, leaf_hash AS "leafHash" FROM audit_entry WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${BATCH}`,
      [last, upTo],
    );
    const [first, ...rest] = rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    if (!first) return;
    yield [first, ...rest];
    last = rest.at(-1)?.seq ?? first.seq;
  }
}

/** The stored heads of the trees larger than `after` and up to `upTo`. */
export async function headsBetween(pool: Pool, after: number, upTo: number): Promise<readonly SignedHead[]> {
  const { rows } = await pool.query<HeadRow>(
    "SELECT tree_size, root, signature, at FROM audit_head WHERE tree_size > $1 AND tree_size <= $2 ORDER BY tree_size",
    [after, upTo],
  );
  return rows.map(headOf);
}

/** The stored head that claims the most entries. */
export async function largestHead(pool: Pool): Promise<SignedHead | undefined> {
  const { rows } = await pool.query<HeadRow>("SELECT tree_size, root, signature, at FROM audit_head ORDER BY tree_size DESC LIMIT 1");
  return rows.map(headOf)[0];
}

export async function hasEntry(pool: Pool, seq: number): Promise<boolean> {
  return (await pool.query("SELECT 1 FROM audit_entry WHERE seq = $1", [seq])).rows.length > 0;
}

export async function readFrontier(client: ClientBase | Pool): Promise<Frontier | undefined> {
  const { rows } = await client.query<{ tree_size: string; peaks: Buffer[] }>("SELECT tree_size, peaks FROM audit_frontier WHERE id = 1");
  return rows.map(({ tree_size, peaks }) => ({ size: Number(tree_size), peaks }))[0];
}

/** What an append rests on, in one statement: the frontier, the stored root of the tree that the outside head speaks of, and what waited for it. */
export async function readTree(
  client: ClientBase,
  outsideSize: number,
): Promise<{ readonly frontier: Frontier | undefined; readonly root: string | undefined; readonly pending: readonly PendingEvent[] }> {
  const { rows } = await client.query<{ tree_size: string; peaks: Buffer[]; root: Buffer | null; pending: [string, string][] | null }>(
    `WITH taken AS (${TAKEN_SQL})
     SELECT tree_size, peaks, (SELECT root FROM audit_head WHERE tree_size = $1) AS root,
       (SELECT json_agg(json_build_array(at, event) ORDER BY id) FROM taken) AS pending
     FROM audit_frontier WHERE id = 1`,
    [outsideSize],
  );
  const [row] = rows;
  return {
    frontier: row && { size: Number(row.tree_size), peaks: row.peaks },
    root: row?.root?.toString("hex"),
    pending: (row?.pending ?? []).map(([at, event]) => ({ at: new Date(at), event: JSON.parse(event) })),
  };
}

/** Stores the entries, the tree's new frontier and its signed head in one statement. */
export async function growTree(client: ClientBase, rows: readonly EntryRow[], frontier: Frontier, head: SignedHead): Promise<void> {
  await client.query(
    `WITH entries AS (
       INSERT INTO audit_entry (seq, at, kind, principal, body, leaf_hash)
       SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bytea[])
     ), grown AS (
       UPDATE audit_frontier SET tree_size = $7, peaks = $8::bytea[] WHERE id = 1
     )
     INSERT INTO audit_head (tree_size, root, signature, at) VALUES ($7, $9, $10, $11)`,
    [
      rows.map(({ seq }) => seq),
      rows.map(({ at }) => at.toISOString()),
      rows.map(({ kind }) => kind),
      rows.map(({ principal }) => principal),
      rows.map(({ body }) => body),
      rows.map(({ leafHash }) => leafHash),
      frontier.size,
      frontier.peaks,
      Buffer.from(head.root, "hex"),
      Buffer.from(head.signature, "hex"),
      head.at,
    ],
  );
}

interface HeadRow {
  readonly tree_size: string;
  readonly root: Buffer;
  readonly signature: Buffer;
  readonly at: Date;
}

function headOf({ tree_size, root, signature, at }: HeadRow): SignedHead {
  return { treeSize: Number(tree_size), root: root.toString("hex"), signature: signature.toString("hex"), at: at.toISOString() };
}
