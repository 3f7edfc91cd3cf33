import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { vector } from "@electric-sql/pglite-pgvector";
import pg from "pg";
import { CopilotError } from "../core/errors.ts";

export interface OpenDatabase {
  readonly pool: pg.Pool;
  /** Ends what the pool does not own. */
  end(): Promise<void>;
}

/** A second checkout inside a transaction can never be served, so it fails after this long instead of hanging. */
const CHECKOUT_MS = 15_000;

/** PostgreSQL inside this process; its one connection is what makes it safe, and is never recycled. */
export async function openEmbedded(dataFolder: string): Promise<OpenDatabase> {
  const folder = join(dataFolder, "pg");
  let database: PGlite;
  try {
    database = await PGlite.create(folder, { extensions: { vector } });
  } catch (cause) {
    throw new CopilotError(
      "STORE_UNAVAILABLE",
      `The embedded database in ${folder} can't be opened. If another version of Countersign made it, start that one; if it is damaged, restore a backup or move the folder away to begin anew.`,
      { cause },
    );
  }
  const settings: pg.PoolConfig & { connection: unknown } = {
    ...createPgConfig(database),
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CHECKOUT_MS,
  };
  return { pool: keepingConnection(new pg.Pool(settings)), end: () => database.close() };
}

/** The pool throws the connection of a failed query away, and a second one on the same database garbles what both are told. */
function keepingConnection(pool: pg.Pool): pg.Pool {
  const query = async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    client.on("error", ignore);
    try {
      return await client.query(text, values);
    } finally {
      client.off("error", ignore);
      client.release();
    }
  };
  return Object.assign(pool, { query });
}

/** A connection's error is also thrown by its query; unheard, it would end the process. */
function ignore(): void {}
