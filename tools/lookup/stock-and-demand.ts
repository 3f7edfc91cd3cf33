import { Decimal } from "decimal.js";
import { allOf, type Domain } from "../../core/domain.ts";
import { groupId, groupName } from "../group-values.ts";
import type { ToolContext } from "../tool.ts";
import { warehousesOfTypes } from "./incoming.ts";

const GROUPS = 500;

/** One product in one warehouse: what lies there and what open deliveries take from it, in the product's own unit of measure. */
export interface StockAndDemand {
  readonly product: number;
  readonly name: string | undefined;
  readonly warehouse: number;
  readonly onHand: Decimal;
  /** By the day on which it is to leave, the first first. */
  readonly demand: readonly { readonly day: string; readonly quantity: Decimal }[];
}

const OPEN_OUTGOING: Domain = [
  ["picking_code", "=", "outgoing"],
  ["state", "in", ["waiting", "confirmed", "partially_available", "assigned"]],
];

/** The demand of open deliveries by product, warehouse and day, against the stock of those products. */
export async function stockAndDemand(
  context: ToolContext,
  domain: Domain,
): Promise<{ readonly places: StockAndDemand[]; readonly stock: Stock; readonly hasMore: boolean }> {
  const [demands, warehouseOf] = await Promise.all([
    context.odoo.group("stock.move", {
      domain: allOf(OPEN_OUTGOING, domain),
      groupby: ["product_id", "picking_type_id", "date:day"],
      aggregates: ["product_qty:sum"],
      limit: GROUPS,
    }),
    warehousesOfTypes(context),
  ]);
  const products = [...new Set(demands.flatMap((group) => groupId(group, "product_id") ?? []))];
  const stock = await stockOf(context, products);
  const keyed = demands.flatMap((group) => {
    const product = groupId(group, "product_id");
    const warehouse = warehouseOf(groupId(group, "picking_type_id"));
    const bucket = group["date:day"];
    const day = Array.isArray(bucket) && typeof bucket[0] === "string" ? bucket[0].slice(0, 10) : undefined;
    if (product === undefined || warehouse === undefined || day === undefined) return [];
    return [
      { key: `${product}|${warehouse}`, product, warehouse, name: groupName(group, "product_id"), day, quantity: numberIn(group["product_qty:sum"]) },
    ];
  });
  const places = [...Map.groupBy(keyed, ({ key }) => key)].flatMap(([key, own]): StockAndDemand[] => {
    const [first] = own;
    if (!first) return [];
    const demand = own.map(({ day, quantity }) => ({ day, quantity })).sort((one, other) => one.day.localeCompare(other.day));
    return [{ product: first.product, name: first.name, warehouse: first.warehouse, onHand: stock.get(key) ?? new Decimal(0), demand }];
  });
  return { places, stock, hasMore: demands.length === GROUPS };
}

/** What is on hand, by "product|warehouse". */
type Stock = ReadonlyMap<string, Decimal>;

async function stockOf({ odoo }: Pick<ToolContext, "odoo">, products: readonly number[]): Promise<Stock> {
  if (products.length === 0) return new Map();
  const groups = await odoo.group("stock.quant", {
    domain: [
      ["product_id", "in", [...products]],
      ["location_id.usage", "=", "internal"],
    ],
    groupby: ["product_id", "warehouse_id"],
    aggregates: ["quantity:sum"],
    limit: GROUPS,
  });
  return new Map(groups.map((group) => [`${groupId(group, "product_id")}|${groupId(group, "warehouse_id")}`, numberIn(group["quantity:sum"])]));
}

export function numberIn(value: unknown): Decimal {
  return new Decimal(typeof value === "number" ? value : 0);
}
