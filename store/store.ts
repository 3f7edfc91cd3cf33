import type { Pool, PoolClient } from "pg";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import { type Log, silentLog } from "../core/log.ts";
import { lockInTransaction } from "./advisory-lock.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { type OpenDatabase, openEmbedded } from "./embedded.ts";
import { errorCode } from "./error-code.ts";
import { acquireLock, type Lock, releaseLock } from "./lock-file.ts";
import { migrate } from "./migrate.ts";
import { openPostgres } from "./postgres.ts";
import { transactionOn } from "./transaction.ts";
import { ensureVector } from "./vector.ts";

/** The one door to the database, embedded or on a server; both speak the same SQL. */
export interface Store {
  readonly kind: "embedded" | "postgres";
  readonly pool: Pool;
  /** Held while the embedded database is open; a server publishes its address in it. */
  readonly lock: Lock | undefined;
  /** Commits when `work` returns and rolls back when it throws; inside it use only its client, never the pool. */
  transaction<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** DATABASE_URL; without it the database is embedded, in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log?: Log | undefined;
  /** How long to wait for a short-lived `cs` verb that holds the embedded database. */
  readonly lockWaitMs?: number | undefined;
}

export async function openStore(options: StoreOptions): Promise<Store> {
  await prepareDataFolder(options.dataFolder);
  return options.databaseUrl ? openOnServer(options, options.databaseUrl) : openInProcess(options);
}

async function openOnServer({ clock, log = silentLog }: StoreOptions, databaseUrl: string): Promise<Store> {
  return ready("postgres", await openPostgres(databaseUrl, log), undefined, clock, log);
}

async function openInProcess({ dataFolder, clock, log = silentLog, lockWaitMs = 10_000 }: StoreOptions): Promise<Store> {
  const losing = new AbortController();
  const lock = await acquireLock(dataFolder, { waitMs: lockWaitMs, clock, onLost: () => losing.abort() });
  try {
    const database = await openEmbedded(dataFolder);
    log.info({ dataFolder }, "The database is embedded: it survives a crash of the program, not a power cut. Set DATABASE_URL for a server.");
    const store = await ready("embedded", database, lock, clock, log);
    losing.signal.addEventListener("abort", () => {
      log.warn({ dataFolder }, "Another process took the data folder over, so this one closes its database.");
      void store.close();
    });
    return store;
  } catch (error) {
    await releaseLock(lock);
    throw error;
  }
}

async function ready(kind: Store["kind"], database: OpenDatabase, lock: Lock | undefined, clock: Clock, log: Log): Promise<Store> {
  const { pool } = database;
  const transaction = transactionOn(pool);
  try {
    const applied = await transaction(async (client) => {
      await client.query("SET LOCAL lock_timeout = '120s'; SET LOCAL statement_timeout = 0");
      await lockInTransaction(client, "migrations");
      await ensureVector(client);
      return migrate(client, clock);
    });
    if (applied.length > 0) log.info({ applied }, "The database was brought up to date.");
  } catch (error) {
    await pool.end();
    await database.end();
    throw startError(error);
  }
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= closeAll(database, lock);
    return closing;
  };
  return { kind, pool, lock, transaction, close };
}

async function closeAll({ pool, end }: OpenDatabase, lock: Lock | undefined): Promise<void> {
  await pool.end();
  await end();
  if (lock) await releaseLock(lock);
}

function startError(cause: unknown): unknown {
  switch (errorCode(cause)) {
    case "42501":
      return new CopilotError("NOT_CONFIGURED", "The database user may not create tables. Give it CREATE on the schema that it works in.", { cause });
    case "25006":
      return new CopilotError("NOT_CONFIGURED", "The database is read-only (a standby?). Point DATABASE_URL at the primary.", { cause });
    case "55P03":
      return new CopilotError("STORE_UNAVAILABLE", "Another replica has been migrating the database for two minutes. Look at its log.", { cause });
    default:
      return cause;
  }
}
