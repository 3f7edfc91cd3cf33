import type { Scene } from "./scene.ts";

export interface Document {
  readonly id: number;
  readonly name: string;
}

/** Records that nobody else touches, made by the administrator's hand for one attack. */
export function freshRecords({ door }: Pick<Scene, "door">) {
  async function first(model: string, domain: Parameters<typeof door.rows>[1], field = "name"): Promise<Document> {
    const [row] = await door.rows(model, domain, [field], 1);
    if (!row) throw new TypeError(`This Odoo has no ${model} for the attack.`);
    return { id: Number(row["id"]), name: String(row[field]) };
  }

  const product = () =>
    first(
      "product.product",
      [
        ["sale_ok", "=", true],
        ["is_storable", "=", true],
        ["default_code", "!=", false],
      ],
      "default_code",
    );
  const customer = () =>
    first("res.partner", [
      ["customer_rank", ">", 0],
      ["is_company", "=", true],
    ]);

  async function named(model: string, id: number): Promise<Document> {
    return first(model, [["id", "=", id]]);
  }

  /** A quotation of one line, worth quantity × price. */
  async function quotation(quantity = 1, price = 100, ofProduct?: number): Promise<Document> {
    const line = { product_id: ofProduct ?? (await product()).id, product_uom_qty: quantity, price_unit: price };
    return named("sale.order", await door.create("sale.order", { partner_id: (await customer()).id, order_line: [[0, 0, line]] }));
  }

  /** The open delivery of a fresh order. */
  async function delivery(quantity = 1, price = 100, ofProduct?: number): Promise<Document & { readonly order: Document }> {
    const order = await quotation(quantity, price, ofProduct);
    await door.act("sale.order", "action_confirm", order.id);
    return {
      ...(await first("stock.picking", [
        ["sale_id", "=", order.id],
        ["state", "not in", ["done", "cancel"]],
      ])),
      order,
    };
  }

  async function purchase(quantity = 1, price = 100, ofProduct?: number): Promise<Document> {
    const vendor = await first("res.partner", [
      ["supplier_rank", ">", 0],
      ["is_company", "=", true],
    ]);
    const line = { product_id: ofProduct ?? (await product()).id, product_qty: quantity, price_unit: price };
    return named("purchase.order", await door.create("purchase.order", { partner_id: vendor.id, order_line: [[0, 0, line]] }));
  }

  async function value(model: string, id: number, field: string) {
    const [row] = await door.rows(model, [["id", "=", id]], [field], 1);
    return row?.[field] ?? null;
  }

  /** A storable product with so many on the shelf of the first warehouse. */
  async function freshProduct(onHand: number): Promise<{ readonly id: number; readonly template: number; readonly code: string }> {
    const code = `HST-${crypto.randomUUID().slice(0, 8)}`;
    const id = await door.create("product.product", {
      name: "Hostile valve",
      default_code: code,
      type: "consu",
      is_storable: true,
      list_price: 100,
      invoice_policy: "delivery",
    });
    const stock = Number(await value("stock.warehouse", (await first("stock.warehouse", [])).id, "lot_stock_id"));
    await door.recount(await door.createQuant(id, stock, onHand), onHand);
    return { id, template: Number(await value("product.product", id, "product_tmpl_id")), code };
  }

  return { product, freshProduct, customer, quotation, delivery, purchase, value };
}
