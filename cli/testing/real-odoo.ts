import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { createOne } from "../../odoo/setup/records.ts";
import { openSession } from "../../odoo/setup/session.ts";
import { odooUnderTest } from "../../odoo/setup/test-real-odoo.ts";

/** The real Odoo under test as its administrator sees it: what tests compare the copilot's words with. */
export async function openRealOdoo() {
  const { url, db, login, password } = odooUnderTest;
  const admin = await openSession({ url, db, fetch }, login, password);

  /** Rows with many2one values as bare ids, oldest first. */
  async function rows(model: string, domain: Json, fields: readonly string[]): Promise<readonly JsonObject[]> {
    const found = await admin.call(model, "search_read", [domain, [...fields]], { load: null, order: "id", context: { active_test: false } });
    return Array.isArray(found) ? found.filter(isJsonObject) : [];
  }

  async function row(model: string, domain: Json, fields: readonly string[]): Promise<JsonObject> {
    const [first] = await rows(model, domain, ["id", ...fields]);
    if (!first) throw new Error(`The Odoo under test has no ${model} with ${JSON.stringify(domain)}.`);
    return first;
  }

  async function newQuotation(code: string, quantity: number): Promise<Document> {
    const customer = await row("res.partner", [["name", "=", "Gemini Furniture"]], []);
    const product = await row("product.product", [["default_code", "=", code]], []);
    const line = { product_id: product["id"] ?? null, product_uom_qty: quantity };
    const id = await createOne(admin, "sale.order", { partner_id: customer["id"] ?? null, order_line: [[0, 0, line]] });
    return { id, name: String((await row("sale.order", [["id", "=", id]], ["name"]))["name"]) };
  }

  return {
    admin,
    rows,
    row,
    newQuotation,
    async newPurchase(code: string, quantity: number): Promise<Document> {
      const vendor = await row("res.partner", [["name", "=", "Ready Mat"]], []);
      const product = await row("product.product", [["default_code", "=", code]], []);
      const line = { product_id: product["id"] ?? null, product_qty: quantity, price_unit: 30 };
      const id = await createOne(admin, "purchase.order", { partner_id: vendor["id"] ?? null, order_line: [[0, 0, line]] });
      return { id, name: String((await row("purchase.order", [["id", "=", id]], ["name"]))["name"]) };
    },
    /** The open delivery of a fresh sales order, so that no other test touches it. */
    async newDelivery(code = "FURN_8888", quantity = 2): Promise<Delivery> {
      const order = await newQuotation(code, quantity);
      await admin.call("sale.order", "action_confirm", [[order.id]]);
      const delivery = await row("stock.picking", [["sale_id", "=", order.id]], ["name", "scheduled_date"]);
      return { id: Number(delivery["id"]), name: String(delivery["name"]), date: String(delivery["scheduled_date"]), order };
    },
    /** What the administrator's hand does in Odoo meanwhile. */
    async write(model: string, id: number, values: JsonObject): Promise<void> {
      await admin.call(model, "write", [[id], values]);
    },
    async deliveryDate(delivery: Pick<Delivery, "id">): Promise<string> {
      return String((await row("stock.picking", [["id", "=", delivery.id]], ["scheduled_date"]))["scheduled_date"]);
    },
    /** The texts that Countersign's commits left on a record. */
    async notesOn(model: string, id: number): Promise<readonly string[]> {
      const found = await rows(
        "mail.message",
        [
          ["model", "=", model],
          ["res_id", "=", id],
          ["body", "ilike", "Countersign:"],
        ],
        ["body"],
      );
      return found.map(({ body }) => String(body));
    },
    /** How many receipts Odoo holds for commits on a record. */
    async receiptsOn(model: string, id: number): Promise<number> {
      const domain = [
        ["module", "=", "countersign"],
        ["model", "=", `countersign.record/${model}`],
        ["res_id", "=", id],
      ];
      return (await rows("ir.model.data", domain, ["name"])).length;
    },
  };
}

export interface Document {
  readonly id: number;
  readonly name: string;
}

export interface Delivery extends Document {
  /** As Odoo holds it, UTC. */
  readonly date: string;
  readonly order: Document;
}

export type RealOdoo = Awaited<ReturnType<typeof openRealOdoo>>;
