import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery, Document } from "../cli/testing/real-odoo.ts";
import { type RealServer, startRealServer } from "../cli/testing/real-server.ts";
import type { ApprovalCard, TurnResult } from "../core/wire.ts";
import { mayPropose } from "../guardrails/policy.ts";
import { CHANGE_KINDS, type ChangeKind } from "../odoo/companion/kinds.ts";
import { describeOnOdoo } from "../odoo/setup/test-real-odoo.ts";

const PROPOSERS = ["customer_service", "sales", "buyer", "warehouse", "operations_manager"] as const;
const COST = /standard_price|purchase_price|margin|supplierinfo/;

describeOnOdoo("asking and proposing on a real Odoo", () => {
  let server: RealServer;
  let delivery: Delivery;
  let quotation: Document;
  let purchase: Document;

  beforeAll(async () => {
    server = await startRealServer();
    delivery = await server.odoo.newDelivery();
    quotation = await server.odoo.newQuotation("FURN_8888", 3);
    purchase = await server.odoo.newPurchase("FURN_8888", 4);
  }, 400_000);
  afterAll(() => server?.dispose());

  test("setup made every demo person an Odoo user with a working key", async () => {
    for (const { id } of await server.program.people.list()) {
      expect(server.said.join("\n")).toContain(`${id}: a new key is sealed in the store`);
      expect(await server.odoo.rows("res.users", [["login", "=", id]], ["login"])).toHaveLength(1);
    }
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: "ready", odoo: server.gateway.url });
  });

  test("says where an order is from live records: what changes in Odoo changes in the next answer", async () => {
    const person = await server.signIn("customer_service@demo");
    const first = await person.ask(`Where is order ${delivery.order.name}?`);
    expect(first.result).toMatchObject({ outcome: "answered", useCase: { id: "order_status" } });
    expect(first.result.answer).toContain(delivery.name);
    expect(first.result.facts).toContainEqual({
      value: delivery.name,
      source: expect.objectContaining({ model: "stock.picking", id: String(delivery.id), field: "name" }),
    });
    await server.odoo.write("stock.picking", delivery.id, { scheduled_date: "2031-03-05 10:00:00" });
    const second = await person.ask("And when does it ship?");
    expect(second.result.answer).toContain("5 March 2031");
    expect(first.result.answer).not.toContain("2031");
  });

  test("an order of the demo data is told as Odoo holds it", async () => {
    const [order] = await server.odoo.rows("sale.order", [["name", "=", "S00023"]], ["amount_total"]);
    const { result } = await (await server.signIn("sales@demo")).ask("What is still open on order S00023?");
    expect(result.outcome).toBe("answered");
    expect(result.answer).toContain(Number(order?.["amount_total"]).toLocaleString("en-US", { minimumFractionDigits: 2 }));
  });

  test.for(["What does FURN_7777 cost us?", "What margin do we make on FURN_7777?"])(
    "%s is outside customer service: never requested from Odoo, and said so",
    async (question) => {
      const before = server.sent.length;
      const { result } = await (await server.signIn("customer_service@demo")).ask(question);
      const calls = server.sent.slice(before);
      expect(calls.filter(({ model }) => model.startsWith("product."))).not.toEqual([]);
      expect(calls.filter(({ body }) => COST.test(JSON.stringify(body)))).toEqual([]);
      expect(result.answer).toMatch(/outside your role/);
      expect(result.masked).toContainEqual({ model: "product.product", field: "standard_price", class: "cost" });
      const { standard_price: cost } = await server.odoo.row("product.product", [["default_code", "=", "FURN_7777"]], ["standard_price"]);
      expect(Number(cost)).toBeGreaterThan(0);
      expect(JSON.stringify([result.answer, result.facts])).not.toContain(Number(cost).toFixed(2));
    },
  );

  test("a finance manager sees the cost that Odoo holds", async () => {
    const { standard_price: cost } = await server.odoo.row("product.product", [["default_code", "=", "FURN_7777"]], ["standard_price"]);
    const { result } = await (await server.signIn("finance_manager@demo")).ask("What does FURN_7777 cost us?");
    expect(result.answer).toContain(`cost ${Number(cost).toFixed(2)} USD`);
    expect(result.masked).toEqual([]);
    expect(server.sent.some(({ principal, body }) => principal === "finance_manager@demo" && JSON.stringify(body).includes("standard_price"))).toBe(
      true,
    );
  });

  /** How each kind of change on each model is asked for; an invoice's number is in both demo companies, so it takes a choice. */
  const ways = (): Readonly<Record<string, readonly string[]>> => ({
    "reschedule_delivery on stock.picking": [`Move delivery ${delivery.name} to next Friday`],
    "create_quotation on sale.order": ["Quote Gemini Furniture 2 FURN_8888"],
    "confirm_quotation on sale.order": [`Confirm quotation ${quotation.name}`],
    "confirm_purchase_order on purchase.order": [`Confirm purchase order ${purchase.name}`],
    "post_note on sale.order": [`Add a note to ${delivery.order.name}: the customer called`],
    "post_note on stock.picking": [`Note on ${delivery.name}: leave at the back door`],
    "post_note on account.move": ["Log on INV/2026/00003: payment promised for Friday", "The second one"],
    "post_note on res.partner": ["Leave a comment on Gemini Furniture: prefers deliveries in the morning"],
    "post_note on purchase.order": [`Add a note to ${purchase.name}: the vendor called`],
    "schedule_activity on sale.order": [`Remind me tomorrow to call about ${delivery.order.name}`],
    "schedule_activity on stock.picking": [`Create a to-do on ${delivery.name} for tomorrow to ask the carrier`],
    "schedule_activity on account.move": ["Set an activity on INV/2026/00003 due tomorrow: chase payment", "The first one"],
    "schedule_activity on res.partner": ["Plan a call with Gemini Furniture tomorrow"],
    "schedule_activity on purchase.order": [`Remind me tomorrow to check ${purchase.name}`],
  });

  async function propose(as: string, said: readonly string[]): Promise<{ readonly result: TurnResult; readonly card: ApprovalCard | undefined }> {
    const person = await server.signIn(as);
    let result: TurnResult | undefined;
    for (const message of said) ({ result } = await person.ask(message));
    if (!result) throw new Error("Nothing was said.");
    const [approval] = result.approvals;
    return { result, card: approval ? await person.get(`/approvals/${approval.id}`) : undefined };
  }

  async function withdraw(as: string, card: ApprovalCard | undefined): Promise<void> {
    if (card) expect((await (await server.signIn(as)).decide(card, "reject")).status).toBe(200);
  }

  test.for(PROPOSERS)(
    "%s proposes every kind of change that the role may, each with Odoo's effect and the same digest again",
    { timeout: 300_000 },
    async (role) => {
      const kinds = Object.entries<ChangeKind>(CHANGE_KINDS).flatMap(([kind, { models, method, values }]) =>
        models
          .filter((model) => mayPropose(server.program.policy, { roles: [role] }, { model, method, values: exampleValues(values) }))
          .map((model) => `${kind} on ${model}`),
      );
      // The others are asked for in real-odoo-writes.odoo.test.ts, and previewed role by role beside the companion.
      const asked = kinds.flatMap((kind) => {
        const said = ways()[kind];
        return said ? [{ kind, said }] : [];
      });
      expect(asked.length).toBeGreaterThan(0);
      for (const { kind, said } of asked) {
        const first = await propose(`${role}@demo`, said);
        // Withdrawn, as the same request twice at once is refused.
        await withdraw(`${role}@demo`, first.card);
        const again = await propose(`${role}@demo`, said);
        await withdraw(`${role}@demo`, again.card);
        expect(first.result, `${role}: ${said.join(" / ")}: ${first.result.answer}`).toMatchObject({ outcome: "needs_approval" });
        expect(first.card).toMatchObject({ status: "pending", kind: kind.split(" ")[0] });
        const { created = [], changed = [] } = first.card?.effect ?? {};
        expect([...created, ...changed].length).toBeGreaterThan(0);
        expect(again.card?.digest, kind).toBe(first.card?.digest);
        expect(again.card?.id).not.toBe(first.card?.id);
      }
    },
  );

  test("nothing of all that was proposed is in Odoo", async () => {
    expect(await server.odoo.row("sale.order", [["id", "=", quotation.id]], ["state"])).toMatchObject({ state: "draft" });
    expect(await server.odoo.row("purchase.order", [["id", "=", purchase.id]], ["state"])).toMatchObject({ state: "draft" });
    expect(
      await server.odoo.rows(
        "mail.activity",
        [
          ["res_id", "=", delivery.id],
          ["res_model", "=", "stock.picking"],
        ],
        ["summary"],
      ),
    ).toEqual([]);
    expect(await server.odoo.notesOn("stock.picking", delivery.id)).toEqual([]);
    expect(await server.odoo.deliveryDate(delivery)).toBe("2031-03-05 10:00:00");
  });

  test.for([
    { as: "buyer@demo", ask: () => `Move delivery ${delivery.name} to next Friday` },
    { as: "customer_service@demo", ask: () => `Confirm quotation ${quotation.name}` },
    { as: "accounts_payable@demo", ask: () => `Confirm purchase order ${purchase.name}` },
  ])("$as may not propose what the role doesn't hold, and Odoo is not asked to preview it", async ({ as, ask }) => {
    const before = server.sent.length;
    const { result } = await propose(as, [ask()]);
    expect(result).toMatchObject({ outcome: "refused", approvals: [] });
    expect(server.sent.slice(before).filter(({ model }) => model === "ir.actions.server")).toEqual([]);
  });
});

/** A role's grant names the fields of a change, not their values. */
function exampleValues(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, ""]));
}
