import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import { canonicalJson } from "../../core/json.ts";
import { buy, changeOf, confirm, describeOnOdoo, note, quote, type RealOdoo, realOdoo, reschedule } from "../setup/test-real-odoo.ts";

const NOTE = "Countersign: requested by sales, countersigned by <operations> & co.";
const newId = () => randomBytes(32).toString("hex");

describeOnOdoo("the companion in a real Odoo", () => {
  let odoo: RealOdoo;
  let customer = 0;
  let product = 0;

  beforeAll(async () => {
    odoo = await realOdoo("companion", ["sales", "customer_service", "buyer", "operations_manager"]);
    const [partner] = await odoo.records(
      "res.partner",
      [
        ["is_company", "=", true],
        ["customer_rank", ">", 0],
      ],
      ["id"],
    );
    const [stored] = await odoo.records(
      "product.product",
      [
        ["is_storable", "=", true],
        ["sale_ok", "=", true],
        ["tracking", "=", "none"],
      ],
      ["id"],
    );
    customer = Number(partner?.["id"]);
    product = Number(stored?.["id"]);
  }, 300_000);

  async function newQuotation(): Promise<number> {
    const change = quote(customer, product, 2);
    const { ids } = await odoo
      .writer("sales")
      .commit({ change, effect: await odoo.previewer("sales").preview(change), commitId: newId(), note: NOTE });
    return Number(ids[0]);
  }

  /** A confirmed order's delivery. */
  async function newDelivery(): Promise<number> {
    const order = await newQuotation();
    const change = confirm(order);
    await odoo.writer("sales").commit({ change, effect: await odoo.previewer("sales").preview(change), commitId: newId(), note: NOTE });
    const [picking] = await odoo.records("stock.picking", [["sale_id", "=", order]], ["id"]);
    return Number(picking?.["id"]);
  }

  test("two previews of a confirmation are identical, show all it does, and leave nothing behind", async () => {
    const order = await newQuotation();
    const change = confirm(order, { before: { [order]: { state: "draft" } } });
    const first = await odoo.previewer("sales").preview(change);
    const again = await odoo.previewer("sales").preview(change);
    expect(canonicalJson(again)).toBe(canonicalJson(first));
    expect(first.created.map(({ ref }) => ref)).toEqual(expect.arrayContaining(["stock.picking#1", "stock.move#1"]));
    expect(first.created.find(({ model }) => model === "stock.move")?.after).toMatchObject({
      picking_id: { ref: "stock.picking#1" },
      product_uom_qty: 2,
    });
    expect(first.changed.find(({ model }) => model === "sale.order")).toMatchObject({
      before: { state: "draft" },
      after: { state: "sale", date_order: "now" },
    });
    expect(Number(first.amount)).toBeGreaterThan(0);
    expect(await odoo.records("stock.picking", [["sale_id", "=", order]], ["id"])).toEqual([]);
    expect(await odoo.records("sale.order", [["id", "=", order]], ["state"])).toMatchObject([{ state: "draft" }]);
  });

  test("an effect shows neither cost nor margin, and no id or number of what is yet to be created", async () => {
    const effect = await odoo.previewer("sales").preview(confirm(await newQuotation()));
    expect(canonicalJson(effect)).not.toMatch(/margin|purchase_price|standard_price|write_date|create_date|WH\/OUT\/\d/);
  });

  test("a commit does what was previewed, once, and says so in the chatter as plain text", async () => {
    const picking = await newDelivery();
    const change = reschedule(picking, "2031-05-06 10:00:00");
    const effect = await odoo.previewer("customer_service").preview(change);
    expect(Number(effect.amount)).toBeGreaterThan(0);
    const commitId = newId();
    const receipt = await odoo.writer("customer_service").commit({ change, effect, commitId, note: NOTE });
    expect(receipt).toMatchObject({
      commitId,
      model: "stock.picking",
      ids: [picking],
      readBack: { [picking]: { scheduled_date: "2031-05-06 10:00:00" } },
    });
    expect(await odoo.records("stock.picking", [["id", "=", picking]], ["scheduled_date"])).toMatchObject([
      { scheduled_date: "2031-05-06 10:00:00" },
    ]);
    const notes = await odoo.records(
      "mail.message",
      [
        ["model", "=", "stock.picking"],
        ["res_id", "=", picking],
        ["body", "ilike", "countersigned by"],
      ],
      ["body", "create_uid"],
    );
    expect(notes).toMatchObject([{ body: expect.stringContaining("&lt;operations&gt; &amp; co."), create_uid: odoo.uid("customer_service") }]);
    expect(await odoo.previewer("customer_service").receipt(commitId)).toEqual(receipt);
  });

  test("eight commits at once with one commit id have one effect and one receipt", async () => {
    const order = await newQuotation();
    const change = note("sale.order", order, "Once only");
    const [effect, commitId] = [await odoo.previewer("sales").preview(change), newId()];
    const commits = Array.from({ length: 8 }, () => odoo.writer("sales").commit({ change, effect, commitId, note: NOTE }));
    const receipts = (await Promise.allSettled(commits)).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(receipts.length).toBeGreaterThan(0);
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect(
      await odoo.records(
        "mail.message",
        [
          ["res_id", "=", order],
          ["model", "=", "sale.order"],
          ["body", "ilike", "Once only"],
        ],
        ["id"],
      ),
    ).toHaveLength(1);
    expect(
      await odoo.records(
        "ir.model.data",
        [
          ["module", "=", "countersign"],
          ["name", "=", commitId],
        ],
        ["id"],
      ),
    ).toHaveLength(1);
  });

  test("the record changed since it was planned: STALE, for preview and commit, and nothing is done", async () => {
    const picking = await newDelivery();
    const [row] = await odoo.records("stock.picking", [["id", "=", picking]], ["scheduled_date", "state"]);
    const change = reschedule(picking, "2031-05-06 10:00:00", {
      before: { [picking]: { scheduled_date: row?.["scheduled_date"] ?? null, state: row?.["state"] ?? null } },
    });
    const effect = await odoo.previewer("sales").preview(change);
    await odoo.admin.call("stock.picking", "write", [[picking], { scheduled_date: "2031-01-01 08:00:00" }]);
    const commitId = newId();
    await expect(odoo.previewer("sales").preview(change)).rejects.toMatchObject({ code: "STALE" });
    await expect(odoo.writer("sales").commit({ change, effect, commitId, note: NOTE })).rejects.toMatchObject({ code: "STALE" });
    expect(await odoo.records("stock.picking", [["id", "=", picking]], ["scheduled_date"])).toMatchObject([
      { scheduled_date: "2031-01-01 08:00:00" },
    ]);
    expect(await odoo.previewer("sales").receipt(commitId)).toBeUndefined();
  });

  test("the effect differs from the approved one although the record itself is unchanged: STALE", async () => {
    const order = await newQuotation();
    const change = confirm(order, { before: { [order]: { state: "draft" } } });
    const effect = await odoo.previewer("sales").preview(change);
    await odoo.admin.call("sale.order.line", "write", [
      (await odoo.records("sale.order.line", [["order_id", "=", order]], ["id"])).map(({ id = 0 }) => id),
      { product_uom_qty: 3 },
    ]);
    await expect(odoo.writer("sales").commit({ change, effect, commitId: newId(), note: NOTE })).rejects.toMatchObject({ code: "STALE" });
    expect(await odoo.records("sale.order", [["id", "=", order]], ["state"])).toMatchObject([{ state: "draft" }]);
  });

  test.for<{ because: string; change: Partial<Change> }>([
    { because: "the kind is unknown", change: { kind: "delete_everything" } },
    { because: "the model is another", change: { model: "sale.order" } },
    { because: "the method is another", change: { method: "unlink" } },
    { because: "a field is not listed", change: { values: { scheduled_date: "2031-05-06 10:00:00", state: "done" } } },
    { because: "several records are written at once", change: { ids: [1, 2] } },
    { because: "an id is no number", change: { ids: [true as unknown as number] } },
  ])("refuses to preview when $because", async ({ change }) => {
    await expect(odoo.previewer("operations_manager").preview(reschedule(1, "2031-05-06 10:00:00", change))).rejects.toMatchObject({
      code: "DENIED",
    });
  });

  test.for([
    { because: "a line has a price", line: [0, 0, { product_id: 1, product_uom_qty: 1, price_unit: 0 }] },
    { because: "a line is changed, not added", line: [1, 5, { product_uom_qty: 1 }] },
    { because: "a line holds a command", line: [0, 0, { product_id: [[6, 0, [1]]], product_uom_qty: 1 }] },
  ])("refuses a quotation when $because", async ({ line }) => {
    const change = changeOf({
      kind: "create_quotation",
      model: "sale.order",
      operation: "create",
      method: "create",
      values: { partner_id: customer, order_line: [line] },
    });
    await expect(odoo.previewer("sales").preview(change)).rejects.toMatchObject({ code: "DENIED" });
  });

  test("Odoo's own rights hold: a buyer can't confirm a quotation, and says so as Odoo's refusal", async () => {
    await expect(odoo.previewer("buyer").preview(confirm(await newQuotation()))).rejects.toMatchObject({ code: "ODOO_DENIED" });
  });

  test("context keys that are not listed are dropped, so that the audit trail can't be switched off", async () => {
    const order = await newQuotation();
    const cs = {
      op: "commit",
      change: confirm(order),
      effect: await odoo.previewer("sales").preview(confirm(order)),
      commit_id: newId(),
      note: NOTE,
    };
    const context = JSON.parse(JSON.stringify({ tracking_disable: true, mail_notrack: true, default_state: "done", cs }));
    await odoo.transport("sales").call({ model: "ir.actions.server", method: "run", ids: [odoo.companion], context, retry: false });
    const [message] = await odoo.records(
      "mail.message",
      [
        ["model", "=", "sale.order"],
        ["res_id", "=", order],
        ["tracking_value_ids", "!=", false],
      ],
      ["id"],
    );
    expect(message).toBeDefined();
  });

  test("two previews of a purchase confirmation are identical", async () => {
    const [order] = await odoo.records(
      "purchase.order",
      [
        ["state", "=", "draft"],
        ["company_id", "=", 1],
      ],
      ["id"],
    );
    const change = buy(Number(order?.["id"]), { before: { [Number(order?.["id"])]: { state: "draft" } } });
    const first = await odoo.previewer("buyer").preview(change);
    expect(canonicalJson(await odoo.previewer("buyer").preview(change))).toBe(canonicalJson(first));
    expect(first.changed.find(({ model }) => model === "purchase.order")).toMatchObject({ after: { state: "purchase", date_approve: "now" } });
  });

  test("a receipt is not to be had for an id that was never used, nor for one that is no id", async () => {
    expect(await odoo.previewer("sales").receipt(newId())).toBeUndefined();
    await expect(odoo.previewer("sales").receipt("%")).rejects.toMatchObject({ code: "DENIED" });
  });
});
