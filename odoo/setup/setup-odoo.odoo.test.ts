import { beforeAll, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import { setupOdoo } from "./setup-odoo.ts";
import {
  activity,
  buy,
  confirm,
  describeOnOdoo,
  note,
  odooUnderTest,
  quote,
  type RealOdoo,
  realOdoo,
  reschedule,
  roleUsers,
} from "./test-real-odoo.ts";

const ROLES = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
  "auditor",
  "admin",
];

/** The models that the default policy lets each role read, reference data apart. */
const READS: Readonly<Record<string, readonly string[]>> = {
  customer_service: [
    "sale.order",
    "sale.order.line",
    "stock.picking",
    "stock.move",
    "stock.quant",
    "account.move",
    "mail.activity",
    "res.partner",
    "delivery.carrier",
  ],
  sales: [
    "sale.order",
    "sale.order.line",
    "stock.picking",
    "stock.move",
    "stock.quant",
    "account.move",
    "mail.activity",
    "res.partner",
    "delivery.carrier",
  ],
  buyer: [
    "sale.order",
    "sale.order.line",
    "purchase.order",
    "purchase.order.line",
    "product.supplierinfo",
    "stock.picking",
    "stock.quant",
    "stock.warehouse.orderpoint",
    "account.move",
  ],
  planner: [
    "sale.order",
    "purchase.order",
    "purchase.order.line",
    "product.supplierinfo",
    "stock.warehouse.orderpoint",
    "stock.quant",
    "delivery.carrier",
  ],
  warehouse: ["sale.order", "sale.order.line", "stock.picking", "stock.move", "stock.move.line", "stock.quant", "delivery.carrier"],
  accounts_payable: [
    "purchase.order",
    "purchase.order.line",
    "account.move",
    "account.move.line",
    "res.partner.bank",
    "stock.picking",
    "stock.move",
    "sale.order",
  ],
  finance_manager: [
    "purchase.order",
    "account.move",
    "account.move.line",
    "res.partner.bank",
    "product.supplierinfo",
    "stock.picking",
    "stock.quant",
    "sale.order",
  ],
  operations_manager: [
    "sale.order",
    "purchase.order",
    "account.move",
    "stock.picking",
    "stock.quant",
    "stock.warehouse.orderpoint",
    "product.supplierinfo",
    "mail.activity",
  ],
};

describeOnOdoo("cs odoo setup on a real Odoo", () => {
  let odoo: RealOdoo;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    odoo = await realOdoo("setup", ROLES);
    const first = async (model: string, domain: readonly (readonly [string, string, string | number | boolean | readonly string[]])[]) => {
      const [row] = await odoo.records(model, [...domain], ["id"]);
      return Number(row?.["id"]);
    };
    ids["quotation"] = await first("sale.order", [
      ["state", "in", ["draft", "sent"]],
      ["company_id", "=", 1],
    ]);
    ids["purchase"] = await first("purchase.order", [
      ["state", "in", ["draft", "sent"]],
      ["company_id", "=", 1],
    ]);
    ids["delivery"] = await first("stock.picking", [
      ["state", "in", ["assigned", "confirmed"]],
      ["company_id", "=", 1],
      ["picking_type_code", "=", "outgoing"],
    ]);
    ids["product"] = await first("product.product", [
      ["is_storable", "=", true],
      ["sale_ok", "=", true],
    ]);
    ids["customer"] = await first("res.partner", [
      ["is_company", "=", true],
      ["customer_rank", ">", 0],
    ]);
    const [invoice] = await odoo.records("account.move", [["move_type", "=", "out_invoice"]], ["id", "company_id"]);
    ids["invoice"] = Number(invoice?.["id"]);
    ids["invoice company"] = Number(invoice?.["company_id"]);
  }, 400_000);

  const id = (name: string) => ids[name] ?? 0;
  const notes = (): readonly Change[] =>
    (["sale.order/quotation", "stock.picking/delivery", "res.partner/customer", "account.move/invoice"] as const).flatMap((path) => {
      const [model = "", name = ""] = path.split("/");
      const company = name === "invoice" ? id("invoice company") : 1;
      return [note(model, id(name), "A note", { company }), activity(model, id(name), { summary: "Call", date_deadline: "2031-01-02" }, { company })];
    });

  test.for<{ role: string; changes: () => readonly Change[] }>([
    {
      role: "customer_service",
      changes: () => [reschedule(id("delivery"), "2031-02-03 10:00:00"), quote(id("customer"), id("product"), 3), ...notes()],
    },
    { role: "sales", changes: () => [quote(id("customer"), id("product"), 3), confirm(id("quotation")), ...notes()] },
    { role: "buyer", changes: () => [buy(id("purchase"))] },
    { role: "warehouse", changes: () => [reschedule(id("delivery"), "2031-02-03 10:00:00")] },
    {
      role: "operations_manager",
      changes: () => [
        reschedule(id("delivery"), "2031-02-03 10:00:00"),
        quote(id("customer"), id("product"), 3),
        confirm(id("quotation")),
        buy(id("purchase")),
        ...notes(),
        note("purchase.order", id("purchase"), "A note"),
      ],
    },
  ])("$role can preview every kind of change that the role may propose", async ({ role, changes }) => {
    for (const change of changes()) {
      const effect = await odoo
        .previewer(role)
        .preview(change)
        .catch((error: unknown) => `${change.kind} on ${change.model}: ${error instanceof CopilotError ? error.code : error}`);
      expect(effect).toMatchObject({ currency: expect.stringMatching(/^[A-Z]{3}$/) });
    }
  });

  test.for(Object.entries(READS))("%s can read in Odoo what the policy lets the role read", async ([role, models]) => {
    for (const model of models) {
      const found = odoo.transport(role).call({ model, method: "search_read", params: { domain: [], fields: ["id"], limit: 1 }, retry: true });
      await expect(found.catch((error: unknown) => `${model}: ${String(error)}`)).resolves.toBeInstanceOf(Array);
    }
  });

  test.for([
    { role: "auditor", model: "sale.order" },
    { role: "admin", model: "sale.order" },
    { role: "buyer", model: "res.partner.category", write: "sale.order" },
  ])("$role gets no more in Odoo than the role needs", async ({ role, model, write = model }) => {
    const context = { model: write, ids: [id("quotation")], params: { vals: { client_order_ref: "x" } }, retry: false };
    await expect(odoo.transport(role).call({ ...context, method: "write" })).rejects.toMatchObject({ code: "ODOO_DENIED" });
  });

  test("running it again keeps users, groups, rows and working keys, and replaces a key that stopped working", async () => {
    const users = roleUsers("again", ["buyer", "warehouse"]);
    const { url, db, login, password } = odooUnderTest;
    const order = { url, db, adminLogin: login, adminPassword: password, demoUsers: users };
    const first = await setupOdoo(order);
    const counts = async () => {
      const found = [];
      for (const model of ["res.users", "res.groups", "ir.model.access", "ir.actions.server"])
        found.push((await odoo.records(model, [], ["id"])).length);
      return found;
    };
    const before = await counts();
    const keys = { "buyer_again@test": first.users[0]?.apiKey ?? "", "warehouse_again@test": "0123456789abcdef0123456789abcdef01234567" };
    const second = await setupOdoo({ ...order, keys });
    expect(await counts()).toEqual(before);
    expect(second.companion).toBe(first.companion);
    expect(second.users[0]).toEqual(first.users[0]);
    expect(second.users[1]?.apiKey).toMatch(/^[0-9a-f]{40}$/);
    expect(second.users[1]?.apiKey).not.toBe(keys["warehouse_again@test"]);
  });

  test("the companion's code is hidden from the people who may run it", async () => {
    const code = odoo
      .transport("customer_service")
      .call({ model: "ir.actions.server", method: "read", ids: [odoo.companion], params: { fields: ["code"] }, retry: true });
    await expect(code).rejects.toMatchObject({ code: "ODOO_DENIED" });
  });

  test("a wrong administrator's password is said as such", async () => {
    const { url, db, login } = odooUnderTest;
    await expect(setupOdoo({ url, db, adminLogin: login, adminPassword: "wrong" })).rejects.toMatchObject({ code: "ODOO_KEY_REJECTED" });
  });
});
