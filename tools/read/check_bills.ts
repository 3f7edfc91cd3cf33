import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { resolveInvoice } from "../lookup/invoices.ts";
import { orderNameOf } from "../lookup/order-name.ts";
import { amount, from, quantity, record, text, whole } from "../output.ts";
import { amountOf, idOf, numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 20;
const LINES = 500;

const EXCEPTIONS = ["price above the order", "price below the order", "more billed than received", "more billed than ordered"] as const;

const output = z.object({
  /** The largest difference first. */
  exceptions: z.array(
    record("account.move.line", {
      bill: text("account.move.line.move_id", "open"),
      vendor: text("purchase.order.line.partner_id", "personal.name"),
      purchaseOrder: text("purchase.order.line.order_id", "open"),
      product: text("account.move.line.product_id", "open"),
      kinds: z.array(from("account.move.line.purchase_line_id", "open", z.enum(EXCEPTIONS))),
      /** On all bills of the order line, in the order's unit of measure. */
      billed: quantity("purchase.order.line.qty_invoiced"),
      received: quantity("purchase.order.line.qty_received"),
      ordered: quantity("purchase.order.line.product_qty"),
      uom: text("purchase.order.line.product_uom_id", "open"),
      billPrice: amount("account.move.line.price_unit", "commercial.price"),
      orderPrice: amount("purchase.order.line.price_unit", "vendor_terms.price"),
      /** Untaxed: what the price makes more, and what was billed and not received, at the order's price. */
      differenceAmount: amount("purchase.order.line.price_subtotal", "vendor_terms.price"),
      currency: text("account.move.line.currency_id", "open"),
    }),
  ),
  count: whole("account.move.line.id"),
  /** Bill lines with a purchase order line that were compared. */
  checkedCount: whole("account.move.line.id"),
  hasMore: z.boolean(),
});
export type CheckedBills = z.output<typeof output>;

export default readTool({
  name: "check_bills",
  description: `Compares vendor bills with purchase order and receipt, line by line: prices that differ, and more billed than received or ordered. One bill by its number, one vendor, or all draft and unpaid ones; at most ${LIMIT}, the largest difference first.`,
  models: ["account.move", "account.move.line", "purchase.order", "purchase.order.line", "res.partner"],
  input: z.object({ bill: typed("Bill number, ours or the vendor's").optional(), vendor: typed("Vendor's name").optional() }),
  output,
  async run({ bill, vendor }, context) {
    const [ofBill, ofVendor] = await Promise.all([
      bill === undefined ? UNPAID : resolveInvoice(context, bill, "in_invoice", []).then((row): Domain => [["move_id", "=", row.id]]),
      vendor === undefined ? [] : resolveVendor(context, vendor).then((partner) => ofPartner("move_id.partner_id", partner)),
    ]);
    const rows = await context.odoo.search("account.move.line", {
      domain: allOf([["purchase_line_id", "!=", false]], ofBill, ofVendor),
      fields: ["move_id", "product_id", "product_uom_id", "quantity", "price_unit", "purchase_line_id", "currency_id"],
      limit: LINES,
      order: "id desc",
    });
    const orderLines = await linesOf(rows, context);
    const exceptions = rows.flatMap((row) => compare(row, orderLines.get(idOf(row, "purchase_line_id") ?? 0)));
    const sorted = exceptions.sort((one, other) => Number(other.differenceAmount ?? 0) - Number(one.differenceAmount ?? 0));
    return {
      exceptions: sorted.slice(0, LIMIT),
      count: exceptions.length,
      checkedCount: rows.filter((row) => orderLines.has(idOf(row, "purchase_line_id") ?? 0)).length,
      hasMore: exceptions.length > LIMIT || rows.length === LINES,
    };
  },
});

const UNPAID: Domain = [
  ["move_id.move_type", "=", "in_invoice"],
  ["move_id.state", "!=", "cancel"],
  ["move_id.payment_state", "in", ["not_paid", "partial", "blocked"]],
];

async function linesOf(rows: readonly Row[], { odoo }: ToolContext): Promise<ReadonlyMap<number, Row>> {
  const ids = [...new Set(rows.flatMap((row) => idOf(row, "purchase_line_id") ?? []))];
  if (ids.length === 0) return new Map();
  const fields = ["order_id", "partner_id", "product_uom_id", "product_qty", "qty_received", "qty_invoiced", "price_unit", "currency_id"];
  return new Map((await odoo.read("purchase.order.line", ids, fields)).map((line) => [line.id, line]));
}

/** Prices are compared in the same currency and unit of measure only; a refund's line has nothing to compare. */
function compare(row: Row, line: Row | undefined) {
  if (!line) return [];
  const [ordered, received, billed] = ["product_qty", "qty_received", "qty_invoiced"].map((field) => new Decimal(numberOf(line, field) ?? 0));
  const [billPrice, orderPrice] = [numberOf(row, "price_unit"), numberOf(line, "price_unit")];
  const isComparable = idOf(row, "currency_id") === idOf(line, "currency_id") && idOf(row, "product_uom_id") === idOf(line, "product_uom_id");
  const gap = isComparable && billPrice !== undefined && orderPrice !== undefined ? new Decimal(billPrice).minus(orderPrice) : new Decimal(0);
  const kinds: (typeof EXCEPTIONS)[number][] = [];
  if (gap.gte("0.005")) kinds.push("price above the order");
  if (gap.lte("-0.005")) kinds.push("price below the order");
  if (billed && received && billed.gt(received)) kinds.push("more billed than received");
  if (billed && ordered && billed.gt(ordered)) kinds.push("more billed than ordered");
  if (kinds.length === 0) return [];
  const unreceived = Decimal.max(0, (billed ?? new Decimal(0)).minus(received ?? 0));
  const difference = gap.times(numberOf(row, "quantity") ?? 0).plus(unreceived.times(orderPrice ?? 0));
  return [
    {
      id: String(row.id),
      bill: textOf(row, "move_id"),
      vendor: textOf(line, "partner_id"),
      purchaseOrder: orderNameOf(line),
      product: textOf(row, "product_id"),
      kinds,
      billed: quantityOf(line, "qty_invoiced"),
      received: quantityOf(line, "qty_received"),
      ordered: quantityOf(line, "product_qty"),
      uom: textOf(line, "product_uom_id"),
      billPrice: amountOf(row, "price_unit"),
      orderPrice: amountOf(line, "price_unit"),
      differenceAmount: billPrice === undefined || orderPrice === undefined ? undefined : difference.toFixed(2),
      currency: textOf(row, "currency_id"),
    },
  ];
}
