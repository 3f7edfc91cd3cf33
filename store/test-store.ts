import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { describe } from "vitest";
import { type Clock, systemClock } from "../core/clock.ts";
import { openStore, type Store } from "./store.ts";

/** A PostgreSQL server to test on as well; its role must be able to create schemas. */
export const TEST_DATABASE_URL = process.env["TEST_DATABASE_URL"];

export interface TestStore {
  readonly store: Store;
  readonly dataFolder: string;
  /** The address that opens the same tables again; undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Closes the store and removes all that it left. */
  dispose(): Promise<void>;
}

export type FreshStore = (clock?: Clock) => Promise<TestStore>;

/** Runs the same tests on the embedded database and, where TEST_DATABASE_URL is set, on PostgreSQL. */
export function describeOnBoth(name: string, tests: (fresh: FreshStore, kind: Store["kind"]) => void): void {
  describe(`${name} (embedded)`, () => tests(freshEmbedded, "embedded"));
  describe.skipIf(!TEST_DATABASE_URL)(`${name} (PostgreSQL${TEST_DATABASE_URL ? "" : ": set TEST_DATABASE_URL"})`, () =>
    tests(freshPostgres, "postgres"),
  );
}

export async function freshEmbedded(clock: Clock = systemClock): Promise<TestStore> {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-test-"));
  await cp(await initialisedFolder(), join(dataFolder, "pg"), { recursive: true });
  const store = await openStore({ dataFolder, clock });
  return { store, dataFolder, databaseUrl: undefined, dispose: () => disposeOf(store, dataFolder) };
}

async function freshPostgres(clock: Clock = systemClock): Promise<TestStore> {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-test-"));
  const { databaseUrl, drop } = await freshSchema();
  const store = await openStore({ databaseUrl, dataFolder, clock });
  return { store, dataFolder, databaseUrl, dispose: async () => disposeOf(store, dataFolder).then(drop) };
}

/** An empty schema of its own in the test database, as an address whose search path leads to it. */
export async function freshSchema(): Promise<{ readonly databaseUrl: string; drop(): Promise<void> }> {
  const schema = `test_${randomBytes(6).toString("hex")}`;
  await onTestServer(`CREATE SCHEMA ${schema}`);
  const url = new URL(TEST_DATABASE_URL ?? "");
  url.searchParams.set("options", `-c search_path=${schema},public`);
  return { databaseUrl: url.toString(), drop: () => onTestServer(`DROP SCHEMA ${schema} CASCADE`) };
}

async function onTestServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function disposeOf(store: Store, dataFolder: string): Promise<void> {
  await store.close();
  await rm(dataFolder, { recursive: true, force: true });
}

/** Making a database takes seconds, copying one does not: an empty one is made once per machine and PGlite version. */
async function initialisedFolder(): Promise<string> {
  const version = await stat(new URL(import.meta.resolve("@electric-sql/pglite"))).then(({ mtimeMs, size }) => `${size}-${Math.round(mtimeMs)}`);
  const ready = join(tmpdir(), `countersign-test-empty-${version}`);
  if (await exists(ready)) return ready;
  const draft = await mkdtemp(join(tmpdir(), "countersign-test-making-"));
  await PGlite.create(join(draft, "pg")).then((database) => database.close());
  await rename(join(draft, "pg"), ready).catch(async (error: unknown) => {
    if (!(await exists(ready))) throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return ready;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
