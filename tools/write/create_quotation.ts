import { z } from "zod";
import { instantIn, toOdooDatetime } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { isoDay, positiveQuantity, typed } from "../inputs.ts";
import { sellerTo } from "../lookup/company.ts";
import { resolveCustomer } from "../lookup/customers.ts";
import { resolveProducts } from "../lookup/products.ts";
import { textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.create_quotation;
const LINES = 40;
/** A promised day is kept by noon of it, wherever the order is read. */
const PROMISED_AT = "12:00";

export default writeTool({
  name: "create_quotation",
  description: `Propose a new quotation for a customer: products with quantities, at most ${LINES} lines; Odoo prices them. Find names with find_customers and find_products.`,
  models: ["sale.order", "res.partner", "product.product", "res.company"],
  input: z.object({
    customer: typed("Customer's name or reference"),
    lines: z
      .array(z.object({ product: typed("Product code or name"), quantity: positiveQuantity("How many, in the product's unit of measure") }))
      .min(1)
      .max(LINES),
    deliver_by: isoDay("The day to promise to the customer, YYYY-MM-DD").optional(),
  }),
  async plan({ customer, lines, deliver_by }, context) {
    if (deliver_by !== undefined && deliver_by < today(context))
      throw new CopilotError("BAD_INPUT", `${spokenDay(deliver_by)} is past. Give a day from today on.`);
    const buyer = await resolveCustomer(context, customer, ["company_id"]);
    const products = await resolveProducts(
      context,
      lines.map((line) => line.product),
      ["uom_id", "sale_ok"],
    );
    const unsold = products.find((product) => product["sale_ok"] === false);
    if (unsold) throw new CopilotError("BAD_INPUT", `${textOf(unsold, "display_name")} is not for sale. Choose another with find_products.`);

    const name = textOf(buyer, "complete_name") ?? "?";
    const company = await sellerTo(context, buyer);
    const ordered = lines.flatMap((line, index) => {
      const product = products[index];
      return product
        ? [{ product, quantity: line.quantity, label: textOf(product, "display_name") ?? "?", uom: textOf(product, "uom_id") ?? "" }]
        : [];
    });
    const promise = deliver_by === undefined ? undefined : toOdooDatetime(instantIn(context.timeZone, deliver_by, PROMISED_AT));
    return {
      kind: "create_quotation",
      model: "sale.order",
      ids: [],
      operation,
      method,
      values: {
        partner_id: buyer.id,
        company_id: company,
        order_line: ordered.map(({ product, quantity }) => [0, 0, { product_id: product.id, product_uom_qty: Number(quantity) }]),
        ...(promise === undefined ? {} : { commitment_date: promise }),
      },
      before: {},
      company,
      summary: `Create a quotation for ${name}: ${ordered
        .map(({ label, quantity, uom }) => `${quantity} ${uom} of ${label}`)
        .slice(0, 2)
        .join(", ")}${ordered.length > 2 ? ` and ${ordered.length - 2} more` : ""}`,
      lines: [
        { field: "sale.order.partner_id", label: "Customer", before: null, after: name },
        ...ordered.map(({ label, quantity, uom }) => ({
          field: "sale.order.line.product_uom_qty",
          label,
          before: null,
          after: `${quantity} ${uom}`.trim(),
        })),
        ...(deliver_by === undefined
          ? []
          : [{ field: "sale.order.commitment_date", label: "Promised date", before: null, after: spokenDay(deliver_by) }]),
      ],
      sources: [
        { model: "res.partner", id: buyer.id, label: name },
        ...ordered.map(({ product, label }) => ({ model: "product.product", id: product.id, label })),
      ],
    };
  },
});
