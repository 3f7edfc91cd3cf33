import type { Json, JsonObject } from "../../core/json.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

export const NOW = new Date("2026-06-10T12:00:00Z");

/** A customer, a vendor and a product with 7 on the shelf: what most tests of the embedded Odoo need. */
export interface SmallWorld {
  readonly sandbox: Sandbox;
  readonly customer: number;
  readonly vendor: number;
  readonly product: number;
  readonly stock: number;
  run(model: string, method: string, params?: JsonObject): Json;
  rows(model: string, domain: Json, fields: readonly string[], more?: JsonObject): readonly JsonObject[];
  row(model: string, id: number, fields: readonly string[]): JsonObject;
  order(quantity: number, more?: JsonObject): number;
}

export function smallWorld(clock: () => Date = () => NOW): SmallWorld {
  const sandbox = createSandbox({ clock });
  const run = (model: string, method: string, params: JsonObject = {}) => sandbox.run("admin", model, method, params);
  const rows = (model: string, domain: Json, fields: readonly string[], more: JsonObject = {}) =>
    run(model, "search_read", { domain, fields, ...more }) as readonly JsonObject[];
  const create = (model: string, vals: JsonObject, context: JsonObject = {}) => first(run(model, "create", { vals_list: [vals], context }));
  const customer = create("res.partner", { name: "Acme Fasteners", is_company: true, ref: "C1" });
  const vendor = create("res.partner", { name: "Kestrel Valves", is_company: true });
  const product = create("product.product", {
    name: "Ball valve",
    default_code: "VLV-0125",
    type: "consu",
    is_storable: true,
    list_price: 10,
    standard_price: 4,
    invoice_policy: "delivery",
    seller_ids: [[0, 0, { partner_id: vendor, price: 3.5, delay: 5, product_code: "K-1" }]],
  });
  const [warehouse] = rows("stock.warehouse", [], ["lot_stock_id"], { load: null });
  const stock = Number(warehouse?.["lot_stock_id"]);
  const quant = create("stock.quant", { product_id: product, location_id: stock, inventory_quantity: 7 }, { inventory_mode: true });
  run("stock.quant", "action_apply_inventory", { ids: [quant] });
  return {
    sandbox,
    customer,
    vendor,
    product,
    stock,
    run,
    rows,
    row: (model, id, fields) => (run(model, "read", { ids: [id], fields }) as readonly JsonObject[])[0] ?? {},
    order: (quantity, more = {}) =>
      create("sale.order", { partner_id: customer, order_line: [[0, 0, { product_id: product, product_uom_qty: quantity }]], ...more }),
  };
}

export const first = (answer: Json): number => (Array.isArray(answer) ? Number(answer[0]) : Number(answer));
