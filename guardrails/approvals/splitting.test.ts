import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { approvalScene, confirmation, effectWorth } from "../test-approval-scene.ts";

describeOnBoth("a change that is split", (fresh) => {
  let scene: TestStore;
  let now = new Date("2026-06-08T09:00:00Z");
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(() => {
    now = new Date(now.getTime() + 7 * 86_400_000);
  });
  const set = (amount = "600.00") => approvalScene(scene, () => now, effectWorth(amount));
  const confirming = (id: number): Change => ({ ...confirmation, ids: [id], summary: `Confirm S0000${id}` });
  const creating = (partner: number): Change => ({
    ...confirmation,
    kind: "create_quotation",
    operation: "create",
    method: "create",
    ids: [],
    before: {},
    values: { partner_id: partner, order_line: [[0, 0, { product_id: 5, product_uom_qty: 1 }]] },
    summary: `Quote for ${partner}`,
  });

  test("over two tools of one kind adds up", { timeout: 60_000 }, async () => {
    const { propose, approve, commit } = set();
    const first = await propose(creating(1), "sales@demo");
    await approve(first.id, first.digest, "sales@demo");
    expect(await commit.commitApproved(first.id)).toBe("committed");
    expect((await propose(confirming(9), "sales@demo")).requirement.approvers).toEqual(["operations_manager"]);
    expect((await propose(confirming(9), "sales@demo", effectWorth("400.00"))).requirement.approvers).toContain("requester");
    expect((await propose(confirming(9), "sales@demo", effectWorth("400.01"))).requirement.approvers).not.toContain("requester");
  });

  test("over two currencies adds up in the policy's", { timeout: 60_000 }, async () => {
    const { propose, approve } = set();
    const first = await propose(confirming(1), "sales@demo");
    await approve(first.id, first.digest, "sales@demo");
    const euros = (amount: string) => ({ ...effectWorth(amount), currency: "EUR" });
    // 370.37 EUR are 399.9996 USD, 370.38 EUR are 400.0104 USD.
    expect((await propose(confirming(2), "sales@demo", euros("370.37"))).requirement.approvers).toContain("requester");
    expect((await propose(confirming(2), "sales@demo", euros("370.38"))).requirement.approvers).not.toContain("requester");
  });

  test("over proposals that all wait first gains nothing: as many are carried out as fit", { timeout: 120_000 }, async () => {
    const { propose, approve, commit, replica, odoo } = set("400.00");
    const all = [];
    for (const id of [1, 2, 3, 4]) all.push(await propose(confirming(id), "sales@demo"));
    for (const { id, digest } of all) await approve(id, digest, "sales@demo");
    const other = replica();
    const ends = await Promise.all(all.map(({ id }, at) => (at % 2 === 0 ? commit : other).commitApproved(id)));
    expect(ends.toSorted()).toEqual(["committed", "committed", "void", "void"]);
    expect(odoo.applied).toHaveLength(2);
  });

  test("the day of another requester, and another day, count for themselves", { timeout: 60_000 }, async () => {
    const { propose, approve, people } = set();
    const first = await propose(confirming(1), "sales@demo");
    await approve(first.id, first.digest, "sales@demo");
    people.set("sales2@demo", { ...(people.get("sales@demo") ?? expect.fail("nobody")), id: "sales2@demo" });
    expect((await propose(confirming(2), "sales2@demo")).requirement.approvers).toContain("requester");
    now = new Date(now.getTime() + 86_400_000);
    expect((await propose(confirming(3), "sales@demo")).requirement.approvers).toContain("requester");
  });

  test("an order that a countersigned request created counts once when it is confirmed", { timeout: 60_000 }, async () => {
    const { propose, approve, commit, odoo } = set();
    const first = await propose(creating(1), "sales@demo");
    await approve(first.id, first.digest, "sales@demo");
    const order = odoo.writer.commit;
    odoo.writer.commit = (given) => order({ ...given, change: { ...given.change, ids: [77] } });
    await commit.commitApproved(first.id);
    expect((await propose(confirming(77), "sales@demo")).requirement.approvers).toContain("requester");
    expect((await propose(confirming(78), "sales@demo")).requirement.approvers).not.toContain("requester");
  });
});
