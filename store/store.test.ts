import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../core/clock.ts";
import { publishServer, readLock } from "./lock-file.ts";
import { openStore } from "./store.ts";
import { describeOnBoth, freshEmbedded, freshSchema, TEST_DATABASE_URL, type TestStore } from "./test-store.ts";

const TABLES = [
  "approval",
  "approval_decision",
  "audit_entry",
  "audit_frontier",
  "audit_head",
  "case_item",
  "credential",
  "odoo_server",
  "sandbox_record",
  "sandbox_world",
  "schema_migration",
  "secret_check",
  "session",
  "thread",
  "turn",
  "use_case_switch",
  "vault_entry",
];

describeOnBoth("the store", (fresh, kind) => {
  let open: TestStore;
  beforeAll(async () => {
    open = await fresh();
  });
  afterAll(async () => open?.dispose());

  const insert = "INSERT INTO use_case_switch (id, enabled, switched_by, switched_at) VALUES ($1, false, 'admin', now())";
  const held = async () => (await open.store.pool.query<{ id: string }>("SELECT id FROM use_case_switch ORDER BY id")).rows.map(({ id }) => id);

  test("holds every table of the first migration", async () => {
    const { rows } = await open.store.pool.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(TABLES));
    expect(open.store.kind).toBe(kind);
  });

  test("has pgvector", async () => {
    const { rows } = await open.store.pool.query("SELECT '[1,2]'::vector <-> '[1,4]'::vector AS distance");
    expect(rows).toEqual([{ distance: 2 }]);
  });

  test("keeps a transaction that returns and drops one that throws", async () => {
    await open.store.transaction((client) => client.query(insert, ["kept"]));
    const failing = open.store.transaction(async (client) => {
      await client.query(insert, ["dropped"]);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await held()).toEqual(["kept"]);
  });

  test("says so when an error was swallowed and the database rolled back", async () => {
    const swallowing = open.store.transaction(async (client) => {
      await client.query(insert, ["lost"]);
      await client.query("SELECT nonsense").catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(await held()).toEqual(["kept"]);
  });

  test("goes on after a transaction that failed, many at a time", async () => {
    const work = Array.from({ length: 30 }, (_, index) =>
      open.store.transaction(async (client) => {
        await client.query(insert, [`many-${index}`]);
        if (index % 3 === 0) await client.query("SELECT nonsense");
      }),
    );
    const results = await Promise.allSettled(work);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(await held()).toHaveLength(21);
  });
});

describe("the embedded database", () => {
  test("has one owner: a second one is told who has it, and gets it once the first is done", async () => {
    const { store, dataFolder, dispose } = await freshEmbedded();
    const again = () => openStore({ dataFolder, clock: systemClock, lockWaitMs: 0 });
    await expect(again()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining(`in use by process ${process.pid}`) });
    await publishServer(store.lock ?? expect.unreachable("an embedded store has a lock"), { address: "http://127.0.0.1:8787", token: "t" });
    await expect(again()).rejects.toMatchObject({ message: expect.stringContaining("the server at http://127.0.0.1:8787") });
    await store.pool.query("INSERT INTO use_case_switch VALUES ('kept', false, null, 'admin', now())");
    await store.close();
    const second = await again();
    expect((await second.pool.query("SELECT id FROM use_case_switch")).rows).toEqual([{ id: "kept" }]);
    await second.close();
    await dispose();
  });

  test("closes when somebody else took its folder over", async () => {
    const { store, dataFolder, dispose } = await freshEmbedded();
    await writeFile(join(dataFolder, "countersign.lock"), JSON.stringify({ ...store.lock?.holder, id: "somebody else" }));
    await expect
      .poll(
        () =>
          store.pool.query("SELECT 1").then(
            () => "open",
            () => "closed",
          ),
        { timeout: 15_000, interval: 500 },
      )
      .toBe("closed");
    await dispose();
  });

  test("that is damaged says where it is and what to do, and frees the folder", async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), "countersign-test-"));
    await mkdir(join(dataFolder, "pg"));
    await writeFile(join(dataFolder, "pg", "PG_VERSION"), "9\n");
    await expect(openStore({ dataFolder, clock: systemClock })).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining("move the folder away"),
    });
    expect(await readLock(dataFolder)).toBeUndefined();
    await rm(dataFolder, { recursive: true });
  });
});

describe.skipIf(!TEST_DATABASE_URL)("PostgreSQL under several replicas", () => {
  test("five that start at once on an empty database all succeed", async () => {
    const schema = await freshSchema();
    const folders = await Promise.all(Array.from({ length: 5 }, () => mkdtemp(join(tmpdir(), "countersign-test-"))));
    const stores = await Promise.all(folders.map((dataFolder) => openStore({ databaseUrl: schema.databaseUrl, dataFolder, clock: systemClock })));
    const { rows } = await (stores[0] ?? expect.unreachable("five were opened")).pool.query("SELECT number, name FROM schema_migration");
    expect(rows).toContainEqual({ number: 1, name: "0001-first.sql" });
    await Promise.all(stores.map((store) => store.close()));
    await schema.drop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });

  test("a connection that the server ends does not end the program", async () => {
    const schema = await freshSchema();
    const dataFolder = await mkdtemp(join(tmpdir(), "countersign-test-"));
    const store = await openStore({ databaseUrl: schema.databaseUrl, dataFolder, clock: systemClock });
    const broken = store.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      await store.pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.query("SELECT 1");
    });
    await expect(broken).rejects.toThrow();
    expect((await store.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await store.close();
    await schema.drop();
    await rm(dataFolder, { recursive: true });
  });
});

describe("a store that can't be opened says what to do", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "countersign-test-"));
    await writeFile(join(folder, "file"), "");
  });
  afterAll(() => rm(folder, { recursive: true }));

  const password = "hunter2";
  test.for([
    { because: "the address is no address", databaseUrl: "localhost/cs", code: "NOT_CONFIGURED", says: /postgres:\/\/user/ },
    { because: "the address is of another kind", databaseUrl: "mysql://a:b@127.0.0.1/cs", code: "NOT_CONFIGURED", says: /postgres:\/\/user/ },
    { because: "nobody listens", databaseUrl: `postgres://a:${password}@127.0.0.1:1/cs`, code: "STORE_UNAVAILABLE", says: /can't be reached/ },
    {
      because: "the host is unknown",
      databaseUrl: `postgres://a:${password}@nowhere.invalid/cs`,
      code: "STORE_UNAVAILABLE",
      says: /can't be reached/,
    },
    { because: "the data folder is a file", dataFolder: "file", code: "NOT_CONFIGURED", says: /file of that name/ },
    { because: "the data folder can't be made", dataFolder: "/proc/countersign/data", code: "NOT_CONFIGURED", says: /can't be created/ },
    { because: "the data folder lies in a file", dataFolder: "file/below", code: "NOT_CONFIGURED", says: /part of the path is a file/ },
  ])("when $because", async ({ databaseUrl, dataFolder = "data", code, says }) => {
    const opening = openStore({ databaseUrl, dataFolder: resolve(folder, dataFolder), clock: systemClock });
    await expect(opening).rejects.toMatchObject({ name: "CopilotError", code, message: expect.stringMatching(says) });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining(password) });
  });

  test.skipIf(!TEST_DATABASE_URL).for([
    { because: "the password is wrong", password: "wrong", database: undefined, says: /user or the password/ },
    { because: "the database is missing", password: undefined, database: "no_such_database", says: /doesn't exist/ },
  ])("when $because", async ({ password, database, says }) => {
    const url = new URL(TEST_DATABASE_URL ?? "");
    if (password) url.password = password;
    if (database) url.pathname = database;
    const opening = openStore({ databaseUrl: url.toString(), dataFolder: join(folder, "data"), clock: systemClock });
    await expect(opening).rejects.toMatchObject({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) });
  });
});

describeOnBoth("a query that fails", (fresh) => {
  test("leaves those after it alone, with and without a transaction", async () => {
    const { store, dispose } = await fresh();
    for (let round = 0; round < 3; round += 1) {
      await expect(store.pool.query("select * from nowhere where id = any($1)", [["a"]])).rejects.toThrow(/nowhere/);
      expect((await store.pool.query("select $1::int as one", [1])).rows).toEqual([{ one: 1 }]);
      await expect(store.transaction((client) => client.query("select * from nowhere where id = $1", ["a"]))).rejects.toThrow(/nowhere/);
      expect(await store.transaction(async (client) => (await client.query("select $1::int as two", [2])).rows)).toEqual([{ two: 2 }]);
    }
    await dispose();
  });
});
