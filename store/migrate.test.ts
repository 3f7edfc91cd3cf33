import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../core/clock.ts";
import { migrate } from "./migrate.ts";
import { describeOnBoth, type TestStore } from "./test-store.ts";

describeOnBoth("migrating", (fresh) => {
  let open: TestStore;
  let folder: string;
  beforeAll(async () => {
    open = await fresh();
  });
  afterAll(async () => open?.dispose());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "countersign-test-"));
    await cp(fileURLToPath(new URL("./migrations/", import.meta.url)), folder, { recursive: true });
    return () => rm(folder, { recursive: true });
  });
  const run = () => open.store.transaction((client) => migrate(client, systemClock, folder));

  test("does nothing when all is applied", async () => {
    expect(await run()).toEqual([]);
  });

  test("refuses when an applied migration was changed since", async () => {
    await writeFile(join(folder, "0001-first.sql"), "SELECT 1;");
    await expect(run()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining("0001-first.sql differs") });
  });

  test("refuses two migrations of one number", async () => {
    await writeFile(join(folder, "0001-again.sql"), "SELECT 1;");
    await expect(run()).rejects.toMatchObject({ message: expect.stringContaining("Two migrations") });
  });

  test("refuses a file that is not named as a migration", async () => {
    await writeFile(join(folder, "later.sql"), "SELECT 1;");
    await expect(run()).rejects.toMatchObject({ message: expect.stringContaining("later.sql must be named") });
  });

  test("leaves nothing of a migration that fails halfway", async () => {
    await writeFile(join(folder, "9998-broken.sql"), "CREATE TABLE halfway (id int); SELECT nonsense;");
    await expect(run()).rejects.toThrow("nonsense");
    expect((await open.store.pool.query("SELECT to_regclass('halfway') AS found")).rows).toEqual([{ found: null }]);
  });

  test("applies a new one once, and then refuses the older program", async () => {
    await writeFile(join(folder, "9999-more.sql"), "CREATE TABLE more (id int); INSERT INTO more VALUES (1);");
    expect(await run()).toEqual(["9999-more.sql"]);
    expect(await run()).toEqual([]);
    await rm(join(folder, "9999-more.sql"));
    await expect(run()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining("newer Countersign") });
  });
});
