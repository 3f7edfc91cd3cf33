import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { GroupRow } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { groupCount, groupId } from "../group-values.ts";
import { idOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const GROUPS = 300;

const KIND_OF: { readonly [code: string]: "receipt" | "delivery" | "transfer" } = { incoming: "receipt", outgoing: "delivery", internal: "transfer" };

/** The open operations of one kind in one warehouse, counted. */
export interface OpenOperations {
  readonly warehouse: string | null | undefined;
  readonly kind: "receipt" | "delivery" | "transfer";
  readonly count: number;
  readonly readyCount: number;
  readonly waitingForStockCount: number;
  readonly waitingForOperationCount: number;
  readonly draftCount: number;
  /** Planned for a day that is past. */
  readonly lateCount: number;
  readonly dueTodayCount: number;
}

/** Open operations by warehouse and kind, the most first. */
export async function openOperations(context: ToolContext, domain: Domain): Promise<OpenOperations[]> {
  const now = today(context);
  const open = allOf([["state", "not in", ["done", "cancel"]]], domain);
  const groupby = ["picking_type_id", "state"];
  const before = (day: string): Domain => [["scheduled_date", "<", startOf(day, context)]];
  const [groups, late, due, types] = await Promise.all([
    context.odoo.group("stock.picking", { domain: open, groupby, aggregates: ["__count"], limit: GROUPS }),
    context.odoo.group("stock.picking", { domain: allOf(open, before(now)), groupby, aggregates: ["__count"], limit: GROUPS }),
    context.odoo.group("stock.picking", { domain: allOf(open, before(addDays(now, 1))), groupby, aggregates: ["__count"], limit: GROUPS }),
    context.odoo.search("stock.picking.type", { domain: [], fields: ["warehouse_id", "code"], limit: 500 }),
  ]);
  const keyOf = (group: GroupRow) => {
    const type = types.find(({ id }) => id === groupId(group, "picking_type_id"));
    return `${(type && idOf(type, "warehouse_id")) ?? 0}|${String(type?.["code"])}`;
  };
  const counted = (rows: readonly GroupRow[]) => rows.reduce((sum, row) => sum + groupCount(row), 0);
  return [...Map.groupBy(groups, keyOf)]
    .flatMap(([key, own]): OpenOperations[] => {
      const [place, code = ""] = key.split("|");
      const kind = KIND_OF[code];
      if (!kind) return [];
      const type = types.find((row) => String(idOf(row, "warehouse_id")) === place);
      const inState = (state: string) => counted(own.filter((group) => group["state"] === state));
      const lateCount = counted(late.filter((group) => keyOf(group) === key));
      return [
        {
          warehouse: type && textOf(type, "warehouse_id"),
          kind,
          count: counted(own),
          readyCount: inState("assigned"),
          waitingForStockCount: inState("confirmed"),
          waitingForOperationCount: inState("waiting"),
          draftCount: inState("draft"),
          lateCount,
          dueTodayCount: counted(due.filter((group) => keyOf(group) === key)) - lateCount,
        },
      ];
    })
    .sort((one, other) => other.count - one.count);
}
