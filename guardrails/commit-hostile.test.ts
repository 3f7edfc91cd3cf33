import { afterEach, beforeEach, expect, test } from "vitest";
import { CopilotError } from "../core/errors.ts";
import { describeOnBoth, type TestStore } from "../store/test-store.ts";
import { approvalScene, confirmation, effectWorth, rescheduling } from "./test-approval-scene.ts";

describeOnBoth("a commit under attack", (fresh) => {
  let scene: TestStore;
  let now: Date;
  beforeEach(async () => {
    now = new Date("2026-06-08T09:00:00Z");
    scene = await fresh(() => now);
  });
  afterEach(() => scene.dispose());
  const set = (amount: string) => approvalScene(scene, () => now, effectWorth(amount));

  test("a refusal never says that nothing changed while Odoo can't be asked whether an earlier try got through", async () => {
    const { propose, approve, commit, odoo } = set("900.00");
    const { id, digest } = await propose(confirmation, "sales@demo");
    await approve(id, digest, "sales@demo");
    odoo.mishaps.push("lost after", "stale", "stale", "stale");
    const receipt = odoo.previewer.receipt;
    odoo.previewer.receipt = async () => {
      throw new CopilotError("ODOO_UNREACHABLE", "No answer.");
    };
    expect(await commit.commitApproved(id)).toBe("unknown");
    odoo.previewer.receipt = receipt;
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.applied).toHaveLength(1);
  });

  test("a replica that fails while another's commit is under way does not have the last word", async () => {
    const { propose, approve, commit, replica, odoo, approvalStore } = set("900.00");
    const { id, digest } = await propose(confirmation, "sales@demo");
    await approve(id, digest, "sales@demo");
    const order = odoo.writer.commit;
    let other: string | undefined;
    odoo.writer.commit = async (given) => {
      odoo.writer.commit = async () => {
        throw new CopilotError("REFUSED_BY_ODOO", "The record is locked.");
      };
      other = await replica().commitApproved(id);
      return order(given);
    };
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(other).toBe("failed");
    const settled = await approvalStore.find(scene.store.pool, id);
    expect(settled).toMatchObject({ status: "committed", outcome: expect.stringContaining("Done in Odoo") });
    expect(odoo.applied).toHaveLength(1);
  });

  test("one process tries one approval once at a time", async () => {
    const { propose, approve, commit, odoo } = set("900.00");
    const { id, digest } = await propose(confirmation, "sales@demo");
    await approve(id, digest, "sales@demo");
    const order = odoo.writer.commit;
    let tries = 0;
    odoo.writer.commit = async (given) => {
      tries += 1;
      await new Promise((later) => setTimeout(later, 50));
      return order(given);
    };
    const ends = await Promise.all(Array.from({ length: 10 }, () => commit.commitApproved(id)));
    expect(new Set(ends)).toEqual(new Set(["committed"]));
    expect(tries).toBe(1);
  });

  test.for([
    { because: "it expired", days: 2, leaves: undefined },
    { because: "the approver has left", days: 0, leaves: "operations_manager@demo" },
  ])("an interrupted commit that never reached Odoo is not taken up again when $because", async ({ days, leaves }) => {
    const made = set("5000.00");
    const { id, digest } = await made.propose(confirmation, "sales@demo");
    await made.approve(id, digest, "operations_manager@demo");
    await made.approvalStore.move(scene.store.pool, id, ["approved"], "committing", { at: now, commitId: "ab".repeat(32) });
    now = new Date(now.getTime() + days * 86_400_000);
    if (leaves) made.people.delete(leaves);
    expect(await made.commit.commitApproved(id)).toBe("void");
    expect(made.odoo.applied).toEqual([]);
  });

  test("an interrupted commit that did reach Odoo is done, whatever has expired since", async () => {
    const { propose, approve, commit, odoo } = set("900.00");
    const { id, digest } = await propose(confirmation, "sales@demo");
    await approve(id, digest, "sales@demo");
    odoo.mishaps.push("lost after");
    const receipt = odoo.previewer.receipt;
    odoo.previewer.receipt = async () => {
      throw new CopilotError("ODOO_UNREACHABLE", "No answer.");
    };
    expect(await commit.commitApproved(id)).toBe("unknown");
    odoo.previewer.receipt = receipt;
    now = new Date("2026-06-10T09:00:00Z");
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.applied).toHaveLength(1);
  });

  test("the change that is carried out is the one whose digest was approved, even if rows were exchanged", async () => {
    const { propose, approve, commit, odoo } = set("900.00");
    const signed = await propose(confirmation, "sales@demo");
    const other = await propose({ ...confirmation, ids: [8], summary: "Confirm S00008" }, "sales@demo");
    await approve(signed.id, signed.digest, "sales@demo");
    await scene.store.pool.query("update approval set sealed_change = (select sealed_change from approval where id = $1) where id = $2", [
      other.id,
      signed.id,
    ]);
    expect(await commit.commitApproved(signed.id)).toBe("void");
    expect(odoo.applied).toEqual([]);
  });

  test.for([
    { because: "is withdrawn", change: "gone" as const },
    { because: "may only answer by now", change: "answer" as const },
    { because: "is for other roles by now", change: "roles" as const },
  ])("an approval is void when the use case that it was asked under $because", async ({ change }) => {
    const { policy, propose, approve, commit, odoo } = set("900.00");
    const { id, digest } = await propose(confirmation, "sales@demo");
    await approve(id, digest, "sales@demo");
    policy.useCases = policy.useCases.flatMap((useCase) => {
      if (useCase.id !== "confirm_quotation") return [useCase];
      if (change === "gone") return [];
      return [change === "answer" ? { ...useCase, autonomy: "answer" as const } : { ...useCase, roles: ["buyer" as const] }];
    });
    expect(await commit.commitApproved(id)).toBe("void");
    expect(odoo.applied).toEqual([]);
  });

  test("changes asked for before midnight and countersigned after it count for the new day", async () => {
    const { propose, approve, commit, odoo } = set("700.00");
    now = new Date("2026-06-08T23:50:00Z");
    const all = [await propose(confirmation, "sales@demo"), await propose({ ...confirmation, ids: [8], summary: "Confirm S00008" }, "sales@demo")];
    now = new Date("2026-06-09T00:10:00Z");
    const ends: string[] = [];
    for (const { id, digest } of all) {
      await approve(id, digest, "sales@demo");
      ends.push(await commit.commitApproved(id));
    }
    expect(ends).toEqual(["committed", "void"]);
    expect(odoo.applied).toHaveLength(1);
  });

  test("an approver of another company is no approver", async () => {
    const { propose, approvals, people, commit, approve, odoo } = set("5000.00");
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    const elsewhere = { ...(people.get("operations_manager@demo") ?? expect.fail("nobody")), companies: [2] };
    await expect(approvals.decide(id, { decision: "approve", digest }, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(approvals.decide(id, { decision: "reject", digest }, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await approve(id, digest, "operations_manager@demo");
    people.set("operations_manager@demo", elsewhere);
    expect(await commit.commitApproved(id)).toBe("void");
    expect(odoo.applied).toEqual([]);
  });
});
