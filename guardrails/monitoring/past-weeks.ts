import type { Pool } from "pg";
import { addDays } from "../../core/dates.ts";
import { mondayOf } from "../histories/histories-for.ts";

/** Two years, as far back as forecasts look. */
const WEEKS = 104;
const DAYS = 7;
/** The places that are asked for in most weeks: enough to tell how forecasts do, and no more than a night's minute of work. */
const MOST_PLACES = 400;

/** What customers took by product and warehouse, with the Monday of each week. */
export interface PastWeeks {
  readonly mondays: readonly string[];
  /** Oldest first; null before the first move of all that are kept of its warehouse's product. */
  readonly histories: readonly (readonly (number | null)[])[];
}

/** The whole weeks before now, from the first week that any move is known of. */
export async function pastWeeks(pool: Pick<Pool, "query">, now: Date): Promise<PastWeeks> {
  const end = mondayOf(now);
  const { rows } = await pool.query<{ place: string; ago: number; quantity: string; since: number }>(
    `with place as (
       select warehouse_id, product_id, (($1::date - min(done_on) - 1) / 7)::int as since from stock_history
       where kind = 'demand' and done_on < $1::date group by 1, 2
       order by count(distinct ($1::date - done_on - 1) / 7) filter (where done_on >= $1::date - $2::int * 7) desc, 1, 2 limit $3
     )
     select warehouse_id || '|' || product_id as place, (($1::date - done_on - 1) / 7)::int as ago, sum(quantity)::text as quantity, since
     from stock_history join place using (warehouse_id, product_id)
     where kind = 'demand' and done_on < $1::date and done_on >= $1::date - $2::int * 7 group by 1, 2, 4`,
    [end, WEEKS, MOST_PLACES],
  );
  const weeks = Math.min(WEEKS, 1 + Math.max(-1, ...rows.map(({ since }) => since)));
  const ages = Array.from({ length: weeks }, (_, at) => weeks - 1 - at);
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return {
    mondays: ages.map((ago) => addDays(end, -DAYS * (ago + 1))),
    histories: [...byPlace.values()].map((own) => {
      const units = new Map(own.map(({ ago, quantity }) => [ago, Number(quantity)]));
      return ages.map((ago) => (ago > (own[0]?.since ?? 0) ? null : (units.get(ago) ?? 0)));
    }),
  };
}
