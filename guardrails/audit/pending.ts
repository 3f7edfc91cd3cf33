import type { Pool } from "pg";
import { canonicalJson } from "../../core/json.ts";
import type { AuditEvent } from "./entry.ts";

/** An event that is stored already and waits for its place in the tree. */
export interface PendingEvent {
  readonly at: Date;
  readonly event: unknown;
}

/** So many are taken into the tree by one append; the next takes the rest. */
const MOST_TAKEN = 1_000;

/** Takes what waits, oldest first, as a list of `at` and `event`; for the statement of an append, which holds the log's lock. */
export const TAKEN_SQL = `DELETE FROM audit_pending WHERE id IN (SELECT id FROM audit_pending ORDER BY id LIMIT ${MOST_TAKEN}) RETURNING id, at, event`;

/** One statement with its own commit: when it returns, the events survive a crash. */
export async function storePending(pool: Pool, events: readonly AuditEvent[], at: Date): Promise<void> {
  await pool.query("INSERT INTO audit_pending (at, event) SELECT $1, unnest($2::text[])", [at, events.map((event) => canonicalJson(event))]);
}

export async function hasPending(pool: Pool): Promise<boolean> {
  return (await pool.query("SELECT 1 FROM audit_pending LIMIT 1")).rows.length > 0;
}
