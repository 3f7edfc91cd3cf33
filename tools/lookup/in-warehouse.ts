import type { Domain } from "../../core/domain.ts";
import type { ToolContext } from "../tool.ts";
import { warehouseCalled, warehouses } from "./warehouses.ts";

/** Operations of the warehouse that a name means, or of all where none was named; `path` leads to the operation. */
export async function inWarehouse(context: Pick<ToolContext, "odoo">, typed: string | undefined, path = ""): Promise<Domain> {
  if (typed === undefined) return [];
  return [[`${path}picking_type_id.warehouse_id`, "=", warehouseCalled(typed, await warehouses(context)).id]];
}
