import type { Behaviour, Compute } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { inCompany, sudo } from "../engine/env.ts";
import { type Rec, record } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { isFinished } from "../flows/moves.ts";
import { quantitiesOf } from "../flows/quantities.ts";
import { expectedDate, procure } from "../flows/sales.ts";
import { lineAmounts } from "../flows/taxes.ts";
import { convert, convertPrice } from "../flows/uom.ts";

/** The list price in the line's unit; a price that somebody set stays. */
function priceOf(rec: Rec): { price_unit: number; technical_price_unit: number } {
  const { env } = rec;
  const kept = { price_unit: rec.num("price_unit"), technical_price_unit: rec.num("technical_price_unit") };
  if (rec.num("qty_invoiced") > 0 || rec.bool("is_downpayment") || rec.ref("product_id") === 0) return kept;
  if (kept.price_unit !== kept.technical_price_unit) return kept;
  const product = rec.to("product_id");
  const price = round(convertPrice(env, product?.num("lst_price") ?? 0, product?.ref("uom_id") ?? 0, rec.ref("product_uom_id")), 2);
  return { price_unit: price, technical_price_unit: price };
}

function delivered(rec: Rec): number {
  if (rec.str("qty_delivered_method") !== "stock_move") return rec.num("qty_delivered");
  let sum = 0;
  for (const move of rec.all("move_ids")) {
    if (move.str("state") !== "done" || move.ref("product_id") !== rec.ref("product_id")) continue;
    const quantity = convert(rec.env, move.num("quantity"), move.ref("product_uom"), rec.ref("product_uom_id"));
    if (move.path("location_dest_id.usage") === "customer") sum += !move.ref("origin_returned_move_id") || move.bool("to_refund") ? quantity : 0;
    else if (move.bool("to_refund")) sum -= quantity;
  }
  return round(sum, 2);
}

const signed = (line: Rec, value: number) => (line.path("move_id.move_type") === "out_refund" ? -value : value);
const invoicedLines = (rec: Rec, posted: boolean) =>
  rec.all("invoice_lines").filter((line) => (posted ? line.str("parent_state") === "posted" : line.str("parent_state") !== "cancel"));
const quantityInvoiced = (rec: Rec, posted: boolean) =>
  round(
    invoicedLines(rec, posted).reduce(
      (sum, line) => sum + signed(line, convert(rec.env, line.num("quantity"), line.ref("product_uom_id"), rec.ref("product_uom_id"))),
      0,
    ),
    2,
  );
const amountInvoiced = (rec: Rec, field: string) =>
  round(
    invoicedLines(rec, true).reduce((sum, line) => sum + signed(line, line.num(field)), 0),
    2,
  );

const byDelivery = (rec: Rec) => rec.path("product_id.invoice_policy") === "delivery";

function invoiceStatus(rec: Rec): string {
  if (rec.str("state") !== "sale") return "no";
  if (rec.bool("is_downpayment") && rec.num("untaxed_amount_to_invoice") === 0) return "invoiced";
  if (rec.num("qty_to_invoice") !== 0) return "to invoice";
  const ordered = rec.num("product_uom_qty");
  if (!byDelivery(rec) && ordered >= 0 && rec.num("qty_delivered") > ordered) return "upselling";
  if (rec.num("qty_invoiced") >= ordered) return "invoiced";
  const moves = rec.all("move_ids");
  if (
    rec.path("product_id.type") === "consu" &&
    byDelivery(rec) &&
    moves.length > 0 &&
    moves.every(isFinished) &&
    moves.some((move) => move.str("state") === "done")
  )
    return "invoiced";
  return "no";
}

function untaxedToInvoice(rec: Rec): number {
  if (rec.str("state") !== "sale") return 0;
  const quantity = byDelivery(rec) ? rec.num("qty_delivered") : rec.num("product_uom_qty");
  return round(rec.num("price_unit") * (1 - rec.num("discount") / 100) * quantity - rec.num("untaxed_amount_invoiced"), 2);
}

const stockComputes: readonly Compute[] = [
  {
    fields: ["qty_delivered_method"],
    depends: ["product_id", "is_expense"],
    compute: (rec) => ({
      qty_delivered_method: rec.str("display_type") !== "" ? false : rec.path("product_id.type") === "consu" ? "stock_move" : "manual",
    }),
  },
  {
    fields: ["qty_delivered"],
    depends: ["move_ids.state", "move_ids.quantity", "move_ids.product_uom", "move_ids.to_refund", "qty_delivered_method"],
    compute: (rec) => ({ qty_delivered: delivered(rec) }),
  },
  { fields: ["qty_to_deliver"], compute: (rec) => ({ qty_to_deliver: round(rec.num("product_uom_qty") - rec.num("qty_delivered"), 2) }) },
  { fields: ["customer_lead"], depends: ["product_id"], compute: (rec) => ({ customer_lead: Number(rec.path("product_id.sale_delay") || 0) }) },
  {
    fields: ["warehouse_id"],
    depends: ["order_id.warehouse_id"],
    compute: (rec) => ({ warehouse_id: Number(rec.path("order_id.warehouse_id") || 0) }),
  },
  {
    fields: ["scheduled_date"],
    compute: (rec) => ({
      scheduled_date: rec.path("order_id.commitment_date") || (rec.str("display_type") === "" && rec.ref("order_id") ? expectedDate(rec) : false),
    }),
  },
  {
    fields: ["forecast_expected_date"],
    compute: (rec) => ({
      forecast_expected_date:
        rec.str("state") === "sale"
          ? (rec
              .all("move_ids")
              .filter((move) => !isFinished(move))
              .map((move) => move.str("forecast_expected_date"))
              .filter(Boolean)
              .toSorted()
              .at(-1) ?? false)
          : false,
    }),
  },
  { fields: ["free_qty_today"], compute: (rec) => ({ free_qty_today: atWarehouse(rec).free_qty }) },
  { fields: ["qty_available_today"], compute: (rec) => ({ qty_available_today: atWarehouse(rec).qty_available }) },
  { fields: ["virtual_available_at_date"], compute: (rec) => ({ virtual_available_at_date: atWarehouse(rec).virtual_available }) },
];

const atWarehouse = (rec: Rec) => quantitiesOf({ ...rec.env, context: { warehouse_id: rec.ref("warehouse_id") } }, rec.ref("product_id"));

export const saleOrderLine: Behaviour = {
  model: "sale.order.line",
  indexes: ["product_id"],
  displayName: (rec) =>
    `${rec.path("order_id.name")} - ${rec.str("name").split("\n")[0] || String(rec.path("product_id.name"))}${rec.path("order_partner_id.ref") ? ` (${rec.path("order_partner_id.ref")})` : ""}`,
  searchName: (_env, operator, value) => ["|", ["order_id.name", operator, value], ["name", operator, value]],
  defaults: { sequence: () => 10, product_uom_qty: (_env, vals) => (vals["display_type"] ? 0 : 1) },
  created(rec) {
    if (rec.str("state") === "sale") procure(inCompany(sudo(rec.env), rec.ref("company_id")), [rec]);
  },
  written(env, recs, vals) {
    if (vals["product_uom_qty"] === undefined) return;
    const confirmed = recs.filter((rec) => rec.str("state") === "sale");
    if (confirmed.length > 0) procure(sudo(env), confirmed);
  },
  beforeUnlink(_env, recs) {
    for (const rec of recs)
      if (rec.str("state") === "sale" && rec.exists() && rec.str("display_type") === "")
        throw userError(
          "Once a sales order is confirmed, you can't remove one of its lines (we need to track if something gets invoiced or delivered).\nSet the quantity to 0 instead.",
        );
  },
  computes: [
    ...stockComputes,
    { fields: ["product_uom_id"], depends: ["product_id"], compute: (rec) => ({ product_uom_id: Number(rec.path("product_id.uom_id") || 0) }) },
    { fields: ["product_uom_qty"], depends: [], compute: (rec) => ({ product_uom_qty: rec.num("product_uom_qty") }) },
    {
      fields: ["name"],
      depends: ["product_id"],
      compute(rec) {
        const product = rec.to("product_id");
        if (!product) return { name: rec.str("name") };
        const description = product.str("description_sale");
        return { name: `${String(product.get("display_name"))}${description ? `\n${description}` : ""}` };
      },
    },
    {
      fields: ["tax_ids"],
      depends: ["product_id", "company_id"],
      compute: (rec) => ({
        tax_ids:
          rec
            .to("product_id")
            ?.all("taxes_id")
            .filter((tax) => tax.ref("company_id") === rec.ref("company_id"))
            .map((tax) => tax.id) ?? [],
      }),
    },
    { fields: ["price_unit", "technical_price_unit"], depends: ["product_id", "product_uom_id", "product_uom_qty"], compute: priceOf },
    { fields: ["discount"], depends: ["product_id"], compute: (rec) => ({ discount: rec.num("discount") }) },
    {
      fields: ["price_subtotal", "price_tax", "price_total", "price_reduce_taxexcl", "price_reduce_taxinc"],
      depends: ["product_uom_qty", "discount", "price_unit", "tax_ids"],
      compute(rec) {
        const quantity = rec.num("product_uom_qty");
        const { subtotal, tax, total } = lineAmounts(rec.num("price_unit"), quantity, rec.num("discount"), rec.all("tax_ids"));
        return {
          price_subtotal: subtotal,
          price_tax: tax,
          price_total: total,
          price_reduce_taxexcl: quantity ? round(subtotal / quantity, 2) : 0,
          price_reduce_taxinc: quantity ? round(total / quantity, 2) : 0,
        };
      },
    },
    {
      fields: ["purchase_price"],
      depends: ["product_id", "company_id", "product_uom_id"],
      compute(rec) {
        const product = record(inCompany(rec.env, rec.ref("company_id")), "product.product", rec.ref("product_id"));
        return {
          purchase_price: rec.ref("product_id")
            ? round(convertPrice(rec.env, product.num("standard_price"), product.ref("uom_id"), rec.ref("product_uom_id")), 6)
            : 0,
        };
      },
    },
    {
      fields: ["margin", "margin_percent"],
      depends: ["price_subtotal", "product_uom_qty", "purchase_price"],
      compute(rec) {
        const margin = round(rec.num("price_subtotal") - rec.num("purchase_price") * rec.num("product_uom_qty"), 2);
        return { margin, margin_percent: rec.num("price_subtotal") ? margin / rec.num("price_subtotal") : 0 };
      },
    },
    {
      fields: ["qty_invoiced"],
      depends: ["invoice_lines.move_id.state", "invoice_lines.quantity"],
      compute: (rec) => ({ qty_invoiced: quantityInvoiced(rec, false) }),
    },
    {
      fields: ["qty_to_invoice"],
      depends: ["qty_invoiced", "qty_delivered", "product_uom_qty", "state"],
      compute: (rec) => ({
        qty_to_invoice:
          rec.str("state") === "sale" && rec.str("display_type") === ""
            ? round((byDelivery(rec) ? rec.num("qty_delivered") : rec.num("product_uom_qty")) - rec.num("qty_invoiced"), 2)
            : 0,
      }),
    },
    {
      fields: ["invoice_status"],
      depends: ["state", "product_uom_qty", "qty_delivered", "qty_to_invoice", "qty_invoiced", "move_ids.state"],
      compute: (rec) => ({ invoice_status: invoiceStatus(rec) }),
    },
    {
      fields: ["untaxed_amount_invoiced"],
      depends: ["invoice_lines.price_subtotal", "invoice_lines.move_id.state"],
      compute: (rec) => ({ untaxed_amount_invoiced: amountInvoiced(rec, "price_subtotal") }),
    },
    {
      fields: ["untaxed_amount_to_invoice"],
      depends: ["state", "qty_delivered", "product_uom_qty", "price_unit", "discount", "untaxed_amount_invoiced"],
      compute: (rec) => ({ untaxed_amount_to_invoice: untaxedToInvoice(rec) }),
    },
    { fields: ["amount_invoiced"], compute: (rec) => ({ amount_invoiced: amountInvoiced(rec, "price_total") }) },
    {
      fields: ["amount_to_invoice"],
      compute: (rec) => ({
        amount_to_invoice:
          rec.str("state") === "sale"
            ? round(
                (rec.num("product_uom_qty") ? rec.num("price_total") / rec.num("product_uom_qty") : 0) *
                  (byDelivery(rec) ? rec.num("qty_delivered") : rec.num("product_uom_qty")) -
                  amountInvoiced(rec, "price_total"),
                2,
              )
            : 0,
      }),
    },
    { fields: ["qty_invoiced_posted"], compute: (rec) => ({ qty_invoiced_posted: quantityInvoiced(rec, true) }) },
    { fields: ["product_template_id"], compute: (rec) => ({ product_template_id: rec.to("product_id")?.ref("product_tmpl_id") ?? false }) },
    {
      fields: ["product_qty"],
      compute: (rec) => ({
        product_qty: convert(rec.env, rec.num("product_uom_qty"), rec.ref("product_uom_id"), Number(rec.path("product_id.uom_id") || 0)),
      }),
    },
    { fields: ["is_mto"], compute: () => ({ is_mto: false }) },
    {
      fields: ["product_updatable"],
      compute: (rec) => ({
        product_updatable:
          rec.str("state") !== "cancel" &&
          !(rec.str("state") === "sale" && (rec.path("order_id.locked") === true || rec.num("qty_invoiced") > 0 || rec.num("qty_delivered") > 0)) &&
          rec.all("move_ids").every((move) => move.str("state") === "cancel"),
      }),
    },
    { fields: ["purchase_line_count"], compute: (rec) => ({ purchase_line_count: rec.ids("purchase_line_ids").length }) },
  ],
};
