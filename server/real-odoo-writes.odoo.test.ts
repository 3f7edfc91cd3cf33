import { afterAll, beforeAll, expect, test } from "vitest";
import { type RealServer, startRealServer } from "../cli/testing/real-server.ts";
import { describeOnOdoo } from "../odoo/setup/test-real-odoo.ts";

const MINUTES = 60_000;

/** Asked in words, planned, previewed by Odoo, countersigned and carried out, under the demo's own Odoo rights. */
describeOnOdoo("the transactions that people ask for, on a real Odoo", { timeout: 2 * MINUTES }, () => {
  let server: RealServer;

  beforeAll(async () => {
    server = await startRealServer();
  }, 400_000);
  afterAll(() => server?.dispose());

  async function proposed(as: string, question: string) {
    const person = await server.signIn(as);
    const { result } = await person.ask(question);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(`Nothing was proposed: ${result.answer}`);
    return waiting;
  }

  async function countersigned(as: string, question: string, by: string) {
    const waiting = await proposed(as, question);
    const { body } = await (await server.signIn(by)).decide(waiting, "approve");
    expect(body, question).toMatchObject({ status: "committed" });
  }

  /** A posted invoice of 90, under a number that no other company has given: every company numbers its invoices from one. */
  async function smallInvoice(): Promise<string> {
    const { admin } = server.odoo;
    const [partner] = await server.odoo.rows("res.partner", [["customer_rank", ">", 0]], ["id"]);
    const line = { name: "Sample", quantity: 1, price_unit: 90, tax_ids: [] };
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const made = await admin.call("account.move", "create", [
        [{ move_type: "out_invoice", partner_id: partner?.["id"] ?? false, invoice_date: "2026-06-01", invoice_line_ids: [[0, 0, line]] }],
      ]);
      const [id] = Array.isArray(made) ? made : [made];
      await admin.call("account.move", "action_post", [[id]]);
      const posted = await server.odoo.row("account.move", [["id", "=", id]], ["name"]);
      const name = String(posted?.["name"]);
      if ((await server.odoo.rows("account.move", [["name", "=", name]], ["id"])).length === 1) return name;
    }
    throw new Error("Every number is another company's too.");
  }

  test("an order gets another promised date, and its delivery that deadline", async () => {
    const { id, order } = await server.odoo.newDelivery();
    await countersigned("customer_service@demo", `Promise ${order.name} for 6 May 2031`, "operations_manager@demo");
    expect(await server.odoo.row("sale.order", [["id", "=", order.id]], ["commitment_date"])).toMatchObject({
      commitment_date: expect.stringContaining("2031-05-06"),
    });
    expect(await server.odoo.row("stock.picking", [["id", "=", id]], ["date_deadline"])).toMatchObject({
      date_deadline: expect.stringContaining("2031-05-06"),
    });
  });

  test("an order is cancelled with its delivery, by customer service whose own Odoo group could not", async () => {
    const { id, order } = await server.odoo.newDelivery();
    await countersigned("customer_service@demo", `Cancel order ${order.name}`, "operations_manager@demo");
    expect(await server.odoo.row("sale.order", [["id", "=", order.id]], ["state"])).toMatchObject({ state: "cancel" });
    expect(await server.odoo.row("stock.picking", [["id", "=", id]], ["state"])).toMatchObject({ state: "cancel" });
  });

  test("a quotation gets another quantity, with the note on the order", async () => {
    const quotation = await server.odoo.newQuotation("FURN_8888", 2);
    await countersigned("sales@demo", `Change ${quotation.name} to 4 x FURN_8888`, "operations_manager@demo");
    expect(await server.odoo.row("sale.order.line", [["order_id", "=", quotation.id]], ["product_uom_qty"])).toMatchObject({ product_uom_qty: 4 });
    expect(await server.odoo.notesOn("sale.order", quotation.id)).toHaveLength(1);
  });

  test("a shipped delivery is returned", async () => {
    const { id, name } = await server.odoo.newDelivery();
    const [move] = await server.odoo.rows("stock.move", [["picking_id", "=", id]], ["id"]);
    await server.odoo.write("stock.move", Number(move?.["id"]), { quantity: 2, picked: true });
    await server.odoo.admin.call("stock.picking", "button_validate", [[id]], { context: { skip_sms: true } });
    await countersigned("warehouse@demo", `Create a return for ${name}`, "operations_manager@demo");
    expect(await server.odoo.rows("stock.picking", [["return_id", "=", id]], ["state"])).toHaveLength(1);
  });

  test("a purchase is expected on another day, line by line", async () => {
    const purchase = await server.odoo.newPurchase("FURN_8888", 3);
    await countersigned("buyer@demo", `Change the expected date of ${purchase.name} to 6 May 2031`, "operations_manager@demo");
    expect(await server.odoo.row("purchase.order.line", [["order_id", "=", purchase.id]], ["date_planned"])).toMatchObject({
      date_planned: expect.stringContaining("2031-05-06"),
    });
  });

  test("a message waits unsent until it is countersigned, and then stands in the chatter once, with its e-mail", async () => {
    const { order } = await server.odoo.newDelivery();
    await server.odoo.write("sale.order", order.id, { commitment_date: "2031-05-06 10:00:00" });
    const said = () =>
      server.odoo.rows(
        "mail.message",
        [
          ["model", "=", "sale.order"],
          ["res_id", "=", order.id],
          ["body", "ilike", "takes longer than we said"],
        ],
        ["id"],
      );
    const mails = async () => (await server.odoo.rows("mail.mail", [["mail_message_id.res_id", "=", order.id]], ["id"])).length;
    const waiting = await proposed("customer_service@demo", `Message the customer of ${order.name} about the delay`);
    expect([await said(), await mails()]).toEqual([[], 0]);
    const { body } = await (await server.signIn("customer_service@demo")).decide(waiting, "approve");
    expect(body).toMatchObject({ status: "committed" });
    expect(await said()).toHaveLength(1);
  });

  test("a second credit note of one invoice needs somebody else, however small it is", async () => {
    const invoice = await smallInvoice();
    const ask = `Draft a credit note for ${invoice}: damaged`;
    await countersigned("finance_manager@demo", ask, "finance_manager@demo");
    const again = await proposed("finance_manager@demo", `Draft a credit note for ${invoice}: damaged once more`);
    const { status } = await (await server.signIn("finance_manager@demo")).decide(again, "approve");
    expect(status).toBe(403);
  });
});
