import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSealer } from "../../store/seal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { loadPolicy } from "../policy.ts";
import { approvalScene, confirmation, effectWorth, rescheduling, someone } from "../test-approval-scene.ts";
import { createRetention } from "./retention.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));
const sealer = createSealer("a secret of the tests, long enough to pass");
const DAY = 86_400_000;

describeOnBoth("retention", (fresh) => {
  let scene: TestStore;
  let now: Date;
  beforeEach(async () => {
    scene = await fresh();
    now = new Date("2026-06-08T09:00:00Z");
  });
  afterEach(() => scene.dispose());
  const later = (days: number) => {
    now = new Date(now.getTime() + days * DAY);
  };
  const kit = () => {
    const made = approvalScene(scene, () => now, effectWorth("0.00"));
    return { ...made, retention: createRetention({ store: scene.store, audit: made.audit, clock: () => now, policy }) };
  };
  const count = async (table: string, where = "true") =>
    Number((await scene.store.pool.query(`select count(*) as n from ${table} where ${where}`)).rows[0]?.["n"]);

  async function conversation(id: string): Promise<void> {
    const { pool } = scene.store;
    await pool.query("insert into thread (id, principal, channel, created_at, updated_at) values ($1, 'sales@demo', 'cli', $2, $2)", [id, now]);
    await pool.query(
      "insert into turn (id, thread, seq, principal, question_sealed, result_sealed, created_at) values ($1, $2, 1, 'sales@demo', $3, $3, $4)",
      [`${id}/1`, id, sealer.seal("turn", "who is Petra Klein?"), now],
    );
    await pool.query("insert into vault_entry (thread, placeholder, sealed, class) values ($1, 'NAME_1', $2, 'personal')", [
      id,
      sealer.seal("vault", "Petra"),
    ]);
    await pool.query(
      `insert into case_item (id, kind, priority, principal, thread, evidence_sealed, owner_role, status, created_at)
       values ($1, 'handed_over', 3, 'sales@demo', $1, $2, 'operations_manager', 'open', $3)`,
      [id, sealer.seal("case", "said so far"), now],
    );
  }

  test("takes away what its days are over for, keeps the rest, and is on the record with counts", async () => {
    const { retention, audit } = kit();
    await conversation("old");
    later(60);
    await conversation("new");
    expect(await retention.dryRun()).toMatchObject({ vault_entry: 1, turn: 0, case_item: 0 });
    expect(await count("vault_entry")).toBe(2);
    expect(await retention.run("operator")).toMatchObject({ vault_entry: 1, turn: 0 });
    later(31);
    expect(await retention.run("operator")).toMatchObject({ vault_entry: 1, turn: 1, thread: 1 });
    expect([await count("turn"), await count("thread"), await count("case_item", "evidence_sealed is not null")]).toEqual([1, 1, 2]);
    later(300);
    expect(await retention.run("operator")).toMatchObject({ case_item: 1, turn: 1 });
    expect(await count("case_item")).toBe(2);
    expect(await audit.list({ limit: 1 })).toMatchObject([{ kind: "payloads_pruned", principal: "operator", inputs: { case_item: 1, turn: 1 } }]);
    expect(await audit.verify()).toMatchObject({ ok: true });
  });

  test("runs at most once an hour, whichever replica asks", async () => {
    await conversation("old");
    later(100);
    const runs = await Promise.all([kit().retention.runWhenDue(), kit().retention.runWhenDue(), kit().retention.runWhenDue()]);
    expect(runs.filter((run) => run !== undefined)).toHaveLength(1);
    now = new Date(now.getTime() + 59 * 60_000);
    expect(await kit().retention.runWhenDue()).toBeUndefined();
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await kit().retention.runWhenDue()).toMatchObject({ turn: 0 });
  });

  test("of an ended approval keeps that it was, its digest and who decided; one that waits keeps everything", async () => {
    const { retention, approvals, approvalStore, propose, approve, commit, audit } = kit();
    const done = await propose(confirmation, "sales@demo");
    await approve(done.id, done.digest, "sales@demo");
    await commit.commitApproved(done.id);
    later(policy.retention.days.approvals + 1);
    const rejected = await propose(rescheduling, "warehouse@demo");
    const waiting = await propose(rescheduling, "customer_service@demo");
    await scene.store.pool.query("update approval set created_at = $2, expires_at = $2 where id = $1", [
      waiting.id,
      new Date("2010-01-01T00:00:00Z"),
    ]);
    await scene.store.pool.query("update approval set status = 'approved', decided_at = $2 where id = $1", [
      rejected.id,
      new Date("2010-01-01T00:00:00Z"),
    ]);
    expect(await retention.run("operator")).toMatchObject({ approval: 1 });
    expect(await retention.run("operator")).toMatchObject({ approval: 0 });
    expect(await approvalStore.find(scene.store.pool, waiting.id)).toMatchObject({ change: rescheduling });
    expect(await approvalStore.find(scene.store.pool, rejected.id)).toMatchObject({ change: rescheduling });

    const auditor = someone("auditor@demo");
    const card = await approvals.card(done.id, auditor);
    expect(card).toMatchObject({
      id: done.id,
      digest: done.digest,
      status: "committed",
      mayDecide: false,
      decisions: [{ by: "sales@demo", decision: "approve" }],
    });
    expect(`${card.summary} ${card.outcome}`).toMatch(/pruned as the policy says.*retention\.yaml/);
    expect((await approvals.list(auditor)).map(({ id }) => id)).toContain(done.id);
    await expect(approve(done.id, done.digest, "operations_manager@demo")).rejects.toMatchObject({ name: "CopilotError" });
    const { rows } = await scene.store.pool.query(
      "select sealed_change, sealed_effect, receipt_sealed, effect_hash, digest from approval where id = $1",
      [done.id],
    );
    expect(rows[0]).toMatchObject({ receipt_sealed: null, digest: done.digest, effect_hash: done.effectHash });
    expect([rows[0]?.["sealed_change"].length, rows[0]?.["sealed_effect"].length]).toEqual([0, 0]);
    expect(await audit.verify()).toMatchObject({ ok: true });
  });

  test("that can't be put on the record prunes nothing", async () => {
    await conversation("old");
    later(100);
    const { audit } = kit();
    const mute = createRetention({
      store: scene.store,
      audit: { transaction: (work) => audit.transaction((client) => work(client, () => Promise.reject(new Error("no audit")))) },
      clock: () => now,
      policy,
    });
    await expect(mute.run("operator")).rejects.toThrow("no audit");
    expect(await count("turn")).toBe(1);
  });
});
