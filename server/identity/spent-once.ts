import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";

/** Marks something as used; false when it was used before, on whichever replica. */
export type SpendOnce = (id: string, expiresAt: Date) => Promise<boolean>;

export function createSpendOnce({ pool, clock }: { readonly pool: Pool; readonly clock: Clock }): SpendOnce {
  return async (id, expiresAt) => {
    await pool.query("delete from spent_once where expires_at <= $1", [clock()]);
    const { rowCount } = await pool.query("insert into spent_once (id, expires_at) values ($1, $2) on conflict (id) do nothing", [id, expiresAt]);
    return rowCount === 1;
  };
}
