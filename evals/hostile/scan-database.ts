import type { Scene } from "./scene.ts";

/** The embedded Odoo keeps its own records in the same database; they are Odoo's, as in a real one. */
const ODOOS_OWN = ["sandbox_record", "sandbox_world"];
const PAGE = 500;

/** Every column of every table of ours, sealed ones included, looked at for planted values and secrets. */
export async function scanDatabase({ program, leaks }: Scene): Promise<number> {
  const { pool } = program.store;
  const tables = await pool.query(
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  let values = 0;
  for (const row of tables.rows) {
    const table = String(row["table_name"]);
    if (ODOOS_OWN.includes(table)) continue;
    // From one physical row to the next, so that a long table is read once.
    for (let after = "(0,0)"; ; ) {
      const { rows } = await pool.query(`select ctid::text as "row place", * from "${table}" where ctid > $1::tid order by ctid limit ${PAGE}`, [
        after,
      ]);
      for (const [column, value] of rows.flatMap((found) => Object.entries(found))) {
        if (value === null) continue;
        values += 1;
        leaks.check("nobody", `the column ${table}.${column}`, asText(value));
      }
      if (rows.length < PAGE) break;
      after = String(rows.at(-1)?.["row place"]);
    }
  }
  return values;
}

function asText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  return typeof value === "string"
    ? value
    : (JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? Buffer.from(part).toString("latin1") : part)) ?? "");
}
