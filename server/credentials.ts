import type { Pool, PoolClient } from "pg";
import type { Clock } from "../core/clock.ts";
import type { Sealer } from "../store/seal.ts";

/** Each person's own Odoo API key, sealed at rest, and what setup found out about each Odoo. */
export function createCredentials({ pool, sealer, clock }: { readonly pool: Pool; readonly sealer: Sealer; readonly clock: Clock }) {
  const purpose = (principal: string, server: string) => `odoo-key:${server}:${principal}`;
  return {
    async put(principal: string, server: string, apiKey: string, db: Pick<Pool | PoolClient, "query"> = pool): Promise<void> {
      await db.query(
        `insert into credential (principal, server, api_key_sealed, created_at) values ($1, $2, $3, $4)
         on conflict (principal, server) do update set api_key_sealed = excluded.api_key_sealed, created_at = excluded.created_at`,
        [principal, server, sealer.seal(purpose(principal, server), apiKey), clock()],
      );
    },
    async remove(principal: string, server: string, db: Pick<Pool | PoolClient, "query"> = pool): Promise<void> {
      await db.query("delete from credential where principal = $1 and server = $2", [principal, server]);
    },
    async find(principal: string, server: string): Promise<string | undefined> {
      const { rows } = await pool.query("select api_key_sealed from credential where principal = $1 and server = $2", [principal, server]);
      return rows[0] && sealer.open(purpose(principal, server), rows[0]["api_key_sealed"]);
    },
    async putServer(url: string, db: string, companionActionId: number, version: string): Promise<void> {
      await pool.query(
        `insert into odoo_server (url, db, companion_action_id, version, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (url, db) do update set companion_action_id = excluded.companion_action_id, version = excluded.version, updated_at = excluded.updated_at`,
        [url, db, companionActionId, version, clock()],
      );
    },
    async findServer(url: string, db: string): Promise<{ readonly companionActionId: number } | undefined> {
      const { rows } = await pool.query("select companion_action_id from odoo_server where url = $1 and db = $2", [url, db]);
      return rows[0] && { companionActionId: Number(rows[0]["companion_action_id"]) };
    },
  };
}

export type Credentials = ReturnType<typeof createCredentials>;
