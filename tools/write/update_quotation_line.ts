import { Decimal } from "decimal.js";
import { z } from "zod";
import type { ChangeLine } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import type { JsonObject } from "../../core/json.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import type { Row } from "../../odoo/reader.ts";
import { positiveQuantity, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { resolveQuotationLine } from "../lookup/quotation-lines.ts";
import { orderStatus } from "../records/sales-order.ts";
import { restsOn } from "../rests-on.ts";
import { amountOf, quantityOf, textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.update_quotation_line;
const TERMS = ["product_uom_qty", "price_unit", "discount"] as const;
const LABELS: { readonly [field in (typeof TERMS)[number]]: string } = {
  product_uom_qty: "Quantity",
  price_unit: "Unit price",
  discount: "Discount %",
};

const decimal = (what: string, most: number) =>
  z
    .union([z.string().trim(), z.number().transform(String)])
    .pipe(z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, "must be a number such as 12 or 2.5"))
    .refine((text) => Number(text) <= most, `must be at most ${most}`)
    .describe(what);

export default writeTool({
  name: "update_quotation_line",
  description:
    "Propose another quantity for one line of a quotation that is not confirmed yet; where the role's policy allows it, another unit price or discount too. Takes the quotation's reference and the product; see its lines with get_order_status.",
  models: ["sale.order", "sale.order.line", "stock.picking", "res.company"],
  input: z
    .object({
      order: typed("The quotation's reference such as S00028"),
      product: typed("Code or name of the product whose line is meant"),
      quantity: positiveQuantity("The new quantity, in the line's unit of measure").optional(),
      price: decimal("The new unit price before tax, in the quotation's currency", 9_999_999).optional(),
      discount: decimal("The new discount in percent", 100).optional(),
    })
    .refine(({ quantity, price, discount }) => quantity !== undefined || price !== undefined || discount !== undefined, {
      error: "give a new quantity, price or discount",
    }),
  async plan({ order, product, quantity, price, discount }, context) {
    const row = await resolveOrder(context, order, ["name", "state", "delivery_status", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = orderStatus(row);
    if (status !== "quotation" && status !== "quotation sent")
      throw new CopilotError("STALE", `${reference} is ${status ?? "in no state known here"}, and only quotations can be changed.`);
    const line = await resolveQuotationLine(context, row, product, ["state", "product_uom_id", ...TERMS]);
    const label = textOf(line, "product_id") ?? "?";
    const wanted = { product_uom_qty: quantity, price_unit: price, discount };
    const changed = TERMS.flatMap((field) => {
      const value = wanted[field];
      return value === undefined || sameNumber(line, field, value) ? [] : [{ field, value }];
    });
    if (changed.length === 0) throw new CopilotError("STALE", `${reference} has that for ${label} already, so there is nothing to change.`);
    const uom = textOf(line, "product_uom_id") ?? "";
    const values: JsonObject = Object.fromEntries(changed.map(({ field, value }) => [field, Number(value)]));
    const lines = changed.map(({ field, value }): ChangeLine => {
      const unit = field === "product_uom_qty" ? ` ${uom}` : "";
      const before = field === "product_uom_qty" ? quantityOf(line, field) : amountOf(line, field);
      return {
        field: `sale.order.line.${field}`,
        label: `${LABELS[field]} of ${label}`,
        before: before === undefined ? null : `${before}${unit}`.trim(),
        after: `${value}${unit}`.trim(),
      };
    });
    return {
      kind: "update_quotation_line",
      model: "sale.order.line",
      ids: [line.id],
      operation,
      method,
      values,
      before: { [String(line.id)]: restsOn(line, ["state", "product_id", "product_uom_id", ...TERMS]) },
      company: await companyOf(context, row),
      summary: `Change ${label} on quotation ${reference}: ${lines
        .map((one, index) => `${LABELS[changed[index]?.field ?? "product_uom_qty"].toLowerCase()} ${one.before ?? "?"} to ${one.after}`)
        .join(", ")}`,
      lines,
      sources: [
        { model: "sale.order", id: row.id, label: reference },
        { model: "sale.order.line", id: line.id, label },
      ],
    };
  },
});

function sameNumber(row: Row, field: string, value: string): boolean {
  const held = row[field];
  return typeof held === "number" && new Decimal(held).equals(value);
}
