import { afterEach, beforeEach, expect, test } from "vitest";
import type { Effect } from "../core/change.ts";
import { describeOnBoth, type TestStore } from "../store/test-store.ts";
import {
  approvalScene,
  confirmation as confirm,
  effectWorth as effectOf,
  someone as person,
  rescheduling as reschedule,
} from "./test-approval-scene.ts";
import type { Mishap } from "./test-fake-companion.ts";

describeOnBoth("an approval and its commit", (fresh) => {
  let scene: TestStore;
  let now: Date;
  beforeEach(async () => {
    now = new Date("2026-06-08T09:00:00Z");
    scene = await fresh(() => now);
  });
  afterEach(() => scene.dispose());

  const setUp = (effect: Effect) => approvalScene(scene, () => now, effect);

  test("a small own change is countersigned by the requester and done once, with a note that names both", async () => {
    const { propose, approve, commit, odoo } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "sales@demo");
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.applied).toEqual(["Confirm S00007"]);
    expect(odoo.notes[0]).toContain("Requested by sales@demo, countersigned by sales@demo");
  });

  test.for([
    { because: "the requester signs their own large change", amount: "5000.00", by: "sales@demo", code: "DENIED" },
    { because: "the role may not countersign", amount: "5000.00", by: "finance_manager@demo", code: "NOT_FOUND" },
    { because: "an auditor tries", amount: "5000.00", by: "auditor@demo", code: "DENIED" },
    { because: "it is worth more than the manager's limit", amount: "250000.01", by: "operations_manager@demo", code: "DENIED" },
  ])("is refused when $because, and nothing is done", async ({ amount, by, code }) => {
    const { propose, approve, commit, odoo } = setUp(effectOf(amount));
    const { id, digest } = await propose(confirm, "sales@demo");
    await expect(approve(id, digest, by)).rejects.toMatchObject({ code });
    await commit.commitApproved(id);
    expect(odoo.applied).toEqual([]);
  });

  test("another digest than the one shown is refused", async () => {
    const { propose, approve } = setUp(effectOf("900.00"));
    const { id } = await propose(confirm, "sales@demo");
    await expect(approve(id, "0".repeat(64), "sales@demo")).rejects.toMatchObject({ code: "STALE" });
  });

  test("above the second band two different people are needed", async () => {
    const { propose, approve, commit, odoo } = setUp(effectOf("20000.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "operations_manager@demo");
    expect(await commit.commitApproved(id)).toBe("pending");
    await expect(approve(id, digest, "operations_manager@demo")).rejects.toMatchObject({ code: "STALE" });
    await approve(id, digest, "finance_manager@demo");
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.applied).toHaveLength(1);
  });

  test("a manager's own request goes to a second manager", async () => {
    const { propose, approve } = setUp(effectOf("5000.00"));
    const { id, digest } = await propose(reschedule, "operations_manager@demo");
    await expect(approve(id, digest, "operations_manager@demo")).rejects.toMatchObject({ code: "DENIED" });
    expect((await approve(id, digest, "operations_manager2@demo")).status).toBe("approved");
  });

  test("changes split over the day add up: the second needs a manager", async () => {
    const { propose, approve, commit } = setUp(effectOf("700.00"));
    const first = await propose(confirm, "sales@demo");
    const second = await propose({ ...confirm, ids: [8], summary: "Confirm S00008" }, "sales@demo");
    await approve(first.id, first.digest, "sales@demo");
    await commit.commitApproved(first.id);
    await approve(second.id, second.digest, "sales@demo");
    expect(await commit.commitApproved(second.id)).toBe("void");
    expect((await propose({ ...confirm, ids: [9], summary: "Confirm S00009" }, "sales@demo")).requirement.approvers).not.toContain("requester");
  });

  test("it expires, also between the decision and the commit", async () => {
    const { policy, propose, approve, commit, approvals, odoo } = setUp(effectOf("900.00"));
    const late = await propose(confirm, "sales@demo");
    const decided = await propose(confirm, "sales@demo");
    await approve(decided.id, decided.digest, "sales@demo");
    now = new Date(now.getTime() + policy.approvals.expires_after_minutes * 60_000);
    await expect(approve(late.id, late.digest, "sales@demo")).rejects.toMatchObject({ code: "EXPIRED" });
    expect(await commit.commitApproved(decided.id)).toBe("void");
    expect((await approvals.card(late.id, person("sales@demo"))).status).toBe("expired");
    expect(odoo.applied).toEqual([]);
  });

  test.for(["confirm_quotation", "*"])("it is void when %s was switched off between the decision and the commit", async (id) => {
    const { propose, approve, commit, odoo, switches, approvalStore, people } = setUp(effectOf("900.00"));
    const asked = await propose(confirm, "sales@demo");
    await approve(asked.id, asked.digest, "sales@demo");
    await switches.off(id, "something is wrong", people.get("operations_manager@demo") ?? expect.fail("nobody"));
    expect(await commit.commitApproved(asked.id)).toBe("void");
    expect(odoo.applied).toEqual([]);
    expect((await approvalStore.find(scene.store.pool, asked.id))?.outcome).toContain("something is wrong");
  });

  test("it is void when the approver has left before the commit", async () => {
    const { propose, approve, commit, people, odoo } = setUp(effectOf("5000.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "operations_manager@demo");
    people.delete("operations_manager@demo");
    expect(await commit.commitApproved(id)).toBe("void");
    expect(odoo.applied).toEqual([]);
  });

  test("rejecting changes nothing and says so", async () => {
    const { propose, approvals, commit, odoo } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    const card = await approvals.decide(id, { decision: "reject", digest, note: "wrong customer" }, person("sales@demo"));
    expect(card).toMatchObject({ status: "rejected", outcome: expect.stringContaining("Nothing was changed in Odoo") });
    expect(await commit.commitApproved(id)).toBe("rejected");
    expect(odoo.applied).toEqual([]);
  });

  test("an edit voids the old request, makes a new digest, and bars the editor from approving", async () => {
    const { propose, approvals } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(reschedule, "customer_service@demo");
    const edited = await approvals.decide(id, { decision: "edit", digest, values: { date: "2026-06-15" } }, person("operations_manager@demo"));
    expect(edited.digest).not.toBe(digest);
    expect((await approvals.card(id, person("customer_service@demo"))).status).toBe("void");
    await expect(
      approvals.decide(edited.id, { decision: "approve", digest: edited.digest }, person("operations_manager@demo")),
    ).rejects.toMatchObject({ code: "DENIED" });
    expect((await approvals.decide(edited.id, { decision: "approve", digest: edited.digest }, person("operations_manager2@demo"))).status).toBe(
      "approved",
    );
  });

  test("fifty decisions at once record one, and fifty commits do it once", async () => {
    const { propose, approve, commit, odoo } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    const decisions = await Promise.allSettled(Array.from({ length: 50 }, () => approve(id, digest, "sales@demo")));
    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await Promise.all(Array.from({ length: 50 }, () => commit.commitApproved(id)));
    expect(odoo.applied).toHaveLength(1);
  });

  test.for<{ because: string; mishaps: Mishap[]; status: string; times: number }>([
    { because: "the answer was lost after Odoo committed", mishaps: ["lost after"], status: "committed", times: 1 },
    { because: "the order never arrived", mishaps: ["lost before"], status: "committed", times: 1 },
    { because: "both happen in a row", mishaps: ["lost before", "lost after"], status: "committed", times: 1 },
    { because: "the record moved", mishaps: ["stale"], status: "void", times: 0 },
    { because: "Odoo refuses", mishaps: ["refused"], status: "failed", times: 0 },
    { because: "nothing answers at all", mishaps: ["lost before", "lost before", "lost before", "lost before"], status: "unknown", times: 0 },
  ])("ends as $status when $because", async ({ mishaps, status, times }) => {
    const { propose, approve, commit, odoo } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "sales@demo");
    odoo.mishaps.push(...mishaps);
    expect(await commit.commitApproved(id)).toBe(status);
    expect(odoo.applied).toHaveLength(times);
  });

  test("an unknown outcome is taken up again under the same commit id, and done once", async () => {
    const { propose, approve, commit, odoo } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "sales@demo");
    odoo.mishaps.push("lost after", "lost before", "lost before", "lost before");
    const receipt = odoo.previewer.receipt;
    odoo.previewer.receipt = async () => undefined;
    expect(await commit.commitApproved(id)).toBe("unknown");
    odoo.previewer.receipt = receipt;
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.applied).toHaveLength(1);
  });

  test("everything is on the record, in order, and the log is whole", async () => {
    const { propose, approve, commit, audit } = setUp(effectOf("900.00"));
    const { id, digest } = await propose(confirm, "sales@demo");
    await approve(id, digest, "sales@demo");
    await commit.commitApproved(id);
    const entries = await audit.list({ limit: 10 });
    expect(entries.map(({ kind }) => kind).reverse()).toEqual(["change_proposed", "approval_decided", "commit_intended", "commit_done"]);
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 4 });
  });
});
