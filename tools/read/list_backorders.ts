import { z } from "zod";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { type Incoming, incomingOf, inProductUom, OPERATION_TYPE, purchaseOrderOf, warehouseOf } from "../lookup/incoming.ts";
import { OPEN_DELIVERIES } from "../lookup/late.ts";
import { resolveProduct } from "../lookup/products.ts";
import { missingOf } from "../lookup/shortages.ts";
import { day, quantity, record, text, whole } from "../output.ts";
import { dayOf, idOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;
const MOVES = 300;

const backorder = record("stock.move", {
  order: text("stock.picking.sale_id", "open"),
  customer: text("stock.picking.partner_id", "personal.name"),
  product: text("stock.move.product_id", "open"),
  /** What the customer still waits for, and how much of that is not in stock. */
  open: quantity("stock.move.product_uom_qty"),
  missing: quantity("stock.move.quantity"),
  uom: text("stock.move.product_uom", "open"),
  promised: day("stock.picking.date_deadline"),
  daysLate: whole("stock.picking.date_deadline"),
  delivery: text("stock.picking.name", "open"),
  backorderOf: text("stock.picking.backorder_id", "open"),
  /** When the open receipt that brings it is expected; null when none does. */
  expected: day("stock.move.date"),
  purchaseOrder: text("stock.move.origin", "open"),
});

const productName = text("product.product.display_name", "open");

const output = z.object({
  /** What the count is of: the customer that was asked for, with the product that was, or else that product. */
  customer: record("res.partner", { name: text("res.partner.complete_name", "personal.name"), product: productName.optional() }).optional(),
  product: record("product.product", { name: productName }).optional(),
  /** The first promised first. */
  backorders: z.array(backorder),
  count: whole("stock.move.id"),
  hasMore: z.boolean(),
});
export type Backorders = z.output<typeof output>;

export default readTool({
  name: "list_backorders",
  description: `What customers still wait for: goods of open deliveries that are backorders or lack stock, with the quantity missing, the promised day and when the next receipt brings it. By customer or product, or all; at most ${LIMIT}, the first promised first.`,
  models: ["stock.move", "stock.picking", "stock.picking.type", "res.partner", "product.product"],
  input: z.object({ customer: typed("Customer's name").optional(), product: typed("Product code or name").optional() }),
  output,
  async run({ customer, product }, context) {
    const [partner, item] = await Promise.all([
      customer === undefined ? undefined : resolveCustomer(context, customer),
      product === undefined ? undefined : resolveProduct(context, product),
    ]);
    const waits: Domain = [["state", "in", ["waiting", "confirmed", "partially_available"]]];
    const rest: Domain = allOf([["state", "=", "assigned"]], [["picking_id", "any", [["backorder_id", "!=", false]]]]);
    const moves = await context.odoo.search("stock.move", {
      domain: allOf(
        [["picking_code", "=", "outgoing"]],
        anyOf(waits, rest),
        [["picking_id", "any", allOf(OPEN_DELIVERIES, [["sale_id", "!=", false]], partner ? ofPartner("partner_id", partner) : [])]],
        item ? [["product_id", "=", item.id]] : [],
      ),
      fields: ["picking_id", "product_id", "product_uom_qty", "product_qty", "quantity", "product_uom", "state"],
      limit: MOVES,
      with: OPERATION_TYPE,
      order: "date_deadline, date, id",
    });
    const goods = item ? textOf(item, "display_name") : undefined;
    const named = partner
      ? { customer: { id: String(partner.id), name: textOf(partner, "complete_name"), product: goods } }
      : item
        ? { product: { id: String(item.id), name: goods } }
        : {};
    return { ...named, ...(await describeAll(moves, context)) };
  },
});

async function describeAll(moves: readonly Row[], context: ToolContext): Promise<z.input<typeof output>> {
  const shown = moves.slice(0, LIMIT);
  const pickings = [...new Set(shown.flatMap((move) => idOf(move, "picking_id") ?? []))];
  const products = [...new Set(shown.flatMap((move) => (missingOf(move).gt(0) ? (idOf(move, "product_id") ?? []) : [])))];
  const [deliveries, bringing] = await Promise.all([
    pickings.length === 0 ? [] : context.odoo.read("stock.picking", pickings, ["name", "sale_id", "partner_id", "date_deadline", "backorder_id"]),
    products.length === 0 ? undefined : incomingOf(context, products),
  ]);
  const backorders = shown.flatMap((move) => {
    const delivery = deliveries.find(({ id }) => id === idOf(move, "picking_id"));
    if (!delivery) return [];
    const receipt = bringing && nextFor(move, bringing.incoming, warehouseOf(move));
    return [describe(move, delivery, receipt, context)];
  });
  return { backorders, count: moves.length, hasMore: moves.length > LIMIT };
}

/** The receipt with which enough has come, or the last one where all together are too little. */
function nextFor(move: Row, incoming: readonly Incoming[], warehouse: number | undefined): Incoming | undefined {
  const own = incoming.filter((one) => one.product === idOf(move, "product_id") && one.warehouse === warehouse);
  let left = inProductUom(move, missingOf(move));
  for (const one of own) {
    left = left.minus(one.inProductUom);
    if (left.lte(0)) return one;
  }
  return undefined;
}

function describe(move: Row, delivery: Row, receipt: Incoming | undefined, context: ToolContext): z.input<typeof backorder> {
  const promised = dayOf(delivery, "date_deadline", context.timeZone);
  return {
    id: String(move.id),
    order: textOf(delivery, "sale_id"),
    customer: textOf(delivery, "partner_id"),
    product: textOf(move, "product_id"),
    open: quantityOf(move, "product_uom_qty"),
    missing: missingOf(move).toFixed(),
    uom: textOf(move, "product_uom"),
    promised,
    daysLate: daysPast(promised, context),
    delivery: textOf(delivery, "name"),
    backorderOf: textOf(delivery, "backorder_id"),
    expected: receipt?.expected ?? null,
    purchaseOrder: receipt ? purchaseOrderOf(receipt.receipt) : null,
  };
}
