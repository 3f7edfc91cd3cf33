import type { Pool } from "pg";
import type { PastDelivery } from "../../insight/monitoring/watch-lead-times.ts";

const DAYS = 730;
const MOST = 20_000;

/** Deliveries of the past two years, the first to come first: what one vendor brought of one order's day on one day is one. */
export async function pastDeliveries(pool: Pick<Pool, "query">, now: Date): Promise<readonly PastDelivery[]> {
  const { rows } = await pool.query<{ day: string; took: number; delay: number | null }>(
    `select done_on::text as day, took, delay from (
       select done_on, vendor_id, ordered_on, (done_on - ordered_on)::int as took, max(done_on - promised_on)::int as delay from stock_history
       where kind = 'receipt' and vendor_id is not null and ordered_on is not null and done_on >= $1::date - $2::int
       group by 1, 2, 3 order by 1 desc, 2, 3 limit $3
     ) delivery order by done_on, vendor_id, ordered_on`,
    [now.toISOString().slice(0, 10), DAYS, MOST],
  );
  return rows;
}
