import { hasGroup } from "../engine/access.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { type Env, inCompany, sudo, today } from "../engine/env.ts";
import { assign } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { nextNumber } from "../engine/sequence.ts";
import { addDays } from "../engine/time.ts";
import { rowOf, table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { addressOf } from "../flows/addresses.ts";
import { logCreation } from "../flows/notes.ts";
import { cancelOrders, confirmOrders, expectedDate, ordersOf, passPromise } from "../flows/sales.ts";
import { creditWarning, goods, saleAmounts } from "./sale-amounts.ts";

function deliveryStatus(rec: Rec): string | false {
  const pickings = rec.all("picking_ids");
  const states = pickings.map((picking) => picking.str("state"));
  if (states.every((state) => state === "cancel")) return false;
  if (states.every((state) => state === "done" || state === "cancel")) return "full";
  if (!states.includes("done")) return "pending";
  return rec.all("order_line").some((line) => line.num("qty_delivered") !== 0) ? "partial" : "started";
}

function invoiceStatus(rec: Rec): string {
  if (rec.str("state") !== "sale") return "no";
  const states = goods(rec)
    .filter((line) => !line.bool("is_downpayment"))
    .map((line) => line.str("invoice_status"));
  if (states.includes("to invoice")) return "to invoice";
  if (states.length > 0 && states.every((state) => state === "invoiced")) return "invoiced";
  return states.length > 0 && states.every((state) => state === "invoiced" || state === "upselling") ? "upselling" : "no";
}

const invoicesOf = (rec: Rec) =>
  [...new Set(rec.all("order_line").flatMap((line) => line.all("invoice_lines").map((one) => one.ref("move_id"))))].filter((id) =>
    ["out_invoice", "out_refund"].includes(record(rec.env, "account.move", id).str("move_type")),
  );

function salesperson(rec: Rec): number | false {
  if (rec.ref("user_id")) return rec.ref("user_id");
  const partner = rec.to("partner_id");
  const own = partner?.ref("user_id") || Number(partner?.path("commercial_partner_id.user_id") || 0);
  return own || (hasGroup(rec.env, "sales_team.group_sale_salesman") ? rec.env.uid : false);
}

const firstWarehouse = (rec: Rec) =>
  Number(rowOf(rec.env.world, "res.users", rec.ref("user_id"))?.["property_warehouse_id"] ?? 0) ||
  ([...table(rec.env.world, "stock.warehouse").rows.values()]
    .filter((row) => row["company_id"] === rec.ref("company_id"))
    .sort((a, b) => Number(a["sequence"] ?? 0) - Number(b["sequence"] ?? 0) || a.id - b.id)[0]?.id ??
    0);

export const saleOrder: Behaviour = {
  model: "sale.order",
  indexes: ["partner_id"],
  displayName: (rec) =>
    rec.env.context["sale_show_partner_name"] === true ? `${rec.str("name")} - ${rec.to("partner_id")?.str("name")}` : rec.str("name"),
  defaults: {
    state: () => "draft",
    date_order: (env) => env.now,
    company_id: (env) => env.company,
    picking_policy: () => "direct",
  },
  prepareCreate: (env, vals) => (vals["name"] && vals["name"] !== "New" ? vals : { ...vals, name: nextNumber(env, "sale.order", "S", 5) }),
  created: (rec) => logCreation(rec, "Sales Order created"),
  written(env, recs, vals) {
    if (vals["commitment_date"] !== undefined) passPromise(env, recs, vals["commitment_date"]);
  },
  beforeUnlink(_env, recs) {
    for (const rec of recs)
      if (!["draft", "cancel"].includes(rec.str("state")))
        throw userError("You can not delete a sent quotation or a confirmed sales order. You must first cancel it.");
  },
  computes: [
    ...saleAmounts,
    { fields: ["user_id"], depends: ["partner_id"], compute: (rec) => ({ user_id: salesperson(rec) }) },
    {
      fields: ["team_id"],
      depends: ["partner_id", "user_id"],
      compute: (rec) => ({ team_id: rec.ref("team_id") || ([...table(rec.env.world, "crm.team").rows.keys()][0] ?? false) }),
    },
    {
      fields: ["partner_invoice_id"],
      depends: ["partner_id"],
      compute: (rec) => ({ partner_invoice_id: withPartner(rec, (partner) => addressOf(partner, "invoice")) }),
    },
    {
      fields: ["partner_shipping_id"],
      depends: ["partner_id"],
      compute: (rec) => ({ partner_shipping_id: withPartner(rec, (partner) => addressOf(partner, "delivery")) }),
    },
    {
      fields: ["payment_term_id"],
      depends: ["partner_id", "company_id"],
      compute: (rec) => ({
        payment_term_id: Number(
          record(inCompany(rec.env, rec.ref("company_id")), "res.partner", rec.ref("partner_id")).path(
            "commercial_partner_id.property_payment_term_id",
          ) || 0,
        ),
      }),
    },
    { fields: ["currency_id"], depends: ["company_id"], compute: (rec) => ({ currency_id: Number(rec.path("company_id.currency_id") || 0) }) },
    { fields: ["currency_rate"], depends: ["currency_id"], compute: () => ({ currency_rate: 1 }) },
    {
      fields: ["require_signature"],
      depends: ["company_id"],
      compute: (rec) => ({ require_signature: rec.path("company_id.portal_confirmation_sign") === true }),
    },
    {
      fields: ["require_payment"],
      depends: ["company_id"],
      compute: (rec) => ({ require_payment: rec.path("company_id.portal_confirmation_pay") === true }),
    },
    { fields: ["prepayment_percent"], depends: ["company_id"], compute: () => ({ prepayment_percent: 1 }) },
    {
      fields: ["validity_date"],
      depends: ["company_id"],
      compute: (rec) => ({
        validity_date:
          Number(rec.path("company_id.quotation_validity_days") || 0) > 0
            ? addDays(today(rec.env), Number(rec.path("company_id.quotation_validity_days")))
            : false,
      }),
    },
    {
      fields: ["warehouse_id"],
      depends: ["user_id", "company_id"],
      compute: (rec) => ({ warehouse_id: ["draft", "sent"].includes(rec.str("state")) ? firstWarehouse(rec) : rec.ref("warehouse_id") }),
    },
    {
      fields: ["delivery_status"],
      depends: ["picking_ids.state", "order_line.qty_delivered"],
      compute: (rec) => ({ delivery_status: deliveryStatus(rec) }),
    },
    {
      fields: ["effective_date"],
      depends: ["picking_ids.date_done"],
      compute: (rec) => ({
        effective_date:
          rec
            .all("picking_ids")
            .filter((picking) => picking.str("state") === "done" && picking.path("location_dest_id.usage") === "customer")
            .map((picking) => picking.str("date_done"))
            .filter(Boolean)
            .toSorted()[0] ?? false,
      }),
    },
    { fields: ["invoice_status"], depends: ["state", "order_line.invoice_status"], compute: (rec) => ({ invoice_status: invoiceStatus(rec) }) },
    {
      fields: ["shipping_weight"],
      depends: ["order_line.product_uom_qty", "order_line.product_id"],
      compute: (rec) => ({
        shipping_weight: goods(rec)
          .filter((line) => line.path("product_id.type") === "consu" && !line.bool("is_delivery"))
          .reduce((sum, line) => sum + line.num("product_qty") * Number(line.path("product_id.weight") || 0), 0),
      }),
    },
    {
      fields: ["expected_date"],
      compute: (rec) => ({
        expected_date:
          rec.str("state") === "cancel"
            ? false
            : (goods(rec)
                .filter((line) => !line.bool("is_delivery"))
                .map(expectedDate)
                .toSorted()
                .at(rec.str("picking_policy") === "one" ? -1 : 0) ?? false),
      }),
    },
    {
      fields: ["is_expired"],
      compute: (rec) => ({
        is_expired: ["draft", "sent"].includes(rec.str("state")) && rec.str("validity_date") !== "" && rec.str("validity_date") < today(rec.env),
      }),
    },
    { fields: ["invoice_ids"], compute: (rec) => ({ invoice_ids: invoicesOf(rec) }) },
    { fields: ["invoice_count"], compute: (rec) => ({ invoice_count: invoicesOf(rec).length }) },
    { fields: ["delivery_count"], compute: (rec) => ({ delivery_count: rec.ids("picking_ids").length }) },
    { fields: ["delivery_set"], compute: (rec) => ({ delivery_set: rec.all("order_line").some((line) => line.bool("is_delivery")) }) },
    {
      fields: ["late_availability"],
      compute: (rec) => ({ late_availability: rec.all("picking_ids").some((picking) => picking.str("products_availability_state") === "late") }),
    },
    { fields: ["partner_credit_warning"], compute: (rec) => ({ partner_credit_warning: creditWarning(rec) }) },
    {
      fields: ["purchase_order_count"],
      compute: (rec) => ({
        purchase_order_count: new Set(rec.all("order_line").flatMap((line) => line.all("purchase_line_ids").map((one) => one.ref("order_id")))).size,
      }),
    },
    {
      fields: ["has_archived_products"],
      compute: (rec) => ({
        has_archived_products: goods(rec).some((line) => line.ref("product_id") !== 0 && line.path("product_id.active") !== true),
      }),
    },
    { fields: ["type_name"], compute: (rec) => ({ type_name: rec.str("state") === "sale" ? "Sales Order" : "Quotation" }) },
    { fields: ["journal_id"], depends: [], compute: (rec) => ({ journal_id: rec.ref("journal_id") || false }) },
  ],
  methods: {
    action_confirm: {
      on: "records",
      params: [],
      run(env, ids) {
        confirmOrders(sudo(env), ordersOf(sudo(env), ids));
        return true;
      },
    },
    action_cancel: {
      on: "records",
      params: [],
      run(env, ids) {
        cancelOrders(ordersOf(sudo(env), ids));
        return true;
      },
    },
    action_draft: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const order of ordersOf(sudo(env), ids))
          if (["cancel", "sent"].includes(order.str("state"))) assign(order, { state: "draft", signed_by: false, signed_on: false });
        return true;
      },
    },
    action_quotation_sent: {
      on: "records",
      params: [],
      run(env, ids) {
        const orders = ordersOf(sudo(env), ids);
        if (orders.some((order) => order.str("state") !== "draft")) throw userError("Only draft orders can be marked as sent directly.");
        for (const order of orders) assign(order, { state: "sent" });
        return null;
      },
    },
    action_lock: { on: "records", params: [], run: (env, ids) => setLocked(env, ids, true) },
    action_unlock: { on: "records", params: [], run: (env, ids) => setLocked(env, ids, false) },
    action_quotation_send: {
      on: "records",
      params: [],
      run: (env, ids) => ({
        type: "ir.actions.act_window",
        view_mode: "form",
        res_model: "mail.compose.message",
        views: [[false, "form"]],
        view_id: false,
        target: "new",
        context: { ...env.context, default_model: "sale.order", default_res_ids: ids, default_composition_mode: "comment" },
      }),
    },
  },
};

const withPartner = (rec: Rec, pick: (partner: Rec) => number) => {
  const partner = rec.to("partner_id");
  return partner ? pick(partner) : false;
};

function setLocked(env: Env, ids: readonly number[], locked: boolean): null {
  for (const order of ordersOf(sudo(env), ids)) assign(order, { locked });
  return null;
}
