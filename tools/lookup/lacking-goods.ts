import { Decimal } from "decimal.js";
import type { LackingGoods } from "../../insight/order-risk/order-at-risk.ts";
import { groupId } from "../group-values.ts";
import { idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { allocate } from "./allocate.ts";
import { incomingOf, inProductUom, purchaseOrderOf } from "./incoming.ts";
import { type WaitingOrder, waitingFor } from "./waiting-orders.ts";

const GROUPS = 500;

/** Goods that an open sales order lacks, with the move that asks for them. */
export interface OrderGoods extends LackingGoods {
  readonly want: WaitingOrder;
}

/** What all open sales orders lack, which receipts will serve it, and what lies free in other warehouses of the company. */
export async function lackingGoods(context: ToolContext): Promise<{ readonly goods: OrderGoods[]; readonly hasMore: boolean }> {
  const wants = await waitingFor(context, "all");
  const products = [...new Set(wants.map(({ product }) => product))];
  if (products.length === 0) return { goods: [], hasMore: false };
  const [{ incoming, hasMore }, free] = await Promise.all([incomingOf(context, products), freeStock(context, products)]);
  const allocations = allocate(wants, incoming);
  const goods = wants.flatMap((want): OrderGoods[] => {
    const { warehouse } = want;
    if (warehouse === undefined) return [];
    const own = allocations.filter((one) => one.want === want);
    const missing = inProductUom(want.move, want.missing);
    const brought = own.reduce((sum, { taken }) => sum.plus(taken), new Decimal(0));
    return [
      {
        want,
        order: want.order,
        product: want.product,
        warehouse,
        missing,
        promised: want.promised,
        supplies: own.map(({ supply }) => ({ purchaseOrder: purchaseOrderOf(supply.receipt) ?? undefined, comes: supply.expected })),
        uncovered: Decimal.max(0, missing.minus(brought)),
        elsewhere: free
          .filter(
            (place) =>
              place.product === want.product &&
              place.warehouse !== warehouse &&
              place.company === idOf(want.delivery, "company_id") &&
              place.free.gt(0),
          )
          .sort((one, other) => other.free.comparedTo(one.free)),
      },
    ];
  });
  return { goods, hasMore };
}

async function freeStock({ odoo }: Pick<ToolContext, "odoo">, products: readonly number[]) {
  const groups = await odoo.group("stock.quant", {
    domain: [
      ["product_id", "in", [...products]],
      ["location_id.usage", "=", "internal"],
    ],
    groupby: ["product_id", "warehouse_id", "company_id"],
    aggregates: ["quantity:sum", "reserved_quantity:sum"],
    limit: GROUPS,
  });
  return groups.flatMap((group) => {
    const [product, warehouse, company] = ["product_id", "warehouse_id", "company_id"].map((field) => groupId(group, field));
    if (product === undefined || warehouse === undefined) return [];
    return [
      { product, warehouse, company, free: new Decimal(Number(group["quantity:sum"] ?? 0)).minus(Number(group["reserved_quantity:sum"] ?? 0)) },
    ];
  });
}
