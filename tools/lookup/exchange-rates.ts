import { Decimal } from "decimal.js";
import { idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const COMPANIES = 50;
const ORDERS = 60;

export interface Currency {
  readonly id: number;
  /** "EUR" */
  readonly code: string;
}

export interface ExchangeRates {
  /** In which sums are told: the company's, by its code. */
  readonly currency: string;
  /** What one unit of another currency is worth in it; one that was never bought in is absent. */
  readonly rates: ReadonlyMap<string, Decimal>;
}

/** What foreign prices come to, at the rates of the newest confirmed purchase orders; one currency alone needs no rate and no call. */
export async function exchangeRates(
  { odoo }: Pick<ToolContext, "odoo">,
  currencies: readonly Currency[],
  company: number | undefined,
): Promise<ExchangeRates> {
  const [first, ...others] = [...new Map(currencies.map((one) => [one.id, one])).values()];
  if (others.length === 0) return { currency: first?.code ?? "?", rates: new Map() };
  const [companies, orders] = await Promise.all([
    odoo.search("res.company", { domain: [], fields: ["currency_id"], limit: COMPANIES, order: "sequence, id" }),
    odoo.search("purchase.order", {
      domain: [
        ["currency_id", "in", currencies.map(({ id }) => id)],
        ["state", "in", ["purchase", "done"]],
      ],
      fields: ["currency_id", "currency_rate", "company_id"],
      limit: ORDERS,
      order: "date_approve desc, id desc",
    }),
  ]);
  const own = companies.find(({ id }) => id === company) ?? companies[0];
  const rates = new Map<string, Decimal>();
  for (const order of orders) {
    const [code, rate] = [textOf(order, "currency_id"), numberOf(order, "currency_rate")];
    const isOurs = own === undefined || idOf(order, "company_id") === own.id;
    if (isOurs && code && rate !== undefined && rate > 0 && !rates.has(code)) rates.set(code, new Decimal(1).div(rate).toDecimalPlaces(6));
  }
  return { currency: (own && textOf(own, "currency_id")) ?? first?.code ?? "?", rates };
}
