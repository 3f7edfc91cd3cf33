import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ClientBase } from "pg";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";

const FOLDER = fileURLToPath(new URL("./migrations/", import.meta.url));
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** Brings the tables up to this program, inside the caller's transaction, which holds the migrations lock. */
export async function migrate(client: ClientBase, clock: Clock, folder = FOLDER): Promise<readonly string[]> {
  const known = await readMigrations(folder);
  await client.query(
    "CREATE TABLE IF NOT EXISTS schema_migration (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL)",
  );
  const { rows } = await client.query<{ number: number; name: string; hash: string }>("SELECT number, name, hash FROM schema_migration");
  const applied = new Map(rows.map((row) => [row.number, row]));
  refuseStrangers([...applied.values()], known);
  const pending = known.filter((migration) => !applied.has(migration.number));
  for (const { number, name, sql, hash } of pending) {
    await client.query(sql);
    await client.query("INSERT INTO schema_migration (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)", [number, name, hash, clock()]);
  }
  return pending.map(({ name }) => name);
}

function refuseStrangers(applied: readonly { number: number; name: string; hash: string }[], known: readonly Migration[]): void {
  for (const { number, name, hash } of applied) {
    const ours = known.find((migration) => migration.number === number);
    if (!ours) {
      throw new CopilotError(
        "STORE_UNAVAILABLE",
        `The database was written by a newer Countersign (it holds migration ${name}). Start that version, or restore an older backup.`,
      );
    }
    if (ours.hash !== hash) {
      throw new CopilotError(
        "STORE_UNAVAILABLE",
        `Migration ${ours.name} differs from the one that was applied to this database. Restore the file as it was; put changes into a new migration.`,
      );
    }
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  const twice = migrations.find(({ number }, index) => migrations[index - 1]?.number === number);
  if (twice) throw new CopilotError("STORE_UNAVAILABLE", `Two migrations have the number of ${twice.name}. Give one of them the next number.`);
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = Number(FILE_NAME.exec(name)?.[1]);
  if (Number.isNaN(number)) throw new CopilotError("STORE_UNAVAILABLE", `The migration ${name} must be named NNNN-what-it-does.sql.`);
  const sql = (await readFile(`${folder}/${name}`, "utf8")).replaceAll("\r\n", "\n");
  return { number, name, sql, hash: createHash("sha256").update(sql, "utf8").digest("hex") };
}
