import { Decimal } from "decimal.js";
import { allOf, type Domain } from "../../core/domain.ts";
import { groupAmount, groupId, groupName } from "../group-values.ts";
import type { ToolContext } from "../tool.ts";

const GROUPS = 500;
const COMPANY = "order_id.partner_id.commercial_partner_id";
const VALUE = "price_subtotal:sum";

/** What one customer, with all contacts, bought of what, untaxed. */
export interface Purchases {
  readonly customer: number;
  readonly totals: readonly { readonly untaxed: string; readonly currency: string | undefined }[];
  /** By value, the largest first. */
  readonly products: readonly { readonly id: number; readonly name: string | undefined }[];
}

/** What some customers bought, from the order lines that `sold` finds, in one call; no amounts where prices are hidden. */
export async function purchasesOf({ odoo }: Pick<ToolContext, "odoo">, customers: readonly number[], sold: Domain): Promise<readonly Purchases[]> {
  if (customers.length === 0) return [];
  const groups = await odoo.group("sale.order.line", {
    domain: allOf(sold, [
      ["display_type", "=", false],
      ["product_id", "!=", false],
      [COMPANY, "in", [...customers]],
    ]),
    groupby: [COMPANY, "product_id", "currency_id"],
    aggregates: [VALUE],
    limit: GROUPS,
    order: `${VALUE} desc`,
  });
  return customers.map((customer) => {
    const own = groups.filter((group) => groupId(group, COMPANY) === customer);
    const byCurrency = Map.groupBy(own, (group) => groupName(group, "currency_id"));
    const products = own.flatMap((group) => {
      const id = groupId(group, "product_id");
      return id === undefined ? [] : [{ id, name: groupName(group, "product_id") }];
    });
    return {
      customer,
      totals: [...byCurrency].map(([currency, some]) => ({
        currency,
        untaxed: some.reduce((sum, group) => sum.plus(groupAmount(group, VALUE) ?? 0), new Decimal(0)).toFixed(2),
      })),
      products: [...new Map(products.map((product) => [product.id, product])).values()],
    };
  });
}
