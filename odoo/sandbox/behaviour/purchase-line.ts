import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { inCompany } from "../engine/env.ts";
import { assign } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { userError } from "../errors.ts";
import { isFinished } from "../flows/moves.ts";
import { changeReceipt, receive, sellerOf } from "../flows/purchases.ts";
import { lineAmounts } from "../flows/taxes.ts";
import { convert, convertPrice } from "../flows/uom.ts";

/** What came in and was not sent back. */
function received(rec: Rec): number {
  if (rec.str("qty_received_method") !== "stock_moves") return rec.num("qty_received_manual");
  let sum = 0;
  for (const move of rec.all("move_ids")) {
    if (move.str("state") !== "done") continue;
    const quantity = convert(rec.env, move.num("quantity"), move.ref("product_uom"), rec.ref("product_uom_id"));
    if (move.path("location_dest_id.usage") === "supplier") sum -= move.bool("to_refund") ? quantity : 0;
    else if (!move.ref("origin_returned_move_id") || move.bool("to_refund")) sum += quantity;
  }
  return round(sum, 2);
}

function billed(rec: Rec): number {
  return round(
    rec
      .all("invoice_lines")
      .filter((line) => line.str("parent_state") !== "cancel")
      .reduce(
        (sum, line) =>
          sum +
          (line.path("move_id.move_type") === "in_refund" ? -1 : 1) *
            convert(rec.env, line.num("quantity"), line.ref("product_uom_id"), rec.ref("product_uom_id")),
        0,
      ),
    2,
  );
}

function priceOf(rec: Rec): { price_unit: number; technical_price_unit: number; discount: number } {
  const kept = { price_unit: rec.num("price_unit"), technical_price_unit: rec.num("technical_price_unit"), discount: rec.num("discount") };
  const product = rec.to("product_id");
  if (!product || kept.price_unit !== kept.technical_price_unit || rec.ids("invoice_lines").length > 0) return kept;
  const seller = sellerOf(rec);
  const cost = record(inCompany(rec.env, rec.ref("company_id") || rec.env.company), "product.product", product.id).num("standard_price");
  const price = seller
    ? round(convertPrice(rec.env, seller.num("price"), seller.ref("product_uom_id"), rec.ref("product_uom_id")), 2)
    : kept.price_unit || round(convertPrice(rec.env, cost, product.ref("uom_id"), rec.ref("product_uom_id")), 2);
  return { price_unit: price, technical_price_unit: price, discount: seller?.num("discount") ?? kept.discount };
}

function nameOf(rec: Rec): string {
  const product = rec.to("product_id");
  if (!product) return rec.str("name");
  const seller = sellerOf(rec);
  const code = seller?.str("product_code") || product.str("default_code");
  const name = seller?.str("product_name") || product.str("name");
  const description = product.str("description_purchase");
  return `${code ? `[${code}] ${name}` : name}${description ? `\n${description}` : ""}`;
}

export const purchaseOrderLine: Behaviour = {
  model: "purchase.order.line",
  indexes: ["product_id"],
  displayName: (rec) => rec.str("name"),
  defaults: {
    sequence: () => 10,
    product_qty: () => 1,
    propagate_cancel: () => true,
    product_uom_id: (env, vals) => Number(record(env, "product.product", Number(vals["product_id"] || 0)).path("uom_id") || 0) || false,
  },
  created(rec) {
    if (rec.str("state") === "purchase") {
      const order = rec.to("order_id");
      if (order) receive(order, [rec]);
    }
  },
  written(_env, recs, vals) {
    if (vals["date_planned"])
      for (const rec of recs) for (const move of rec.all("move_ids")) if (!isFinished(move)) assign(move, { date_deadline: vals["date_planned"] });
    if (vals["product_qty"] !== undefined) for (const rec of recs) changeReceipt(rec);
  },
  beforeUnlink(_env, recs) {
    for (const rec of recs)
      if (rec.path("order_id.state") === "purchase" && rec.str("display_type") === "")
        throw userError("Cannot delete a purchase order line which is in state “Purchase Order”.");
  },
  computes: [
    { fields: ["name"], depends: ["product_id"], compute: (rec) => ({ name: nameOf(rec) }) },
    { fields: ["price_unit", "technical_price_unit", "discount"], depends: ["product_qty", "product_uom_id", "product_id"], compute: priceOf },
    {
      fields: ["date_planned"],
      depends: ["product_id", "order_id.date_order"],
      compute(rec) {
        if (rec.str("date_planned") !== "") return { date_planned: rec.str("date_planned") };
        const order = rec.to("order_id");
        const seller = sellerOf(rec);
        return { date_planned: addDays(order?.str("date_order") || rec.env.now, seller?.num("delay") ?? 0) };
      },
    },
    {
      fields: ["tax_ids"],
      depends: ["product_id", "company_id"],
      compute: (rec) => ({
        tax_ids:
          rec
            .to("product_id")
            ?.all("supplier_taxes_id")
            .filter((tax) => tax.ref("company_id") === rec.ref("company_id"))
            .map((tax) => tax.id) ?? [],
      }),
    },
    {
      fields: ["price_subtotal", "price_tax", "price_total"],
      depends: ["product_qty", "price_unit", "discount", "tax_ids"],
      compute(rec) {
        const { subtotal, tax, total } = lineAmounts(rec.num("price_unit"), rec.num("product_qty"), rec.num("discount"), rec.all("tax_ids"));
        return { price_subtotal: subtotal, price_tax: tax, price_total: total };
      },
    },
    { fields: ["product_qty"], depends: [], compute: (rec) => ({ product_qty: rec.num("product_qty") }) },
    {
      fields: ["product_uom_qty"],
      depends: ["product_qty", "product_uom_id", "product_id"],
      compute: (rec) => ({
        product_uom_qty: convert(rec.env, rec.num("product_qty"), rec.ref("product_uom_id"), Number(rec.path("product_id.uom_id") || 0)),
      }),
    },
    { fields: ["price_unit_discounted"], compute: (rec) => ({ price_unit_discounted: rec.num("price_unit") * (1 - rec.num("discount") / 100) }) },
    {
      fields: ["qty_received_method"],
      depends: ["product_id"],
      compute: (rec) => ({
        qty_received_method: rec.ref("product_id") === 0 ? false : rec.path("product_id.type") === "consu" ? "stock_moves" : "manual",
      }),
    },
    {
      fields: ["qty_received"],
      depends: ["move_ids.state", "move_ids.quantity", "qty_received_manual", "qty_received_method"],
      compute: (rec) => ({ qty_received: received(rec) }),
    },
    {
      fields: ["qty_invoiced", "qty_to_invoice"],
      depends: ["invoice_lines.move_id.state", "invoice_lines.quantity", "qty_received", "product_qty", "order_id.state"],
      compute(rec) {
        const invoiced = billed(rec);
        const due = rec.path("product_id.purchase_method") === "purchase" ? rec.num("product_qty") : rec.num("qty_received");
        return { qty_invoiced: invoiced, qty_to_invoice: rec.path("order_id.state") === "purchase" ? round(due - invoiced, 2) : 0 };
      },
    },
  ],
};
