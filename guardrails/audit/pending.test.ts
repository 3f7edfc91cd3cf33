import { mkdir, rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Audit } from "./audit.ts";
import { events, headFileOf, testAudit } from "./test-audit.ts";

describeOnBoth("entries that wait for the tree", (fresh) => {
  let open: TestStore;
  let audit: Audit;
  beforeEach(async () => {
    open = await fresh();
    audit = testAudit(open.store, open.dataFolder);
  });
  afterEach(async () => open?.dispose());
  const count = async (table: string) => Number((await open.store.pool.query(`SELECT count(*) FROM ${table}`)).rows[0].count);
  const tools = async () => (await audit.list({ limit: 50 })).map(({ tool }) => tool).reverse();

  test("are in the database when submit returns, and in the tree before the next entry", async () => {
    await audit.append(events(1, "first"));
    await audit.submit(events(2, "second"));
    expect([await count("audit_entry"), await count("audit_pending")]).toEqual([1, 2]);
    expect(await audit.append(events(1, "third"))).toEqual({ first: 4, last: 4 });
    expect(await count("audit_pending")).toBe(0);
    expect(await tools()).toEqual(["first", "second", "second", "third"]);
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 4, outside: 4 });
  });

  test("are taken in by a transaction of a change too, and left where it is rolled back", async () => {
    await audit.append(events(1));
    await audit.submit(events(1, "waited"));
    const failing = audit.transaction(async (_client, append) => {
      await append(events(1));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect([await count("audit_entry"), await count("audit_pending")]).toEqual([1, 1]);
    await audit.transaction((_client, append) => append(events(1, "change")));
    expect(await tools()).toEqual(["find_orders", "waited", "change"]);
  });

  test("are taken in without anything that follows, within the merge delay", async () => {
    await audit.append(events(1));
    await audit.submit(events(1));
    await expect.poll(() => count("audit_pending"), { timeout: 5_000 }).toBe(0);
    expect(await count("audit_entry")).toBe(2);
  });

  test("of a program that was stopped are in the log of the next one, however it is read", async () => {
    await audit.append(events(1));
    await open.store.pool.query("INSERT INTO audit_pending (at, event) VALUES (now(), $1)", [JSON.stringify(events(1, "left_behind")[0])]);
    expect(await testAudit(open.store, open.dataFolder).verify()).toMatchObject({ ok: true, entries: 2 });
    expect(await tools()).toEqual(["find_orders", "left_behind"]);
  });

  test("the first of a program goes into the tree at once, so that a log which takes no entries is noticed before an answer", async () => {
    await audit.submit(events(1));
    expect([await count("audit_entry"), await count("audit_pending")]).toEqual([1, 0]);
  });

  test("a log that took no entry takes none that wait either, until it takes one again", async () => {
    await audit.append(events(1));
    await rm(headFileOf(open.dataFolder));
    await mkdir(headFileOf(open.dataFolder));
    await expect(audit.append(events(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await expect(audit.submit(events(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(await count("audit_pending")).toBe(0);
    await rm(headFileOf(open.dataFolder), { recursive: true });
    await audit.submit(events(1));
    await audit.submit(events(1));
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 3 });
  });

  test("what can't stand in the log is refused before it is stored, and stops the log when it was put there by another hand", async () => {
    await audit.append(events(1));
    await expect(audit.submit([{ kind: "tool_called", principal: "two words" }])).rejects.toThrow("can't stand in the audit log");
    await open.store.pool.query('INSERT INTO audit_pending (at, event) VALUES (now(), \'{"kind":"nothing"}\')');
    await expect(audit.append(events(1))).rejects.toThrow("can't stand in the audit log");
    expect(await count("audit_entry")).toBe(1);
  });

  test("two programs on one database take each other's in, each entry once", async () => {
    const other = testAudit(open.store, open.dataFolder);
    await Promise.all([audit.append(events(1)), other.append(events(1))]);
    await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? audit : other).submit(events(1, `read_${at}`))));
    await Promise.all([audit.settled(), other.settled()]);
    expect((await tools()).filter((tool) => tool?.startsWith("read_")).toSorted()).toEqual(
      Array.from({ length: 40 }, (_, at) => `read_${at}`).toSorted(),
    );
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 42 });
  });
});
