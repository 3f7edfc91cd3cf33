import type { Compute } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { inCompany } from "../engine/env.ts";
import { type Rec, record } from "../engine/record.ts";
import { documentAmounts } from "../flows/taxes.ts";

export const goods = (rec: Rec) => rec.all("order_line").filter((line) => line.str("display_type") === "");
const sumOf = (rec: Rec, field: string) =>
  round(
    rec.all("order_line").reduce((sum, line) => sum + line.num(field), 0),
    2,
  );

export function creditWarning(rec: Rec): string | false {
  if (!["draft", "sent"].includes(rec.str("state")) || rec.path("company_id.account_use_credit_limit") !== true) return false;
  const partner = record(inCompany(rec.env, rec.ref("company_id")), "res.partner", Number(rec.path("partner_id.commercial_partner_id")));
  const total = partner.num("credit") + partner.num("credit_to_invoice") + rec.num("amount_total");
  const limit = partner.num("credit_limit");
  if (limit <= 0 || total <= limit) return false;
  return `${partner.str("name")} has reached its credit limit of: $ ${money(limit)}\nTotal amount due (including sales orders and this document): $ ${money(total)}`;
}

const money = (amount: number) => amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The amounts of a sales order, and what its customer still owes. */
export const saleAmounts: readonly Compute[] = [
  {
    fields: ["amount_untaxed", "amount_tax", "amount_total"],
    depends: ["order_line.price_subtotal", "order_line.price_total"],
    compute(rec) {
      const { subtotal, tax, total } = documentAmounts(goods(rec), "product_uom_qty");
      return { amount_untaxed: subtotal, amount_tax: tax, amount_total: total };
    },
  },
  {
    fields: ["margin", "margin_percent"],
    depends: ["order_line.margin", "amount_untaxed"],
    compute(rec) {
      const margin = sumOf(rec, "margin");
      return { margin, margin_percent: rec.num("amount_untaxed") ? margin / rec.num("amount_untaxed") : 0 };
    },
  },
  {
    fields: ["amount_undiscounted"],
    compute: (rec) => ({
      amount_undiscounted: round(
        rec.all("order_line").reduce((sum, line) => sum + line.num("price_unit") * line.num("product_uom_qty"), 0),
        2,
      ),
    }),
  },
  { fields: ["amount_invoiced"], compute: (rec) => ({ amount_invoiced: sumOf(rec, "amount_invoiced") }) },
  {
    fields: ["amount_to_invoice"],
    compute: (rec) => ({ amount_to_invoice: rec.str("state") === "sale" ? round(rec.num("amount_total") - sumOf(rec, "amount_invoiced"), 2) : 0 }),
  },
];
