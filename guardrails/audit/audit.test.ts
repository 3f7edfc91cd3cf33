import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../core/clock.ts";
import { canonicalJson } from "../../core/json.ts";
import { openStore } from "../../store/store.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Audit } from "./audit.ts";
import { isSignedBy, signedHeadSchema } from "./head.ts";
import { leafHash } from "./merkle.ts";
import { verifyConsistency, verifyInclusion } from "./proof.ts";
import { events, headFileOf, testAudit } from "./test-audit.ts";

describeOnBoth("the audit log", (fresh, kind) => {
  let open: TestStore;
  let audit: Audit;
  beforeAll(async () => {
    open = await fresh();
  });
  afterAll(async () => open?.dispose());
  beforeEach(async () => {
    await open.store.pool.query(
      "DELETE FROM audit_entry; DELETE FROM audit_head; DELETE FROM audit_frontier; DELETE FROM use_case_switch; INSERT INTO audit_frontier VALUES (1, 0, '{}')",
    );
    await rm(headFileOf(open.dataFolder), { recursive: true, force: true });
    audit = testAudit(open.store, open.dataFolder);
  });
  const outsideHead = async () => signedHeadSchema.parse(JSON.parse(await readFile(headFileOf(open.dataFolder), "utf8")));
  const rowCount = async () => Number((await open.store.pool.query("SELECT count(*) FROM audit_entry")).rows[0].count);

  test("an empty one verifies", async () => {
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 0, outside: null, problems: [] });
  });

  test("numbers entries from 1, stores what it hashes, and keeps a signed head outside the database", async () => {
    expect(await audit.append(events(2))).toEqual({ first: 1, last: 2 });
    expect(await audit.append(events(1))).toEqual({ first: 3, last: 3 });
    const { rows } = await open.store.pool.query("SELECT body, leaf_hash FROM audit_entry WHERE seq = 3");
    expect(rows[0].body).toBe(
      canonicalJson({ at: "2026-01-05T08:00:01.000Z", kind: "tool_called", principal: "buyer@demo", rows: 0, seq: 3, tool: "find_orders" }),
    );
    expect(leafHash(rows[0].body).equals(rows[0].leaf_hash)).toBe(true);
    const head = await outsideHead();
    expect(head.treeSize).toBe(3);
    expect(isSignedBy(audit.publicKey, head)).toBe(true);
    expect(await audit.verify()).toEqual({ ok: true, entries: 3, root: head.root, outside: 3, problems: [] });
    expect((await audit.list({ limit: 2 })).map(({ seq }) => seq)).toEqual([3, 2]);
    expect((await audit.list({ limit: 2, before: 2 })).map(({ seq }) => seq)).toEqual([1]);
  });

  test("forty appends at once leave no gap and no fork", async () => {
    const places = await Promise.all(Array.from({ length: 40 }, (_, index) => audit.append(events(1 + (index % 3)))));
    const seqs = places.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
    expect(seqs.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 79 }, (_, index) => index + 1));
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 79, outside: 79 });
    expect(await readdir(open.dataFolder)).not.toContainEqual(expect.stringMatching(/audit-head\.json\./));
  });

  test("the caller's rows and the entries about them are stored together or not at all", async () => {
    const insert = "INSERT INTO use_case_switch (id, enabled, switched_by, switched_at) VALUES ('*', false, 'admin', now())";
    const failing = audit.transaction(async (client, append) => {
      await client.query(insert);
      await append(events(2));
      throw new Error("after all not");
    });
    await expect(failing).rejects.toThrow("after all not");
    expect(await rowCount()).toBe(0);
    await audit.transaction(async (client, append) => {
      await client.query(insert);
      await append(events(2));
      await append(events(1));
    });
    expect((await open.store.pool.query("SELECT id FROM use_case_switch")).rows).toEqual([{ id: "*" }]);
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 3, outside: 3 });
  });

  test("refuses an event with text in clear, and stores none of its batch", async () => {
    await expect(audit.append([...events(1), { kind: "tool_called", principal: "buyer@demo", inputs: { name: "Anna" } }])).rejects.toThrow(
      "audit log",
    );
    expect(await rowCount()).toBe(0);
  });

  test("stores nothing when the head can't be written outside the database", async () => {
    await mkdir(headFileOf(open.dataFolder));
    await expect(audit.append(events(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    const elsewhere = testAudit(open.store, `${open.dataFolder}/missing`);
    await expect(elsewhere.append(events(1))).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining("nothing is carried out"),
    });
    expect(await rowCount()).toBe(0);
  });

  describe("refuses to go on, so that the evidence is not overwritten, when", () => {
    test.for([
      {
        because: "the tail was removed",
        tamper: ["DELETE FROM audit_entry WHERE seq > 2", "DELETE FROM audit_head WHERE tree_size > 2", "UPDATE audit_frontier SET tree_size = 2"],
      },
      {
        because: "the log was emptied",
        tamper: ["DELETE FROM audit_entry", "DELETE FROM audit_head", "UPDATE audit_frontier SET tree_size = 0, peaks = '{}'"],
      },
      { because: "the heads were rewritten", tamper: ["UPDATE audit_head SET root = decode(repeat('00', 32), 'hex')"] },
      { because: "the tree's edge is gone", tamper: ["DELETE FROM audit_frontier"] },
    ])("$because", async ({ tamper }) => {
      for (let index = 0; index < 3; index += 1) await audit.append(events(1));
      const before = await outsideHead();
      for (const sql of tamper) await open.store.pool.query(sql);
      await expect(audit.append(events(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining("cs audit verify") });
      expect(await outsideHead()).toEqual(before);
    });

    test("the head outside is damaged or signed by somebody else", async () => {
      await audit.append(events(1));
      await expect(testAudit(open.store, open.dataFolder, "another secret of more than thirty-two characters").append(events(1))).rejects.toThrow(
        "does not continue",
      );
      await writeFile(headFileOf(open.dataFolder), "{");
      await expect(audit.append(events(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", message: expect.stringContaining("can't be read") });
    });
  });

  test("proves to third parties that an entry is in, and that the log only grew", async () => {
    for (let index = 0; index < 7; index += 1) await audit.append(events(3));
    const root = async (size: number) =>
      Buffer.from((await open.store.pool.query("SELECT root FROM audit_head WHERE tree_size = $1", [size])).rows[0].root);
    for (const seq of [1, 11, 21]) {
      const { rows } = await open.store.pool.query("SELECT body FROM audit_entry WHERE seq = $1", [seq]);
      expect(verifyInclusion(await audit.inclusionProof(seq, 21), leafHash(rows[0].body), await root(21))).toBe(true);
      expect(verifyInclusion(await audit.inclusionProof(seq, 21), leafHash(`${rows[0].body} `), await root(21))).toBe(false);
    }
    for (const first of [3, 12, 21]) expect(verifyConsistency(await audit.consistencyProof(first, 21), await root(first), await root(21))).toBe(true);
    expect(verifyConsistency(await audit.consistencyProof(12, 21), await root(9), await root(21))).toBe(false);
    for (const [seq, size] of [
      [0, 21],
      [22, 22],
      [5, 4],
      [1.5, 3],
    ] as const)
      await expect(audit.inclusionProof(seq, size)).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test.runIf(kind === "postgres")("four replicas with folders of their own write one log", async () => {
    const folders = ["a", "b", "c", "d"].map((name) => `${open.dataFolder}/${name}`);
    const stores = await Promise.all(folders.map((dataFolder) => openStore({ databaseUrl: open.databaseUrl, dataFolder, clock: systemClock })));
    const replicas = stores.map((store, index) => testAudit(store, folders[index] ?? ""));
    await Promise.all(replicas.flatMap((replica) => Array.from({ length: 15 }, () => replica.append(events(2)))));
    for (const replica of replicas) expect(await replica.verify()).toMatchObject({ ok: true, entries: 120, problems: [] });
    await Promise.all(stores.map((store) => store.close()));
  });
});
