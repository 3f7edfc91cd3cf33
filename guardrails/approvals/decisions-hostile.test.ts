import { afterEach, beforeEach, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { approvalScene, confirmation, effectWorth, rescheduling, someone } from "../test-approval-scene.ts";

describeOnBoth("decisions under attack", (fresh) => {
  let scene: TestStore;
  let now: Date;
  beforeEach(async () => {
    now = new Date("2026-06-08T09:00:00Z");
    scene = await fresh(() => now);
  });
  afterEach(() => scene.dispose());
  const set = (amount: string) => approvalScene(scene, () => now, effectWorth(amount));
  const kinds = async (audit: ReturnType<typeof set>["audit"]) => (await audit.list({ limit: 50 })).map(({ kind }) => kind).reverse();

  test("an edit and an approval at once end in one of the two, never in both", async () => {
    const { propose, approvals, approve } = set("5000.00");
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    const ends = await Promise.allSettled([
      approvals.decide(id, { decision: "edit", digest, values: { date: "2026-06-15" } }, someone("customer_service@demo")),
      approve(id, digest, "operations_manager@demo"),
      approvals.decide(id, { decision: "edit", digest, values: { date: "2026-06-16" } }, someone("operations_manager2@demo")),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await scene.store.pool.query("select status from approval where status in ('pending', 'approved')");
    expect(rows).toHaveLength(1);
  });

  test("who has countersigned already may not edit: it leaves no second request behind", async () => {
    const { propose, approvals, approve } = set("20000.00");
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    await approve(id, digest, "operations_manager@demo");
    await expect(
      approvals.decide(id, { decision: "edit", digest, values: { date: "2026-06-15" } }, someone("operations_manager@demo")),
    ).rejects.toMatchObject({ code: "STALE" });
    const { rows } = await scene.store.pool.query("select id from approval");
    expect(rows).toHaveLength(1);
  });

  test.for([
    { because: "an edit shows another digest", decision: "edit" as const, by: "operations_manager@demo", digest: "0".repeat(64) },
    { because: "a decision comes from somebody whom it does not concern", decision: "approve" as const, by: "warehouse@demo", digest: undefined },
    { because: "an edit comes from an auditor", decision: "edit" as const, by: "auditor@demo", digest: undefined },
  ])("a refused decision is on the record when $because", async ({ decision, by, digest }) => {
    const { propose, approvals, audit } = set("5000.00");
    const made = await propose(rescheduling, "customer_service@demo");
    await expect(approvals.decide(made.id, { decision, digest: digest ?? made.digest }, someone(by))).rejects.toThrow();
    expect(await kinds(audit)).toEqual(["change_proposed", "decision_refused"]);
    const [refusal] = await audit.list({ limit: 1 });
    expect(refusal?.principal).toBe(by);
  });

  test("the hash of the whole effect, which could be guessed from, stays out of the record", async () => {
    const { propose, audit } = set("5000.00");
    const { effectHash } = await propose(rescheduling, "warehouse@demo");
    expect(JSON.stringify(await audit.list({ limit: 50 }))).not.toContain(effectHash);
  });

  test("nobody floods an approver's inbox with requests that don't concern them", { timeout: 60_000 }, async () => {
    const { propose, approvals } = set("5000.00");
    const { id } = await propose(rescheduling, "customer_service@demo");
    const note = { ...confirmation, kind: "post_note", method: "message_post", values: { body: "x" }, summary: "Add a note to S00007" };
    now = new Date("2026-06-08T09:01:00Z");
    const flood = await propose(note, "sales@demo", effectWorth("0.00"));
    await scene.store.pool.query(
      `insert into approval select id || n, thread, graph_thread, digest, kind, status, requester, use_case, use_case_version, sealed_change,
       sealed_effect, effect_hash, company, amount, currency, requirement, policy_digest, commit_id_sealed, created_at, expires_at, decided_at,
       outcome_code, outcome_text_sealed, receipt_sealed, version from approval, generate_series(1, 300) n where id = $1`,
      [flood.id],
    );
    expect((await approvals.list(someone("operations_manager@demo"))).map((card) => card.id)).toEqual([id]);
    expect(await approvals.list(someone("warehouse@demo"))).toEqual([]);
    expect(await approvals.list(someone("auditor@demo"))).toHaveLength(200);
  });

  test.for(["", "\u0000", "'; drop table approval; --", "a".repeat(100_000)])("an id that is none finds nothing", async (id) => {
    const { approvals } = set("5000.00");
    await expect(approvals.card(id, someone("operations_manager@demo"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("who countersigned a change of two signatures and then rejects it is told that they have decided", async () => {
    const { propose, approvals, approve } = set("20000.00");
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    await approve(id, digest, "operations_manager@demo");
    await expect(approvals.decide(id, { decision: "reject", digest }, someone("operations_manager@demo"))).rejects.toMatchObject({ code: "STALE" });
  });
});
