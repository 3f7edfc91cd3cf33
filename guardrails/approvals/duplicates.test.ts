import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { approvalScene, confirmation, effectWorth } from "../test-approval-scene.ts";

type Lines = readonly (readonly [product: number, quantity: number])[];

describeOnBoth("the duplicate guard", (fresh) => {
  let scene: TestStore;
  let now = new Date("2026-06-08T09:00:00Z");
  let partner = 100;
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(() => {
    now = new Date(now.getTime() + 7 * 86_400_000);
    partner += 1;
  });
  const set = (amount = "100.00") => approvalScene(scene, () => now, effectWorth(amount));
  const quoting = (lines: Lines, more: object = {}): Change => ({
    ...confirmation,
    kind: "create_quotation",
    operation: "create",
    method: "create",
    ids: [],
    before: {},
    values: { partner_id: partner, order_line: lines.map(([product_id, product_uom_qty]) => [0, 0, { product_id, product_uom_qty }]), ...more },
    summary: "A quotation",
  });
  const DESKS: Lines = [
    [3, 2],
    [4, 1],
  ];

  test.for<{ because: string; lines: Lines; amount: string; more?: object; is: "deny" | "stricter" | "free" }>([
    { because: "nothing differs", lines: DESKS, amount: "100.00", is: "deny" },
    { because: "its lines come in another order", lines: [...DESKS].reverse(), amount: "100.00", is: "deny" },
    {
      because: "a line is split in two",
      lines: [
        [3, 1],
        [4, 1],
        [3, 1],
      ],
      amount: "100.00",
      is: "deny",
    },
    { because: "only the promised day differs", lines: DESKS, amount: "100.00", more: { commitment_date: "2026-07-01 12:00:00" }, is: "stricter" },
    { because: "the amount is at the tolerance", lines: DESKS, amount: "105.26", is: "stricter" },
    { because: "the amount is a cent beyond it", lines: DESKS, amount: "105.27", is: "free" },
    { because: "the amount is below, at the tolerance", lines: DESKS, amount: "95.00", is: "stricter" },
    { because: "the amount is below, beyond it", lines: DESKS, amount: "94.99", is: "free" },
    {
      because: "a quantity differs",
      lines: [
        [3, 3],
        [4, 1],
      ],
      amount: "100.00",
      is: "free",
    },
    { because: "it is for somebody else", lines: DESKS, amount: "100.00", more: { partner_id: 1 }, is: "free" },
  ])("finds $is beside one that waits when $because", { timeout: 60_000 }, async ({ lines, amount, more, is }) => {
    const { propose, tryPropose } = set();
    const first = await propose(quoting(DESKS), "sales@demo");
    const second = await tryPropose(quoting(lines, more), "customer_service@demo", effectWorth(amount));
    if (is === "deny") expect(second).toMatchObject({ kind: "deny", reason: expect.stringContaining(`request ${first.id} by sales@demo`) });
    else if (is === "free") expect(second).toMatchObject({ requirement: { approvers: expect.arrayContaining(["requester"]) }, duplicates: [] });
    else expect(second).toMatchObject({ requirement: { approvers: ["operations_manager"], reason: expect.stringContaining(first.id) } });
  });

  test("what was carried out counts for as long as the window lasts, what was rejected doesn't", { timeout: 60_000 }, async () => {
    const { propose, approve, approvals, people, commit, tryPropose } = set();
    const rejected = await propose(quoting(DESKS), "sales@demo");
    await approvals.decide(rejected.id, { decision: "reject", digest: rejected.digest }, people.get("sales@demo") ?? expect.fail("nobody"));
    const done = await propose(quoting(DESKS), "sales@demo");
    expect(done.duplicates).toEqual([]);
    await approve(done.id, done.digest, "sales@demo");
    await commit.commitApproved(done.id);
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await tryPropose(quoting(DESKS), "sales@demo")).toMatchObject({ requirement: { approvers: ["operations_manager"] } });
    now = new Date(now.getTime() + 1000);
    expect(await tryPropose(quoting(DESKS, { client_order_ref: "again" }), "sales@demo")).toMatchObject({
      requirement: { reason: expect.not.stringContaining(done.id) },
    });
  });

  test("of twenty that are proposed at once one waits", { timeout: 120_000 }, async () => {
    const { tryPropose } = set();
    const made = await Promise.all(Array.from({ length: 20 }, () => tryPropose(quoting(DESKS), "sales@demo")));
    expect(made.filter((one) => !("kind" in one))).toHaveLength(1);
  });

  test("one whose twin was carried out meanwhile is void: nobody saw that", { timeout: 60_000 }, async () => {
    const { propose, approve, commit, odoo, approvalStore } = set();
    const first = await propose(quoting(DESKS), "sales@demo");
    const second = await propose(quoting(DESKS, { client_order_ref: "other" }), "customer_service@demo");
    await approve(second.id, second.digest, "operations_manager@demo");
    expect(await commit.commitApproved(second.id)).toBe("committed");
    await approve(first.id, first.digest, "sales@demo");
    expect(await commit.commitApproved(first.id)).toBe("void");
    expect((await approvalStore.find(scene.store.pool, first.id))?.outcome).toContain(second.id);
    expect(odoo.applied).toHaveLength(1);
  });

  const ordered = (id: number, product: number, quantity: number) => ({
    id: id * 10,
    order_id: [id, "S"],
    product_id: [product, "P"],
    product_uom_qty: quantity,
  });
  test.for([
    { because: "its lines are the same", lines: [ordered(31, 3, 2), ordered(31, 4, 1)], amount: 103, strict: true },
    {
      because: "it has a section besides",
      lines: [ordered(31, 3, 2), ordered(31, 4, 1), { id: 9, order_id: [31, "S"], product_id: false, product_uom_qty: 0 }],
      amount: 103,
      strict: true,
    },
    { because: "it has another line", lines: [ordered(31, 3, 2), ordered(31, 4, 1), ordered(31, 8, 1)], amount: 103, strict: false },
    { because: "its amount is another", lines: [ordered(31, 3, 2), ordered(31, 4, 1)], amount: 300, strict: false },
  ])("compares with orders in Odoo: $strict when $because", { timeout: 60_000 }, async ({ lines, amount, strict }) => {
    const { propose, erp } = set();
    erp.rows["sale.order"] = [{ id: 31, name: "S00031", amount_untaxed: amount, currency_id: [1, "USD"] }];
    erp.rows["sale.order.line"] = lines;
    const made = await propose(quoting(DESKS), "sales@demo");
    expect(made.requirement.approvers.includes("requester")).toBe(!strict);
    if (strict) expect(made.requirement.reason).toContain("S00031");
    expect(erp.asked[0]).toMatchObject({ model: "sale.order", query: { domain: expect.arrayContaining([["partner_id", "=", partner]]) } });
  });

  test("what the requester may not read of an order in Odoo clears it of nothing", { timeout: 60_000 }, async () => {
    const { propose, erp } = set();
    erp.rows["sale.order"] = [{ id: 31, name: "S00031" }];
    erp.hidden.add("sale.order.line.product_id");
    expect((await propose(quoting(DESKS), "sales@demo")).requirement.reason).toContain("S00031");
  });

  test("no answer from Odoo is no permission", { timeout: 60_000 }, async () => {
    const { propose, erp } = set();
    erp.reader.search = async () => {
      throw new Error("no answer");
    };
    await expect(propose(quoting(DESKS), "sales@demo")).rejects.toThrow("no answer");
    expect((await scene.store.pool.query("select 1 from approval where created_at = $1", [now])).rowCount).toBe(0);
  });

  test("a purchase order like one that was confirmed today is compared by its lines in Odoo", { timeout: 60_000 }, async () => {
    const { propose, erp, people } = set();
    const buyer = people.get("operations_manager@demo")?.id ?? expect.fail("nobody");
    const change: Change = {
      ...confirmation,
      kind: "confirm_purchase_order",
      model: "purchase.order",
      method: "button_confirm",
      ids: [41],
      summary: "Confirm P00041",
    };
    const row = (id: number) => ({
      id,
      name: `P000${id}`,
      partner_id: [partner, "Vendor"] as const,
      amount_untaxed: 100,
      currency_id: [1, "USD"] as const,
    });
    erp.rows["purchase.order"] = [row(41), row(42)];
    erp.rows["purchase.order.line"] = [41, 42].map((id) => ({ id, order_id: [id, "P"], product_id: [3, "P"], product_qty: 2 }));
    expect((await propose(change, buyer)).requirement.reason).toContain("P00042");
    expect(erp.asked.some(({ query }) => JSON.stringify(query.domain).includes('["id","not in",[41]]'))).toBe(true);
  });
});
