import type { ClientBase } from "pg";

/** "CS" as a number: keeps our advisory locks apart from those of other programs in the same database. */
const NAMESPACE = 0x4353;

const KEYS = { migrations: 1, audit: 2, approvals: 3, histories: 20, retention: 40 } as const;

/** Waits until no other transaction of any replica holds the named lock; it is let go when this transaction ends. */
export async function lockInTransaction(client: ClientBase, name: keyof typeof KEYS): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, $2)", [NAMESPACE, KEYS[name]]);
}
