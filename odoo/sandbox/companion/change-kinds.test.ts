import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { canonicalJson, type Json, type JsonObject } from "../../../core/json.ts";
import { CHANGE_KINDS } from "../../companion/kinds.ts";
import { effectSchema } from "../../companion/protocol.ts";
import { KIND_CASES, KIND_ROLES, KINDS_ELSEWHERE, type KindWorld } from "../../companion/test-kind-cases.ts";
import { odooGroupsSchema } from "../../setup/role-user.ts";
import { changeOf } from "../../setup/test-real-odoo.ts";
import { type SmallWorld, smallWorld } from "../small-world.ts";
import { COMPANION_ACTION_ID } from "./companion.ts";

const groups = odooGroupsSchema.parse(
  parse(readFileSync(new URL("../../../guardrails/policy/odoo-groups.yaml", import.meta.url), "utf8"), { merge: true }),
);

let small: SmallWorld;
let world: KindWorld;
let commits = 0;
beforeAll(() => {
  small = smallWorld();
  for (const role of KIND_ROLES) {
    const rights = groups.users[role];
    if (rights) small.sandbox.addUser({ login: role, name: role, ...rights });
  }
  world = kindWorld(small);
});

const ask = (cs: JsonObject, as: string): Json => small.sandbox.run(as, "ir.actions.server", "run", { ids: [COMPANION_ACTION_ID], context: { cs } });
const previewed = (change: JsonObject, as: string): string => {
  try {
    return JSON.stringify(ask({ op: "preview", change }, as));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test("the cases cover every kind beside those that other tests hold", () => {
  expect([...new Set([...KIND_CASES.map(({ kind }) => kind), ...KINDS_ELSEWHERE])].sort()).toEqual(Object.keys(CHANGE_KINDS).sort());
});

describe.each(KIND_CASES)("$kind on the embedded Odoo", ({ kind, roles, plan, shows }) => {
  test.each(roles)("is previewed alike twice, and committed, by %s", async (role) => {
    const { operation, method } = CHANGE_KINDS[kind];
    const change: JsonObject = JSON.parse(JSON.stringify(changeOf({ kind, model: "", operation, method, ...(await plan(world)) })));
    const said = previewed(change, role);
    expect(said).toMatch(/^COUNTERSIGN_PREVIEW /);
    const effect = effectSchema.parse(JSON.parse(said.slice("COUNTERSIGN_PREVIEW ".length)));
    expect(previewed(change, role)).toBe(said);
    shows(effect);
    const plain: JsonObject = JSON.parse(canonicalJson(JSON.parse(JSON.stringify(effect))));
    commits += 1;
    const answer = ask({ op: "commit", change, effect: plain, commit_id: String(commits).padStart(64, "0"), note: "Countersigned." }, role);
    expect(answer).toMatchObject({ receipt: { model: change["model"] } });
  });
});

function kindWorld({ run, rows, row, customer, vendor, product, stock }: SmallWorld): KindWorld {
  const make = (model: string, values: JsonObject, context: JsonObject = {}) => {
    const made = run(model, "create", { vals_list: [values], context });
    return Number(Array.isArray(made) ? made[0] : made);
  };
  run("res.partner", "write", { ids: [customer], vals: { email: "acme@customer.example" } });
  const quant = make("stock.quant", { product_id: product, location_id: stock, inventory_quantity: 5_000 }, { inventory_mode: true });
  run("stock.quant", "action_apply_inventory", { ids: [quant] });
  const quotation = () => make("sale.order", { partner_id: customer, order_line: [[0, 0, { product_id: product, product_uom_qty: 2 }]] });
  const order = () => {
    const id = quotation();
    run("sale.order", "action_confirm", { ids: [id] });
    return id;
  };
  const only = (model: string, domain: Json) => Number(rows(model, domain, ["id"])[0]?.["id"]);
  const pickingOf = (id: number) => only("stock.picking", [["sale_id", "=", id]]);
  return {
    customer,
    vendor,
    product,
    order: async () => order(),
    quotation: async () => only("sale.order.line", [["order_id", "=", quotation()]]),
    openDelivery: async () => pickingOf(order()),
    async shipped() {
      const picking = pickingOf(order());
      run("stock.picking", "button_validate", { ids: [picking], context: { skip_sms: true } });
      return { picking, move: only("stock.move", [["picking_id", "=", picking]]) };
    },
    async purchase(isConfirmed) {
      const id = make("purchase.order", { partner_id: vendor, order_line: [[0, 0, { product_id: product, product_qty: 5 }]] });
      if (isConfirmed) run("purchase.order", "button_confirm", { ids: [id] });
      return id;
    },
    async reorderRule() {
      const rare = make("product.product", {
        name: "Gasket",
        type: "consu",
        is_storable: true,
        seller_ids: [[0, 0, { partner_id: vendor, price: 2.25, delay: 5 }]],
      });
      return make("stock.warehouse.orderpoint", { product_id: rare, location_id: stock, trigger: "manual", product_min_qty: 5, product_max_qty: 10 });
    },
    async carrier() {
      const service = make("product.product", { name: "Freight", type: "service", list_price: 12.5 });
      return make("delivery.carrier", { name: "Freight", product_id: service, delivery_type: "fixed", fixed_price: 12.5 });
    },
    async invoice() {
      const id = order();
      run("stock.picking", "button_validate", { ids: [pickingOf(id)], context: { skip_sms: true } });
      const context = { active_model: "sale.order", active_ids: [id] };
      const wizard = make("sale.advance.payment.inv", { advance_payment_method: "delivered" }, context);
      run("sale.advance.payment.inv", "create_invoices", { ids: [wizard], context });
      const [invoice] = row("sale.order", id, ["invoice_ids"])["invoice_ids"] as readonly number[];
      run("account.move", "action_post", { ids: [Number(invoice)] });
      return Number(invoice);
    },
    async bill(blocked) {
      const bill = make("account.move", {
        move_type: "in_invoice",
        partner_id: vendor,
        invoice_date: "2026-06-01",
        invoice_line_ids: [[0, 0, { product_id: product, quantity: 3, price_unit: 3.5 }]],
      });
      run("account.move", "action_post", { ids: [bill] });
      if (blocked) run("account.move", "action_toggle_block_payment", { ids: [bill] });
      return bill;
    },
  };
}
