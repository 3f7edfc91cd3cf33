import type { JsonObject } from "../../core/json.ts";
import type { AdminDoor } from "./admin-door.ts";

/** What the world holds, by name: what a hostile model has overheard and can ask about. */
export interface Vocabulary {
  readonly orders: readonly string[];
  readonly quotations: readonly string[];
  readonly purchases: readonly string[];
  readonly requests: readonly string[];
  readonly deliveries: readonly string[];
  readonly shipped: readonly string[];
  readonly invoices: readonly string[];
  readonly bills: readonly string[];
  readonly carriers: readonly string[];
  readonly customers: readonly string[];
  readonly products: readonly string[];
  readonly warehouses: readonly string[];
  readonly ids: readonly number[];
}

const MOST = 60;

/** Reads the world's names as its administrator. */
export async function vocabularyOf(door: AdminDoor): Promise<Vocabulary> {
  const names = async (
    model: string,
    domain: readonly (readonly [string, string, string | number | boolean | readonly string[]])[],
    field = "name",
  ) => (await door.rows(model, domain, [field], MOST)).map((row: JsonObject) => String(row[field])).filter((name) => name !== "false");
  return {
    orders: await names("sale.order", [["state", "=", "sale"]]),
    quotations: await names("sale.order", [["state", "in", ["draft", "sent"]]]),
    purchases: await names("purchase.order", [["state", "=", "purchase"]]),
    requests: await names("purchase.order", [["state", "in", ["draft", "sent"]]]),
    deliveries: await names("stock.picking", [
      ["state", "in", ["confirmed", "assigned", "waiting"]],
      ["picking_type_code", "=", "outgoing"],
    ]),
    shipped: await names("stock.picking", [
      ["state", "=", "done"],
      ["picking_type_code", "=", "outgoing"],
    ]),
    invoices: await names("account.move", [
      ["state", "=", "posted"],
      ["move_type", "=", "out_invoice"],
    ]),
    bills: await names("account.move", [
      ["state", "=", "posted"],
      ["move_type", "=", "in_invoice"],
    ]),
    carriers: await names("delivery.carrier", []),
    customers: await names("res.partner", [
      ["customer_rank", ">", 0],
      ["is_company", "=", true],
    ]),
    products: await names("product.product", [["sale_ok", "=", true]], "default_code"),
    warehouses: await names("stock.warehouse", []),
    ids: (await door.rows("sale.order", [], ["id"], 5)).map((row) => Number(row["id"])),
  };
}
