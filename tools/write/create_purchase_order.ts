import { z } from "zod";
import { instantIn, toOdooDatetime } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { isoDay, positiveQuantity, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { resolveProducts } from "../lookup/products.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { idOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { type ToolContext, writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.create_purchase_order;
const LINES = 40;
const EXPECTED_AT = "12:00";

export default writeTool({
  name: "create_purchase_order",
  description: `Propose a new request for quotation to a vendor: products with quantities, at most ${LINES} lines; Odoo prices them from the vendor's price list. It is not confirmed; confirm_purchase_order does that. Goods come to the warehouse that is named, or else to that of the vendor's last order.`,
  models: ["purchase.order", "res.partner", "product.product", "res.company", "stock.warehouse", "stock.picking.type"],
  input: z.object({
    vendor: typed("Vendor's name or reference"),
    lines: z
      .array(z.object({ product: typed("Product code or name"), quantity: positiveQuantity("How many, in the product's unit of measure") }))
      .min(1)
      .max(LINES),
    expected: isoDay("The day on which the goods are wanted, YYYY-MM-DD; by the vendor's lead time when left out").optional(),
    warehouse: typed("Warehouse's name or code to which the goods are to come").optional(),
  }),
  async plan({ vendor, lines, expected, warehouse }, context) {
    if (expected !== undefined && expected < today(context))
      throw new CopilotError("BAD_INPUT", `${spokenDay(expected)} is past. Give a day from today on.`);
    const seller = await resolveVendor(context, vendor, ["company_id"]);
    const products = await resolveProducts(
      context,
      lines.map((line) => line.product),
      ["uom_id", "purchase_ok"],
    );
    const unbought = products.find((product) => product["purchase_ok"] === false);
    if (unbought)
      throw new CopilotError("BAD_INPUT", `${textOf(unbought, "display_name")} is not bought from vendors. Choose another with find_products.`);
    const name = textOf(seller, "complete_name") ?? "?";
    const { company, pickingType, place } = warehouse === undefined ? await lastOrderFrom(context, seller) : await receiptsInto(context, warehouse);
    const ordered = lines.flatMap((line, index) => {
      const product = products[index];
      return product
        ? [{ product, quantity: line.quantity, label: textOf(product, "display_name") ?? "?", uom: textOf(product, "uom_id") ?? "" }]
        : [];
    });
    const planned = expected === undefined ? {} : { date_planned: toOdooDatetime(instantIn(context.timeZone, expected, EXPECTED_AT)) };
    return {
      kind: "create_purchase_order",
      model: "purchase.order",
      ids: [],
      operation,
      method,
      values: {
        partner_id: seller.id,
        company_id: company,
        ...(pickingType === undefined ? {} : { picking_type_id: pickingType }),
        order_line: ordered.map(({ product, quantity }) => [0, 0, { product_id: product.id, product_qty: Number(quantity), ...planned }]),
      },
      before: {},
      company,
      summary: `Ask ${name} for ${ordered
        .map(({ label, quantity, uom }) => `${quantity} ${uom} of ${label}`)
        .slice(0, 2)
        .join(", ")}${ordered.length > 2 ? ` and ${ordered.length - 2} more` : ""}`,
      lines: [
        { field: "purchase.order.partner_id", label: "Vendor", before: null, after: name },
        ...ordered.map(({ label, quantity, uom }) => ({
          field: "purchase.order.line.product_qty",
          label,
          before: null,
          after: `${quantity} ${uom}`.trim(),
        })),
        ...(expected === undefined
          ? []
          : [{ field: "purchase.order.line.date_planned", label: "Expected date", before: null, after: spokenDay(expected) }]),
        ...(place === undefined ? [] : [{ field: "purchase.order.picking_type_id", label: "Warehouse", before: null, after: place }]),
      ],
      sources: [
        { model: "res.partner", id: seller.id, label: name },
        ...ordered.map(({ product, label }) => ({ model: "product.product", id: product.id, label })),
      ],
    };
  },
});

interface Destination {
  readonly company: number;
  readonly pickingType: number | undefined;
  /** The warehouse's name, where it was asked for. */
  readonly place?: string;
}

async function receiptsInto(context: ToolContext, typedName: string): Promise<Destination> {
  const warehouse = warehouseCalled(typedName, await warehouses(context));
  const [type] = await context.odoo.search("stock.picking.type", {
    domain: [
      ["warehouse_id", "=", warehouse.id],
      ["code", "=", "incoming"],
    ],
    fields: ["warehouse_id"],
    limit: 1,
    order: "id",
  });
  const name = textOf(warehouse, "name") ?? typedName;
  if (!type) throw new CopilotError("NOT_FOUND", `${name} receives no goods from vendors. Name another warehouse.`);
  return { company: await companyOf(context, warehouse), pickingType: type.id, place: name };
}

/** Company and warehouse of the vendor's last order: what is bought from them goes where it went before. */
async function lastOrderFrom(context: ToolContext, vendor: Row): Promise<Destination> {
  const domain = ofPartner("partner_id", vendor);
  const [last] = await context.odoo.search("purchase.order", {
    domain,
    fields: ["company_id", "picking_type_id"],
    limit: 1,
    order: "date_order desc, id desc",
  });
  const own = idOf(vendor, "company_id");
  const company = own ?? (await companyOf(context, last ?? vendor));
  const isSame = last !== undefined && idOf(last, "company_id") === company;
  return { company, pickingType: isSame ? idOf(last, "picking_type_id") : undefined };
}
