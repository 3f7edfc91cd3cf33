import type { Pool } from "pg";
import { z } from "zod";
import { type AuditEntry, auditEventSchema } from "./entry.ts";

const entrySchema = z.object({ ...auditEventSchema.shape, seq: z.number(), at: z.string() });

/** The newest entries before `before`, newest first; one that was tampered with may not parse and is left to `verify`. */
export async function listEntries(
  pool: Pool,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<readonly AuditEntry[]> {
  const { rows } = await pool.query<{ body: string }>("SELECT body FROM audit_entry WHERE seq < $1 ORDER BY seq DESC LIMIT $2", [
    before ?? Number.MAX_SAFE_INTEGER,
    Math.min(Math.max(Math.trunc(limit), 1), 1_000),
  ]);
  return rows.flatMap(({ body }) => parsedEntry(body));
}

function parsedEntry(body: string): readonly AuditEntry[] {
  try {
    return [entrySchema.parse(JSON.parse(body))];
  } catch {
    return [];
  }
}
