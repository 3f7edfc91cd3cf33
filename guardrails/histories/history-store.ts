import type { PoolClient } from "pg";
import type { Store } from "../../store/store.ts";
import type { MovePage } from "./move-pages.ts";

/** Which kept moves a page of a whole reading speaks for: those it doesn't hold are gone from Odoo. */
export interface Spoken {
  readonly after: number;
  readonly to: number | undefined;
  readonly firstProduct: number;
  readonly lastProduct: number | null;
}

/** Moves that one call asks for: where database and Odoo are in this process, no more than a moment's work. */
export function movesOnPage({ kind }: Pick<Store, "kind">): number {
  return kind === "embedded" ? 100 : 500;
}

/** How far Odoo has been read. */
export interface Refresh {
  readonly read_until: string;
  readonly refreshed_at: Date;
  readonly reconciled_at: Date;
}

/** Another replica may have kept a move since a page was asked for, by a clock of its own. */
const SKEW_MS = 2 * 60_000;

export async function lastRefresh(pool: Store["pool"]): Promise<Refresh | undefined> {
  const { rows } = await pool.query<Refresh>("select read_until, refreshed_at, reconciled_at from history_refresh where id = 1");
  return rows[0];
}

/** Keeps a page that was asked for at `at`; what was written later stays. Returns how many moves are gone, where the page speaks for a range. */
export async function keepPage(client: PoolClient, { moves, unreadable }: MovePage, at: Date, spoken?: Spoken): Promise<number> {
  await client.query(
    `insert into stock_history (move_id, kind, warehouse_id, product_id, done_on, vendor_id, ordered_on, promised_on, quantity, write_date, read_at)
     select id, kind, warehouse, product, done, vendor, ordered, promised, quantity, written, $2
     from json_to_recordset($1::json) as move (id bigint, kind text, warehouse bigint, product bigint, done date, vendor bigint, ordered date,
       promised date, quantity numeric, written text)
     on conflict (move_id) do update set kind = excluded.kind, warehouse_id = excluded.warehouse_id, product_id = excluded.product_id,
       done_on = excluded.done_on, vendor_id = excluded.vendor_id, ordered_on = excluded.ordered_on, promised_on = excluded.promised_on,
       quantity = excluded.quantity, write_date = excluded.write_date, read_at = greatest(stock_history.read_at, excluded.read_at)
     where excluded.write_date >= stock_history.write_date`,
    [JSON.stringify(moves), at],
  );
  await client.query(
    `insert into history_skipped (move_id, product_id) select id, product from json_to_recordset($1::json) as move (id bigint, product bigint)
     on conflict do nothing`,
    [JSON.stringify(unreadable)],
  );
  await client.query("delete from history_skipped where move_id = any($1::bigint[])", [moves.map(({ id }) => id)]);
  return spoken ? removeGone(client, [...moves.map(({ id }) => id), ...unreadable.map(({ id }) => id)], at, spoken) : 0;
}

async function removeGone(client: PoolClient, held: readonly number[], at: Date, { after, to, firstProduct, lastProduct }: Spoken): Promise<number> {
  const range = [after, to ?? null, firstProduct, lastProduct, held];
  const inRange = `move_id > $1 and ($2::bigint is null or move_id <= $2) and product_id >= $3 and ($4::bigint is null or product_id <= $4)
    and not move_id = any($5::bigint[])`;
  const gone = await client.query(`delete from stock_history where ${inRange} and read_at < $6`, [...range, new Date(at.getTime() - SKEW_MS)]);
  await client.query(`delete from history_skipped where ${inRange}`, range);
  return gone.rowCount ?? 0;
}

/** Notes a reading that began at `at`; of two that end out of order, the later one counts. */
export async function noteRefresh(client: Pick<PoolClient, "query">, at: Date, reconciledAt: Date, until: string): Promise<void> {
  await client.query(
    `insert into history_refresh (id, refreshed_at, reconciled_at, read_until, skipped)
     values (1, $1, $2, $3, (select count(*) from history_skipped))
     on conflict (id) do update set refreshed_at = greatest(history_refresh.refreshed_at, excluded.refreshed_at),
       reconciled_at = greatest(history_refresh.reconciled_at, excluded.reconciled_at),
       read_until = greatest(history_refresh.read_until, excluded.read_until), skipped = excluded.skipped`,
    [at, reconciledAt, until],
  );
}
