import { Decimal } from "decimal.js";
import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import type { DemandHistory, Histories, PastReceipt } from "../../tools/histories.ts";
import { sightOf } from "../access.ts";
import { type Policy, rolePolicies } from "../policy.ts";
import type { HistorySync } from "./history-sync.ts";

const MOST_WEEKS = 260;
/** Week and place pairs, and receipts, that one question takes. */
const MOST_ROWS = 200_000;
const DAY_MS = 86_400_000;

export interface HistoriesDeps {
  readonly pool: Pick<Pool, "query">;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly sync: Pick<HistorySync, "ready" | "readUntil">;
}

/** What one person may read of the kept past. A role that reads some transfers only reads nothing of it, since a sum would tell of the others. */
export function createHistories({ pool, policy, clock, sync }: HistoriesDeps) {
  return (principal: Principal): Histories => {
    const reads = rolePolicies(policy, principal).some((role) => role.reads.includes("stock.move") && (role.scope["stock.move"] ?? []).length === 0);
    const seesLeadTimes = sightOf(policy, principal, "vendor_terms.lead_time") === "shown";
    const own = (warehouses: readonly number[]) =>
      principal.warehouses === "all"
        ? [...warehouses]
        : warehouses.filter((id) => principal.warehouses !== "all" && principal.warehouses.includes(id));
    return {
      async demand({ warehouses, products, weeks }) {
        if (!reads) return [];
        if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS) throw new CopilotError("BAD_INPUT", `Ask for 1 to ${MOST_WEEKS} weeks.`);
        if (!(await sync.ready())) return [];
        const end = mondayOf(clock());
        const { rows } = await pool.query<{ product: string; warehouse: string; week: number; quantity: string; since: number }>(
          `with place as (
             select warehouse_id, product_id, ($1::date - min(done_on) - 1) / 7 as since from stock_history
             where kind = 'demand' and warehouse_id = any($2::bigint[]) and ($3::bigint[] is null or product_id = any($3)) and done_on < $1::date
             group by 1, 2
           )
           select history.product_id::text as product, history.warehouse_id::text as warehouse, (($1::date - done_on - 1) / 7)::int as week,
             sum(quantity)::text as quantity, place.since::int as since
           from stock_history history join place using (warehouse_id, product_id)
           where kind = 'demand' and done_on < $1::date and done_on >= $1::date - $4::int * 7
           group by 1, 2, 3, 5 limit $5`,
          [end, own(warehouses), products ?? null, weeks, MOST_ROWS],
        );
        return [...Map.groupBy(rows, ({ product, warehouse }) => `${product}|${warehouse}`).values()].flatMap((rows): DemandHistory[] => {
          const [first] = rows;
          if (!first) return [];
          const byWeek = new Map(rows.map(({ week, quantity }) => [week, Number(quantity)]));
          return [
            {
              product: Number(first.product),
              warehouse: Number(first.warehouse),
              weeks: Array.from({ length: weeks }, (_, at) => weeks - 1 - at).map((ago) => (ago > first.since ? null : (byWeek.get(ago) ?? 0))),
            },
          ];
        });
      },
      async receipts({ warehouses, vendors, products, since }) {
        if (!reads || !seesLeadTimes) return [];
        if (!(await sync.ready())) return [];
        const { rows } = await pool.query<{
          vendor: string;
          product: string;
          warehouse: string;
          ordered: string;
          promised: string | null;
          received: string;
          quantity: string;
        }>(
          `select vendor_id::text as vendor, product_id::text as product, warehouse_id::text as warehouse, ordered_on::text as ordered,
             promised_on::text as promised, done_on::text as received, quantity::text as quantity
           from stock_history
           where kind = 'receipt' and warehouse_id = any($1::bigint[]) and ($2::bigint[] is null or vendor_id = any($2))
             and ($3::bigint[] is null or product_id = any($3)) and done_on >= $4::date and vendor_id is not null and ordered_on is not null
           order by done_on, move_id limit $5`,
          [own(warehouses), vendors ?? null, products ?? null, since, MOST_ROWS],
        );
        return rows.map(
          (row): PastReceipt => ({
            vendor: Number(row.vendor),
            product: Number(row.product),
            warehouse: Number(row.warehouse),
            ordered: row.ordered,
            promised: row.promised,
            received: row.received,
            quantity: new Decimal(row.quantity),
          }),
        );
      },
      readUntil: () => sync.readUntil(),
    };
  };
}

/** The Monday of the current week, UTC: weeks before it are whole. */
export function mondayOf(now: Date): string {
  const day = Math.floor(now.getTime() / DAY_MS);
  const weekday = (new Date(day * DAY_MS).getUTCDay() + 6) % 7;
  return new Date((day - weekday) * DAY_MS).toISOString().slice(0, 10);
}
