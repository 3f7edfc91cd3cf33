import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { canonicalJson, type JsonObject } from "../../core/json.ts";
import { createOne } from "../setup/records.ts";
import { changeOf, describeOnOdoo, type RealOdoo, realOdoo } from "../setup/test-real-odoo.ts";
import { CHANGE_KINDS } from "./kinds.ts";
import { KIND_CASES, KIND_ROLES, type KindWorld } from "./test-kind-cases.ts";

describeOnOdoo("every kind of change, previewed and committed by each role that may propose it", { timeout: 120_000 }, () => {
  let odoo: RealOdoo;
  let world: KindWorld;

  beforeAll(async () => {
    odoo = await realOdoo("kinds", KIND_ROLES);
    world = await worldIn(odoo);
  }, 400_000);

  for (const { kind, roles, plan, shows } of KIND_CASES)
    for (const role of roles)
      test(`${kind} by ${role}`, async () => {
        const { operation, method } = CHANGE_KINDS[kind];
        const part = await plan(world);
        const change = changeOf({ kind, model: "", operation, method, ...part });
        const effect = await odoo.previewer(role).preview(change);
        expect(canonicalJson(await odoo.previewer(role).preview(change))).toBe(canonicalJson(effect));
        shows(effect);
        const commitId = randomBytes(32).toString("hex");
        const receipt = await odoo.writer(role).commit({ change, effect, commitId, note: "Countersigned." });
        expect(receipt.model).toBe(change.model);
        if (change.ids.length > 0) expect(receipt.ids).toEqual(change.ids);
        expect(await odoo.previewer(role).receipt(commitId)).toEqual(receipt);
      });
});

/** Records of their own for each case, made as an administrator. */
async function worldIn({ admin, records }: RealOdoo): Promise<KindWorld> {
  const make = (model: string, values: JsonObject) => createOne(admin, model, values);
  const customer = await make("res.partner", { name: "Kinds Customer", is_company: true, email: "kinds@customer.example", customer_rank: 1 });
  const vendor = await make("res.partner", { name: "Kinds Vendor", is_company: true, supplier_rank: 1 });
  const product = await make("product.product", {
    name: "Kinds valve",
    type: "consu",
    is_storable: true,
    list_price: 10,
    standard_price: 4,
    invoice_policy: "order",
    seller_ids: [[0, 0, { partner_id: vendor, price: 3.5, delay: 5 }]],
  });
  const [warehouse] = await records("stock.warehouse", [["company_id", "=", 1]], ["lot_stock_id"]);
  const location = Number(warehouse?.["lot_stock_id"]);
  const quant = await createOne(
    admin,
    "stock.quant",
    { product_id: product, location_id: location, inventory_quantity: 500 },
    { inventory_mode: true },
  );
  await admin.call("stock.quant", "action_apply_inventory", [[quant]]);
  const newOrder = () => make("sale.order", { partner_id: customer, order_line: [[0, 0, { product_id: product, product_uom_qty: 2 }]] });
  const confirmed = async () => {
    const order = await newOrder();
    await admin.call("sale.order", "action_confirm", [[order]]);
    return order;
  };
  const pickingOf = async (order: number) => Number((await records("stock.picking", [["sale_id", "=", order]], ["id"]))[0]?.["id"]);
  const newInvoice = async () => {
    const order = await confirmed();
    const context = { active_model: "sale.order", active_ids: [order] };
    const wizard = await createOne(admin, "sale.advance.payment.inv", { advance_payment_method: "delivered" }, context);
    await admin.call("sale.advance.payment.inv", "create_invoices", [[wizard]], { context });
    const [row] = await records("account.move.line", [["sale_line_ids.order_id", "=", order]], ["move_id"]);
    const invoice = Number(row?.["move_id"]);
    await admin.call("account.move", "action_post", [[invoice]]);
    return invoice;
  };
  return {
    customer,
    vendor,
    product,
    order: confirmed,
    async quotation() {
      const [line] = await records("sale.order.line", [["order_id", "=", await newOrder()]], ["id"]);
      return Number(line?.["id"]);
    },
    openDelivery: async () => pickingOf(await confirmed()),
    async shipped() {
      const picking = await pickingOf(await confirmed());
      await admin.call("stock.picking", "button_validate", [[picking]], { context: { skip_sms: true } });
      const [move] = await records("stock.move", [["picking_id", "=", picking]], ["id"]);
      return { picking, move: Number(move?.["id"]) };
    },
    async purchase(isConfirmed) {
      const order = await make("purchase.order", { partner_id: vendor, order_line: [[0, 0, { product_id: product, product_qty: 5 }]] });
      if (isConfirmed) await admin.call("purchase.order", "button_confirm", [[order]]);
      return order;
    },
    async reorderRule() {
      const rare = await make("product.product", {
        name: "Kinds gasket",
        type: "consu",
        is_storable: true,
        seller_ids: [[0, 0, { partner_id: vendor, price: 2.25, delay: 5 }]],
      });
      return make("stock.warehouse.orderpoint", {
        product_id: rare,
        location_id: location,
        trigger: "manual",
        product_min_qty: 5,
        product_max_qty: 10,
      });
    },
    async carrier() {
      const service = await make("product.product", { name: "Kinds freight", type: "service", list_price: 12.5 });
      return make("delivery.carrier", { name: "Kinds freight", product_id: service, delivery_type: "fixed", fixed_price: 12.5 });
    },
    invoice: newInvoice,
    async bill(blocked) {
      const bill = await make("account.move", {
        move_type: "in_invoice",
        partner_id: vendor,
        invoice_date: "2026-11-01",
        invoice_line_ids: [[0, 0, { product_id: product, quantity: 3, price_unit: 3.5 }]],
      });
      await admin.call("account.move", "action_post", [[bill]]);
      if (blocked) await admin.call("account.move", "action_toggle_block_payment", [[bill]]);
      return bill;
    },
  };
}
