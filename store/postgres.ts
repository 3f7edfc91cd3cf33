import pg from "pg";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { OpenDatabase } from "./embedded.ts";
import { errorCode } from "./error-code.ts";

const MAX_CONNECTIONS = 10;
const OLDEST_VERSION = 150_000;

/** A pool on a PostgreSQL server; it has been reached once, so that a wrong address is said at start. */
export async function openPostgres(databaseUrl: string, log: Log): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: checkedUrl(databaseUrl),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 120_000,
    idle_in_transaction_session_timeout: 120_000,
    keepAlive: true,
    application_name: "countersign",
  });
  pool.on("error", (error) =>
    log.warn({ code: errorCode(error) }, "An idle database connection was lost; a new one will be made when it is needed."),
  );
  try {
    const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
    if (Number(rows[0]?.version) < OLDEST_VERSION) throw new CopilotError("NOT_CONFIGURED", "The database is older than PostgreSQL 15. Upgrade it.");
  } catch (error) {
    await pool.end();
    throw error instanceof CopilotError ? error : connectionError(error);
  }
  return { pool, end: async () => undefined };
}

function checkedUrl(databaseUrl: string): string {
  if (URL.canParse(databaseUrl) && /^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) return databaseUrl;
  throw new CopilotError("NOT_CONFIGURED", "DATABASE_URL isn't a PostgreSQL address. Write postgres://user:password@host:5432/database.");
}

/** What the server or the network said, as what to do next; the address stays out, because it may hold a password. */
function connectionError(cause: unknown): CopilotError {
  switch (errorCode(cause)) {
    case "28P01":
    case "28000":
      return new CopilotError("NOT_CONFIGURED", "The database refused the user or the password of DATABASE_URL.", { cause });
    case "3D000":
      return new CopilotError("NOT_CONFIGURED", "The database that DATABASE_URL names doesn't exist. Create it first (createdb).", { cause });
    case "53300":
      return new CopilotError("STORE_UNAVAILABLE", "The database has no connection left. Raise its max_connections or stop other clients.", {
        cause,
      });
    case "57P03":
      return new CopilotError("STORE_UNAVAILABLE", "The database is starting up or shutting down. Try again in a moment.", { cause });
    default:
      return new CopilotError("STORE_UNAVAILABLE", "The database can't be reached. Check that PostgreSQL runs and that DATABASE_URL is right.", {
        cause,
      });
  }
}
