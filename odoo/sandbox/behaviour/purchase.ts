import type { Behaviour } from "../engine/behaviour.ts";
import { type Env, sudo } from "../engine/env.ts";
import { assign } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { nextNumber } from "../engine/sequence.ts";
import { table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { billOrders } from "../flows/invoicing.ts";
import { isFinished } from "../flows/moves.ts";
import { logCreation } from "../flows/notes.ts";
import { approvePurchases, cancelPurchases, confirmPurchases, purchasesOf } from "../flows/purchases.ts";
import { documentAmounts } from "../flows/taxes.ts";
import { onTimeRate } from "./partner.ts";

function receiptStatus(rec: Rec): string | false {
  const states = rec.all("picking_ids").map((picking) => picking.str("state"));
  if (states.every((state) => state === "cancel")) return false;
  if (states.every((state) => state === "done" || state === "cancel")) return "full";
  return states.includes("done") ? "partial" : "pending";
}

function invoiceStatus(rec: Rec): string {
  if (rec.str("state") !== "purchase") return "no";
  const lines = rec.all("order_line").filter((line) => line.str("display_type") === "");
  if (lines.some((line) => line.num("qty_to_invoice") !== 0)) return "to invoice";
  return rec.ids("invoice_ids").length > 0 ? "invoiced" : "no";
}

const pickingsOf = (rec: Rec) =>
  [...new Set(rec.all("order_line").flatMap((line) => line.all("move_ids").map((move) => move.ref("picking_id"))))]
    .filter((id) => id > 0)
    .sort((a, b) => a - b);
const billsOf = (rec: Rec) =>
  [...new Set(rec.all("order_line").flatMap((line) => line.all("invoice_lines").map((one) => one.ref("move_id"))))]
    .filter((id) => id > 0)
    .sort((a, b) => a - b);

const run = (work: (env: Env, orders: readonly Rec[]) => void, answer: true | null | { readonly [key: string]: never }) => ({
  on: "records" as const,
  params: [],
  run(env: Env, ids: readonly number[]) {
    work(env, purchasesOf(sudo(env), ids));
    return answer;
  },
});

export const purchaseOrder: Behaviour = {
  model: "purchase.order",
  indexes: ["partner_id"],
  displayName(rec) {
    const name = `${rec.str("name")}${rec.str("partner_ref") ? ` (${rec.str("partner_ref")})` : ""}`;
    return rec.env.context["show_total_amount"] === true && rec.num("amount_total") ? `${name}: $ ${rec.num("amount_total").toFixed(2)}` : name;
  },
  searchName: (_env, operator, value) => ["|", ["name", operator, value], ["partner_ref", operator, value]],
  defaults: {
    state: () => "draft",
    priority: () => "0",
    date_order: (env) => env.now,
    company_id: (env) => env.company,
    user_id: (env) => env.uid,
    currency_id: (env, vals) => Number(record(env, "res.company", Number(vals["company_id"] ?? env.company)).ref("currency_id")),
    picking_type_id: (env, vals) =>
      [...table(env.world, "stock.picking.type").rows.values()].find(
        (row) => row["code"] === "incoming" && row["company_id"] === (vals["company_id"] ?? env.company),
      )?.id ?? false,
  },
  prepareCreate: (env, vals) => (vals["name"] && vals["name"] !== "New" ? vals : { ...vals, name: nextNumber(env, "purchase.order", "P", 5) }),
  created: (rec) => logCreation(rec, "Purchase Order created"),
  beforeUnlink(_env, recs) {
    for (const rec of recs) if (rec.str("state") !== "cancel") throw userError("In order to delete a purchase order, you must cancel it first.");
  },
  computes: [
    {
      fields: ["amount_untaxed", "amount_tax", "amount_total", "amount_total_cc"],
      depends: ["order_line.price_subtotal", "order_line.price_tax"],
      compute(rec) {
        const { subtotal, tax, total } = documentAmounts(
          rec.all("order_line").filter((line) => line.str("display_type") === ""),
          "product_qty",
        );
        return { amount_untaxed: subtotal, amount_tax: tax, amount_total: total, amount_total_cc: total };
      },
    },
    { fields: ["currency_rate"], depends: ["currency_id"], compute: () => ({ currency_rate: 1 }) },
    {
      fields: ["date_planned"],
      depends: ["order_line.date_planned"],
      compute: (rec) => ({
        date_planned:
          rec
            .all("order_line")
            .filter((line) => line.str("display_type") === "")
            .map((line) => line.str("date_planned"))
            .filter(Boolean)
            .toSorted()[0] ?? false,
      }),
    },
    { fields: ["picking_ids"], depends: ["order_line.move_ids.picking_id"], compute: (rec) => ({ picking_ids: pickingsOf(rec) }) },
    {
      fields: ["invoice_ids", "invoice_count"],
      depends: ["order_line.invoice_lines.move_id"],
      compute: (rec) => ({ invoice_ids: billsOf(rec), invoice_count: billsOf(rec).length }),
    },
    {
      fields: ["invoice_status"],
      depends: ["state", "order_line.qty_to_invoice", "invoice_ids"],
      compute: (rec) => ({ invoice_status: invoiceStatus(rec) }),
    },
    { fields: ["receipt_status"], depends: ["picking_ids.state"], compute: (rec) => ({ receipt_status: receiptStatus(rec) }) },
    {
      fields: ["effective_date"],
      depends: ["picking_ids.date_done"],
      compute: (rec) => ({
        effective_date:
          rec
            .all("picking_ids")
            .filter((one) => one.str("state") === "done" && one.path("location_dest_id.usage") !== "supplier")
            .map((one) => one.str("date_done"))
            .filter(Boolean)
            .toSorted()[0] ?? false,
      }),
    },
    {
      fields: ["receipt_reminder_email", "reminder_date_before_receipt"],
      depends: ["partner_id"],
      compute: (rec) => ({
        receipt_reminder_email: rec.path("partner_id.receipt_reminder_email") === true,
        reminder_date_before_receipt: Number(rec.path("partner_id.reminder_date_before_receipt") || 1),
      }),
    },
    { fields: ["incoming_picking_count"], compute: (rec) => ({ incoming_picking_count: rec.ids("picking_ids").length }) },
    { fields: ["is_shipped"], compute: (rec) => ({ is_shipped: rec.ids("picking_ids").length > 0 && rec.all("picking_ids").every(isFinished) }) },
    {
      fields: ["is_late"],
      compute: (rec) => ({
        is_late:
          rec.str("state") === "purchase" &&
          rec.str("date_planned") !== "" &&
          rec.str("date_planned") <= rec.env.now &&
          rec.all("order_line").some((line) => line.num("qty_received") < line.num("product_qty")),
      }),
    },
    {
      fields: ["on_time_rate"],
      compute: (rec) => ({ on_time_rate: rec.ref("partner_id") ? onTimeRate(record(rec.env, "res.partner", rec.ref("partner_id"))) : -1 }),
    },
    { fields: ["has_sale_order"], compute: (rec) => ({ has_sale_order: rec.all("order_line").some((line) => line.ref("sale_line_id") !== 0) }) },
    {
      fields: ["sale_order_count"],
      compute: (rec) => ({
        sale_order_count: new Set(
          rec
            .all("order_line")
            .map((line) => Number(line.path("sale_line_id.order_id") || 0))
            .filter(Boolean),
        ).size,
      }),
    },
  ],
  methods: {
    button_confirm: run(confirmPurchases, true),
    button_approve: {
      on: "records",
      params: ["force?"],
      run(env, ids) {
        approvePurchases(env, purchasesOf(sudo(env), ids));
        return {};
      },
    },
    button_cancel: run((_env, orders) => cancelPurchases(orders), null),
    button_draft: run((_env, orders) => {
      for (const order of orders) assign(order, { state: "draft" });
    }, {}),
    button_lock: run((_env, orders) => {
      for (const order of orders) assign(order, { locked: true });
    }, null),
    button_unlock: run((_env, orders) => {
      for (const order of orders) assign(order, { locked: false });
    }, null),
    action_create_invoice: { on: "records", params: ["attachment_ids?"], run: (env, ids) => billOrders(sudo(env), purchasesOf(sudo(env), ids)) },
  },
};
