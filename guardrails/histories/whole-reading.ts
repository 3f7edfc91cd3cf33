import type { Clock } from "../../core/clock.ts";
import type { Domain } from "../../core/domain.ts";
import type { Reader } from "../../odoo/reader.ts";
import { lockInTransaction } from "../../store/advisory-lock.ts";
import type { Store } from "../../store/store.ts";
import { keepPage, movesOnPage, noteRefresh } from "./history-store.ts";
import { newestWriteDate, readMovePage } from "./move-pages.ts";

const PRODUCTS = 2_000;
const MOST_SHARDS = 500;
/** A worker that has said nothing for this long is taken for dead, and another goes on where it was. */
const CLAIM_MS = 5 * 60_000;

/** One range of products of a whole reading. */
export interface Shard {
  readonly first: number;
  readonly last: number | null;
  readonly after: number;
}

export interface Progress {
  readonly shards: number;
  readonly finished: number;
  readonly moves: number;
  readonly removed: number;
  readonly begunAt: Date | null;
}

interface WholeReadingDeps {
  readonly store: Pick<Store, "kind" | "pool" | "transaction">;
  readonly reader: () => Promise<Reader>;
  readonly clock: Clock;
}

/** Reads every done move, range of products by range of products; what Odoo no longer holds goes. Any number of workers may take part. */
export function createWholeReading({ store, reader, clock }: WholeReadingDeps) {
  /** Begins a reading, unless one is under way; returns the first products of its open shards. */
  async function plan(): Promise<readonly number[]> {
    const odoo = await reader();
    const begun = clock();
    const newest = await newestWriteDate(odoo);
    const [product] = await odoo.search("product.product", { domain: [], fields: ["id"], limit: 1, order: "id desc" });
    const ranges = rangesUpTo(product?.id ?? 0);
    return store.transaction(async (client) => {
      await lockInTransaction(client, "histories");
      const open = await client.query<{ first: string }>(OPEN);
      if (open.rows.length > 0) return open.rows.map(({ first }) => Number(first));
      await client.query("delete from history_shard");
      await client.query(
        `insert into history_shard (first_product, last_product, begun_at, newest)
         select first, last, $2, $3 from json_to_recordset($1::json) as range (first bigint, last bigint)`,
        [JSON.stringify(ranges), begun, newest],
      );
      return ranges.map(({ first }) => first);
    });
  }

  /** Takes a shard that nobody reads: the given one, or the next. */
  async function claim(first?: number): Promise<Shard | undefined> {
    const now = clock();
    const { rows } = await store.pool.query<{ first: string; last: string | null; after: string }>(
      `update history_shard set claimed_until = $1 where first_product = (
         select first_product from history_shard where finished_at is null and (claimed_until is null or claimed_until < $2)
           and ($3::bigint is null or first_product = $3) order by first_product limit 1 for update skip locked)
       returning first_product::text as first, last_product::text as last, last_move::text as after`,
      [new Date(now.getTime() + CLAIM_MS), now, first ?? null],
    );
    const [row] = rows;
    return row && { first: Number(row.first), last: row.last === null ? null : Number(row.last), after: Number(row.after) };
  }

  /** Reads a claimed shard to its end, or until `isStopped`; where it fails or stops, the next claim goes on. */
  async function readShard(shard: Shard, isStopped: () => boolean): Promise<void> {
    try {
      const odoo = await reader();
      for (let after: number | undefined = shard.after; after !== undefined && !isStopped(); ) after = await readPage(odoo, shard, after);
    } finally {
      await store.pool.query("update history_shard set claimed_until = null where first_product = $1", [shard.first]);
    }
  }

  async function readPage(odoo: Reader, { first, last }: Shard, after: number): Promise<number | undefined> {
    const at = clock();
    const page = await readMovePage(odoo, { fitting: productsIn(first, last), after, page: movesOnPage(store) });
    return store.transaction(async (client) => {
      const removed = await keepPage(client, page, at, { after, to: page.to, firstProduct: first, lastProduct: last });
      await client.query(
        `update history_shard set last_move = greatest(last_move, $2), moves = moves + $3, removed = removed + $4, claimed_until = $5, finished_at = $6
         where first_product = $1`,
        [first, page.to ?? after, page.moves.length, removed, new Date(at.getTime() + CLAIM_MS), page.to === undefined ? at : null],
      );
      if (page.to === undefined) {
        await lockInTransaction(client, "histories");
        const { rows } = await client.query<{ begun: Date; newest: string }>(
          "select min(begun_at) as begun, min(newest) as newest from history_shard having bool_and(finished_at is not null)",
        );
        if (rows[0]) await noteRefresh(client, rows[0].begun, rows[0].begun, rows[0].newest);
      }
      return page.to;
    });
  }

  async function progress(): Promise<Progress> {
    const { rows } = await store.pool.query<Progress>(
      `select count(*)::int as shards, count(finished_at)::int as finished, coalesce(sum(moves), 0)::int as moves,
         coalesce(sum(removed), 0)::int as removed, min(begun_at) as "begunAt" from history_shard`,
    );
    return rows[0] ?? { shards: 0, finished: 0, moves: 0, removed: 0, begunAt: null };
  }

  async function isOpen(): Promise<boolean> {
    return (await store.pool.query(OPEN)).rows.length > 0;
  }

  return { plan, claim, readShard, progress, isOpen };
}

const OPEN = "select first_product::text as first from history_shard where finished_at is null order by first_product";

/** Ranges of product ids that hold them all; the last one is open, since the newest products may be archived and not be seen. */
function rangesUpTo(newest: number): { readonly first: number; readonly last: number | null }[] {
  const width = Math.max(PRODUCTS, Math.ceil(newest / MOST_SHARDS));
  const count = Math.max(1, Math.ceil(newest / width));
  return Array.from({ length: count }, (_, at) => ({ first: at * width + 1, last: at === count - 1 ? null : (at + 1) * width }));
}

function productsIn(first: number, last: number | null): Domain {
  if (first === 1 && last === null) return [];
  return last === null
    ? [["product_id.id", ">=", first]]
    : [
        ["product_id.id", ">=", first],
        ["product_id.id", "<=", last],
      ];
}
