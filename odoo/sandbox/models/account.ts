import { boolean, char, float, html, integer, many2many, many2one, model, one2many, selection, text } from "../engine/field.ts";

export const accountAccount = model({
  name: "account.account",
  label: "Account",
  order: "code",
  fields: {
    name: char("Account Name", { required: true }),
    code: char("Code", { store: false, searchable: true, sortable: true, groupable: true }),
    account_type: selection(
      "Type",
      "asset_receivable=Receivable|asset_cash=Bank and Cash|asset_current=Current Assets|asset_non_current=Non-current Assets|asset_prepayments=Prepayments|asset_fixed=Fixed Assets|liability_payable=Payable|liability_credit_card=Credit Card|liability_current=Current Liabilities|liability_non_current=Non-current Liabilities|equity=Equity|equity_unaffected=Current Year Earnings|income=Income|income_other=Other Income|expense=Expenses|expense_other=Other Expenses|expense_depreciation=Depreciation|expense_direct_cost=Cost of Revenue|off_balance=Off-Balance Sheet",
      { required: true },
    ),
    internal_group: selection("Internal Group", "equity=Equity|asset=Asset|liability=Liability|income=Income|expense=Expense|off=Off Balance", {
      readonly: true,
      store: false,
      searchable: true,
      sortable: true,
      groupable: true,
    }),
    reconcile: boolean("Allow Reconciliation"),
    active: boolean("Active"),
    company_ids: many2many("Companies", "res.company", { required: true }),
    currency_id: many2one("Account Currency", "res.currency"),
    note: text("Internal Notes"),
  },
});

export const accountJournal = model({
  name: "account.journal",
  label: "Journal",
  order: "sequence, type, code",
  fields: {
    name: char("Journal Name", { required: true }),
    code: char("Sequence Prefix", { required: true }),
    type: selection("Type", "sale=Sales|purchase=Purchase|cash=Cash|bank=Bank|credit=Credit Card|general=Miscellaneous", { required: true }),
    active: boolean("Active"),
    company_id: many2one("Company", "res.company", { required: true, readonly: true }),
    currency_id: many2one("Currency", "res.currency"),
    default_account_id: many2one("Default Account", "account.account"),
    sequence: integer("Sequence"),
    refund_sequence: boolean("Dedicated Credit Note Sequence"),
    suspense_account_id: many2one("Suspense Account", "account.account"),
  },
});

export const accountPaymentTerm = model({
  name: "account.payment.term",
  label: "Payment Terms",
  order: "sequence, id",
  fields: {
    name: char("Payment Terms", { required: true }),
    active: boolean("Active"),
    note: html("Description on the Invoice"),
    line_ids: one2many("Terms", "account.payment.term.line", { inverse: "payment_id" }),
    company_id: many2one("Company", "res.company"),
    sequence: integer("Sequence", { required: true }),
    early_discount: boolean("Early Discount"),
    discount_percentage: float("Discount %"),
    discount_days: integer("Discount Days"),
    display_on_invoice: boolean("Show installment dates"),
  },
});

export const accountPaymentTermLine = model({
  name: "account.payment.term.line",
  label: "Payment Terms Line",
  order: "id",
  fields: {
    value: selection("Value", "percent=Percent|fixed=Fixed", { required: true }),
    value_amount: float("Due", { digits: 6 }),
    delay_type: selection(
      "Delay Type",
      "days_after=Days after invoice date|days_after_end_of_month=Days after end of month|days_after_end_of_next_month=Days after end of next month|days_end_of_month_on_the=Days end of month on the",
      { required: true },
    ),
    nb_days: integer("Days"),
    payment_id: many2one("Payment Terms", "account.payment.term", { required: true }),
    days_next_month: char("Days on the next month"),
  },
});

export const accountTax = model({
  name: "account.tax",
  label: "Tax",
  order: "sequence,id",
  fields: {
    name: char("Tax Name", { required: true }),
    active: boolean("Active"),
    amount: float("Amount", { required: true, digits: 4 }),
    amount_type: selection("Tax Computation", "group=Group of Taxes|fixed=Fixed|percent=Percentage|division=Percentage Tax Included", {
      required: true,
    }),
    type_tax_use: selection("Tax Type", "sale=Sales|purchase=Purchases|none=None", { required: true }),
    company_id: many2one("Company", "res.company", { required: true, readonly: true }),
    price_include: boolean("Price Include", { readonly: true, store: false, searchable: true }),
    sequence: integer("Sequence", { required: true }),
  },
});
