import { Decimal } from "decimal.js";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast, today } from "../days.ts";
import { positiveQuantity, typed } from "../inputs.ts";
import { type Incoming, incomingOf, purchaseOrderOf } from "../lookup/incoming.ts";
import { resolveProduct } from "../lookup/products.ts";
import { stockByWarehouse } from "../lookup/warehouse-stock.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { day, from, quantity, record, text, whole, word } from "../output.ts";
import { describeProduct, productShape } from "../records/product.ts";
import { numberOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const RECEIPTS = 5;
const WAREHOUSES = 8;
const PROMISES = ["from stock", "after a receipt", "not covered"] as const;

const output = z.object({
  product: record("product.product", {
    ...productShape,
    /** What was asked for. */
    asked: quantity("product.product.free_qty"),
    /** Already needed by open orders, reserved or not. */
    outgoing: quantity("product.product.outgoing_qty"),
    /** On hand and needed by no open order; less than 0 when more is ordered than is there. */
    uncommitted: quantity("product.product.virtual_available"),
    promise: word("product.product.virtual_available", PROMISES),
    /** Today, or the day of the receipt with which enough has come; null when nothing on order suffices. */
    earliest: day("stock.move.date"),
    /** What is short once everything on order has come. */
    short: quantity("product.product.virtual_available"),
    warehouse: text("stock.warehouse.name", "open"),
  }),
  /** Warehouses that hold the asked quantity free by themselves. */
  holding: z.array(z.object({ warehouse: text("stock.warehouse.name", "open"), free: quantity("stock.quant.quantity") })),
  /** Up to the one with which enough has come. */
  receipts: z.array(
    record("stock.picking", {
      reference: text("stock.picking.name", "open"),
      purchaseOrder: text("stock.picking.origin", "open"),
      expected: day("stock.picking.scheduled_date"),
      quantity: quantity("stock.move.product_uom_qty"),
      uom: text("stock.move.product_uom", "open"),
      late: from("stock.picking.scheduled_date", "open", z.boolean()).optional(),
      daysLate: whole("stock.picking.scheduled_date"),
    }),
  ),
  hasMore: z.boolean(),
});
export type PromiseDate = z.output<typeof output>;

export default readTool({
  name: "get_promise_date",
  description:
    "The earliest day on which a quantity of a product can leave, from stock that no open order needs and from open receipts in the order of their days. One unit where no quantity is given; all warehouses together, or one. Reserves nothing.",
  models: ["product.product", "stock.warehouse", "stock.quant", "stock.move", "stock.picking.type", "stock.location"],
  input: z.object({
    product: typed("Product code or name"),
    quantity: positiveQuantity("How many, in the product's unit of measure; 1 when left out").optional(),
    warehouse: typed("Warehouse's name or code; all when left out").optional(),
  }),
  output,
  async run({ product, quantity: many = "1", warehouse }, context) {
    const fields = ["default_code", "display_name", "uom_id", "qty_available", "free_qty", "outgoing_qty"];
    const [found, place] = await Promise.all([
      resolveProduct(context, product, fields),
      warehouse === undefined ? undefined : warehouses(context).then((all) => warehouseCalled(warehouse, all)),
    ]);
    const [overall, stock, { incoming }] = await Promise.all([
      place ? stockIn(context, found.id, place.id, fields) : found,
      stockByWarehouse(context, found.id),
      incomingOf(context, [found.id]),
    ]);
    const asked = new Decimal(many);
    const promise = promiseOf(
      asked,
      overall,
      incoming.filter((one) => !place || one.warehouse === place.id),
      context,
    );
    const holding = [...stock]
      .filter(([id, { free }]) => free.gte(asked) && (!place || id === place.id))
      .map(([, { name, free }]) => ({ warehouse: name, free: free.toFixed() }));
    return {
      product: { ...describeProduct(overall), ...promise.product, asked: asked.toFixed(), ...(place ? { warehouse: textOf(place, "name") } : {}) },
      holding: holding.slice(0, WAREHOUSES),
      receipts: promise.receipts.slice(-RECEIPTS).map((one) => describeReceipt(one, context)),
      hasMore: promise.receipts.length > RECEIPTS,
    };
  },
});

async function stockIn({ odoo }: ToolContext, product: number, warehouseId: number, fields: readonly string[]): Promise<Row> {
  const [row] = await odoo.search("product.product", { domain: [["id", "=", product]], fields, limit: 1, warehouseId });
  if (!row) throw new CopilotError("NOT_FOUND", "This product is not kept in that warehouse. Ask without a warehouse.");
  return row;
}

/** Open orders come first: a day is promised from what none of them needs. */
function promiseOf(asked: Decimal, row: Row, incoming: readonly Incoming[], context: ToolContext) {
  const outgoing = new Decimal(numberOf(row, "outgoing_qty") ?? 0);
  const uncommitted = new Decimal(numberOf(row, "qty_available") ?? 0).minus(outgoing);
  const shared = { outgoing: outgoing.toFixed(), uncommitted: uncommitted.toFixed() };
  if (uncommitted.gte(asked)) return { product: { ...shared, promise: "from stock", earliest: today(context), short: "0" } as const, receipts: [] };
  let there = uncommitted;
  for (const [index, one] of incoming.entries()) {
    there = there.plus(one.inProductUom);
    if (there.lt(asked)) continue;
    const expected = one.expected ?? null;
    const earliest = expected !== null && expected < today(context) ? null : expected;
    return { product: { ...shared, promise: "after a receipt", earliest, short: "0" } as const, receipts: incoming.slice(0, index + 1) };
  }
  return {
    product: { ...shared, promise: "not covered", earliest: null, short: asked.minus(there).toFixed() } as const,
    receipts: incoming,
  };
}

function describeReceipt(one: Incoming, context: ToolContext) {
  const daysLate = daysPast(one.expected, context);
  return {
    id: String(one.receipt.id),
    reference: textOf(one.receipt, "name"),
    purchaseOrder: purchaseOrderOf(one.receipt),
    expected: one.expected,
    quantity: one.quantity.toFixed(),
    uom: one.uom,
    late: daysLate > 0,
    daysLate,
  };
}
