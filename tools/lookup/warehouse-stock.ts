import { Decimal } from "decimal.js";
import { groupId, groupName } from "../group-values.ts";
import type { ToolContext } from "../tool.ts";

const MOST = 50;

/** A product's stock in one warehouse, in the product's own unit of measure. */
export interface WarehouseStock {
  readonly onHand: Decimal;
  /** On hand and not reserved for another order. */
  readonly free: Decimal;
  readonly name: string | undefined;
}

/** What lies in each warehouse, asked in one call whatever their number. */
export async function stockByWarehouse({ odoo }: Pick<ToolContext, "odoo">, product: number): Promise<ReadonlyMap<number, WarehouseStock>> {
  const groups = await odoo.group("stock.quant", {
    domain: [
      ["product_id", "=", product],
      ["location_id.usage", "=", "internal"],
    ],
    groupby: ["warehouse_id"],
    aggregates: ["quantity:sum", "reserved_quantity:sum"],
    limit: MOST,
  });
  return new Map(
    groups.flatMap((group) => {
      const warehouse = groupId(group, "warehouse_id");
      if (warehouse === undefined) return [];
      const onHand = new Decimal(Number(group["quantity:sum"] ?? 0));
      return [
        [warehouse, { name: groupName(group, "warehouse_id"), onHand, free: onHand.minus(Number(group["reserved_quantity:sum"] ?? 0)) }] as const,
      ];
    }),
  );
}
