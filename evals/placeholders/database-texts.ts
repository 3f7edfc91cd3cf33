import type { Pool } from "pg";

/** The embedded Odoo keeps its own records in the same database; they are Odoo's, as in a real one. */
const ODOOS_OWN = new Set(["sandbox_record", "sandbox_world", "sandbox_sequence"]);
/** The policy's own examples stand there in clear; they are no data. */
const POLICYS_OWN = "use_case_example";
/** What may stand in clear: a day's amounts are added up by the database, and hashes hold any digits by chance. */
const IN_CLEAR = new Set(["approval.amount", "audit_frontier.peaks"]);
const MOST_ROWS = 20_000;

/** Every value of every column of every table of ours, as text; what is sealed as the bytes that it is. */
export async function databaseTexts(
  pool: Pool,
): Promise<{ readonly texts: readonly { readonly place: string; readonly text: string }[]; readonly values: number }> {
  const tables = await pool.query(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const texts: { place: string; text: string }[] = [];
  let values = 0;
  for (const row of tables.rows) {
    const table = String(row["table_name"]);
    if (ODOOS_OWN.has(table) || table === POLICYS_OWN) continue;
    const { rows } = await pool.query(`select * from "${table}" limit ${MOST_ROWS}`);
    for (const [column, value] of rows.flatMap((found) => Object.entries(found))) {
      if (value === null || IN_CLEAR.has(`${table}.${column}`)) continue;
      values += 1;
      texts.push({ place: `${table}.${column}`, text: asText(value) });
    }
  }
  return { texts, values };
}

function asText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
