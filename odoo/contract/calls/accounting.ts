import { type ContractCall, call, ref } from "../contract-call.ts";

const MOVE = [
  "move_type",
  "state",
  "payment_state",
  "partner_id",
  "ref",
  "invoice_date",
  "invoice_date_due",
  "amount_untaxed",
  "amount_total",
  "amount_residual",
  "checked",
];
const bill = ref("rfq bill");
const read = (name: string, move: string) => call("accountant", `accounting: ${name}`, "account.move", "read", { ids: [ref(move)], fields: MOVE });
const active = (move: string) => ({ active_model: "account.move", active_ids: [ref(move)], active_id: ref(move) });

/** The draft bill of the purchase above, and invoices of what was shipped. */
export const ACCOUNTING_CALLS: readonly ContractCall[] = [
  call("accountant", "accounting: posting without a date is refused", "account.move", "action_post", { ids: [bill] }),
  call("accountant", "accounting: date and reference", "account.move", "write", {
    ids: [bill],
    vals: { invoice_date: "2026-01-15", ref: "R-CONTRACT-1" },
  }),
  call("accountant", "accounting: post", "account.move", "action_post", { ids: [bill] }),
  read("the posted bill", "rfq bill"),
  call("accountant", "accounting: posting twice is refused", "account.move", "action_post", { ids: [bill] }),
  call("accountant", "accounting: hold the payment", "account.move", "action_toggle_block_payment", { ids: [bill] }),
  read("the held bill", "rfq bill"),
  call("accountant", "accounting: release it", "account.move", "action_toggle_block_payment", { ids: [bill] }),
  call("accountant", "accounting: put it down to check", "account.move", "write", { ids: [bill], vals: { checked: false } }),
  call("accountant", "accounting: what is to check", "account.move", "search_count", {
    domain: [
      ["checked", "=", false],
      ["state", "=", "posted"],
    ],
  }),
  call("accountant", "accounting: deleting a posted bill is refused", "account.move", "unlink", { ids: [bill] }),
  call(
    "accountant",
    "accounting: register its payment",
    "account.payment.register",
    "create",
    { vals_list: [{ payment_date: "2026-02-01" }], context: active("rfq bill") },
    [{ name: "payment wizard", model: "account.payment.register" }],
  ),
  call("accountant", "accounting: pay", "account.payment.register", "action_create_payments", {
    ids: [ref("payment wizard")],
    context: active("rfq bill"),
  }),
  read("the paid bill", "rfq bill"),
  call(
    "manager",
    "accounting: invoice what was shipped",
    "sale.advance.payment.inv",
    "create",
    {
      vals_list: [{ advance_payment_method: "delivered" }],
      context: { active_model: "sale.order", active_ids: [ref("sale_s10007")], active_id: ref("sale_s10007") },
    },
    [{ name: "invoice wizard", model: "sale.advance.payment.inv" }],
  ),
  call("manager", "accounting: make the invoice", "sale.advance.payment.inv", "create_invoices", {
    ids: [ref("invoice wizard")],
    context: { active_model: "sale.order", active_ids: [ref("sale_s10007")], active_id: ref("sale_s10007") },
  }),
  call(
    "accountant",
    "accounting: the draft invoice",
    "account.move",
    "search_read",
    { domain: [["invoice_origin", "=", "S10007"]], fields: [...MOVE, "journal_id"] },
    [
      { name: "invoice", model: "account.move", path: [0, "id"] },
      { name: "invoice journal", model: "account.journal", path: [0, "journal_id", 0] },
    ],
  ),
  call("accountant", "accounting: its lines", "account.move.line", "search_read", {
    domain: [
      ["move_id", "=", ref("invoice")],
      ["display_type", "=", "product"],
    ],
    fields: ["product_id", "quantity", "price_unit", "price_subtotal"],
    order: "id",
  }),
  call("manager", "accounting: the order is invoiced", "sale.order", "read", {
    ids: [ref("sale_s10007")],
    fields: ["invoice_status", "invoice_ids"],
  }),
  call("accountant", "accounting: post the invoice", "account.move", "action_post", { ids: [ref("invoice")] }),
  read("the posted invoice", "invoice"),
  call("manager", "accounting: nothing left to invoice is refused", "sale.advance.payment.inv", "create_invoices", {
    ids: [ref("invoice wizard")],
    context: { active_model: "sale.order", active_ids: [ref("sale_s10007")], active_id: ref("sale_s10007") },
  }),
  call(
    "accountant",
    "accounting: begin a credit note",
    "account.move.reversal",
    "create",
    { vals_list: [{ reason: "goods returned", date: "2026-02-02", journal_id: ref("invoice journal") }], context: active("invoice") },
    [{ name: "reversal", model: "account.move.reversal" }],
  ),
  call("accountant", "accounting: make it", "account.move.reversal", "refund_moves", { ids: [ref("reversal")], context: active("invoice") }, [
    { name: "credit note", model: "account.move", path: ["res_id"] },
  ]),
  read("the draft credit note", "credit note"),
  call("accountant", "accounting: back to draft", "account.move", "button_draft", { ids: [ref("invoice")] }),
  call("accountant", "accounting: cancel it", "account.move", "button_cancel", { ids: [ref("invoice")] }),
  read("the cancelled invoice", "invoice"),
  call("service", "accounting: customer service posts nothing", "account.move", "action_post", { ids: [ref("invoice")] }),
];
