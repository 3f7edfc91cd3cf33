import type { Change } from "../../core/change.ts";

/** What one kind of change may be: the companion refuses everything else, and its own code carries this list. */
export interface ChangeKind {
  readonly models: readonly string[];
  readonly operation: Change["operation"];
  readonly method: string;
  /** Keys that `values` may have; any other is refused. */
  readonly values: readonly string[];
  /** For one2many values: keys that each `[0, 0, {…}]` line may have. */
  readonly lines: { readonly [field: string]: readonly string[] };
  /** Odoo context keys that the companion keeps; all others, such as `tracking_disable` or `default_*`, are dropped. */
  readonly context: readonly string[];
  /** Fields that the method sets to the present second: shown as changed even when they held that second already. */
  readonly stamps?: { readonly [model: string]: readonly string[] };
}

const CONTEXT = ["lang", "tz", "allowed_company_ids"] as const;
const NOTED = ["sale.order", "purchase.order", "stock.picking", "account.move", "res.partner"] as const;

/** Every change that Countersign can carry out in Odoo, by the name of its write tool. */
export const CHANGE_KINDS = {
  reschedule_delivery: { models: ["stock.picking"], operation: "write", method: "write", values: ["scheduled_date"], lines: {}, context: CONTEXT },
  confirm_quotation: {
    models: ["sale.order"],
    operation: "call",
    method: "action_confirm",
    values: [],
    lines: {},
    context: CONTEXT,
    stamps: { "sale.order": ["date_order"] },
  },
  create_quotation: {
    models: ["sale.order"],
    operation: "create",
    method: "create",
    values: ["partner_id", "order_line", "commitment_date", "client_order_ref", "company_id", "warehouse_id"],
    lines: { order_line: ["product_id", "product_uom_qty"] },
    context: CONTEXT,
  },
  confirm_purchase_order: { models: ["purchase.order"], operation: "call", method: "button_confirm", values: [], lines: {}, context: CONTEXT },
  post_note: { models: NOTED, operation: "call", method: "message_post", values: ["body"], lines: {}, context: CONTEXT },
  schedule_activity: {
    models: NOTED,
    operation: "call",
    method: "activity_schedule",
    values: ["summary", "note", "date_deadline", "user_id"],
    lines: {},
    context: CONTEXT,
  },
  change_promise_date: { models: ["sale.order"], operation: "write", method: "write", values: ["commitment_date"], lines: {}, context: CONTEXT },
  cancel_order: { models: ["sale.order"], operation: "call", method: "action_cancel", values: [], lines: {}, context: CONTEXT },
  // Quantities are for everybody who may propose quotations; prices and discounts only for those whose policy lists them.
  update_quotation_line: {
    models: ["sale.order.line"],
    operation: "write",
    method: "write",
    values: ["product_uom_qty", "price_unit", "discount"],
    lines: {},
    context: CONTEXT,
  },
  // Of the order and its open deliveries, or of one delivery; the method is the companion's own name for the wizard's steps.
  set_carrier: {
    models: ["sale.order", "stock.picking"],
    operation: "call",
    method: "set_carrier",
    values: ["carrier_id"],
    lines: {},
    context: CONTEXT,
  },
  create_return: {
    models: ["stock.picking"],
    operation: "call",
    method: "action_create_returns",
    values: ["moves"],
    lines: { moves: ["move_id", "quantity"] },
    context: CONTEXT,
  },
  create_purchase_order: {
    models: ["purchase.order"],
    operation: "create",
    method: "create",
    values: ["partner_id", "order_line", "company_id", "picking_type_id"],
    lines: { order_line: ["product_id", "product_qty", "date_planned"] },
    context: CONTEXT,
  },
  // Writes the dates of the lines that are not all received, of which Odoo makes the order's own.
  change_purchase_date: { models: ["purchase.order"], operation: "write", method: "write", values: ["date_planned"], lines: {}, context: CONTEXT },
  change_reorder_rule: {
    models: ["stock.warehouse.orderpoint"],
    operation: "write",
    method: "write",
    values: ["product_min_qty", "product_max_qty"],
    lines: {},
    context: CONTEXT,
  },
  replenish: { models: ["stock.warehouse.orderpoint"], operation: "call", method: "action_replenish", values: [], lines: {}, context: CONTEXT },
  draft_credit_note: { models: ["account.move"], operation: "call", method: "refund_moves", values: ["reason", "date"], lines: {}, context: CONTEXT },
  // Odoo has one method for both, which toggles; told apart here, so that one role may hold what another releases.
  hold_payment: { models: ["account.move"], operation: "call", method: "hold_payment", values: [], lines: {}, context: CONTEXT },
  release_payment: { models: ["account.move"], operation: "call", method: "release_payment", values: [], lines: {}, context: CONTEXT },
  message_customer: {
    models: ["sale.order", "stock.picking", "account.move"],
    operation: "call",
    method: "message_customer",
    values: ["partner_id", "subject", "body"],
    lines: {},
    context: CONTEXT,
  },
  raise_case: {
    models: NOTED,
    operation: "call",
    method: "activity_schedule",
    values: ["summary", "note", "date_deadline", "user_id"],
    lines: {},
    context: CONTEXT,
  },
} as const satisfies Record<string, ChangeKind>;

/** The fields of each model that an effect shows; cost and margin are never among them, and unlisted models are counted only. */
export const EFFECT_FIELDS = {
  "sale.order": [
    "partner_id",
    "state",
    "date_order",
    "commitment_date",
    "client_order_ref",
    "warehouse_id",
    "carrier_id",
    "amount_untaxed",
    "amount_total",
    "currency_id",
    "company_id",
  ],
  "sale.order.line": ["order_id", "product_id", "product_uom_qty", "product_uom_id", "price_unit", "discount", "price_subtotal"],
  "stock.picking": [
    "partner_id",
    "picking_type_id",
    "location_id",
    "location_dest_id",
    "state",
    "scheduled_date",
    "date_deadline",
    "carrier_id",
    "backorder_id",
  ],
  "stock.move": [
    "picking_id",
    "product_id",
    "product_uom_qty",
    "product_uom",
    "quantity",
    "state",
    "date",
    "date_deadline",
    "location_id",
    "location_dest_id",
  ],
  "stock.move.line": ["picking_id", "product_id", "quantity", "product_uom_id", "lot_id", "location_id", "location_dest_id"],
  "purchase.order": [
    "partner_id",
    "state",
    "date_order",
    "date_approve",
    "date_planned",
    "amount_untaxed",
    "amount_total",
    "currency_id",
    "company_id",
  ],
  "purchase.order.line": ["order_id", "product_id", "product_qty", "product_uom_id", "price_unit", "price_subtotal", "date_planned"],
  "product.supplierinfo": ["partner_id", "product_tmpl_id", "min_qty", "price", "delay", "currency_id"],
  "account.move": [
    "partner_id",
    "move_type",
    "state",
    "payment_state",
    "ref",
    "reversed_entry_id",
    "invoice_date",
    "invoice_date_due",
    "amount_untaxed",
    "amount_total",
    "currency_id",
  ],
  "stock.warehouse.orderpoint": ["product_id", "product_min_qty", "product_max_qty"],
  "mail.activity": ["activity_type_id", "summary", "note", "date_deadline", "user_id"],
  "mail.message": ["message_type", "subtype_id", "body"],
} as const satisfies { readonly [model: string]: readonly string[] };
