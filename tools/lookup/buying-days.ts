import { dayIn, fromOdooDatetime } from "../../core/dates.ts";
import type { Domain } from "../../core/domain.ts";
import { groupId, groupName } from "../group-values.ts";
import type { ToolContext } from "../tool.ts";

const CUSTOMERS = 300;
const COMPANY = "partner_id.commercial_partner_id";
const DATES = "date_order:array_agg";
const VALUE = "amount_untaxed:sum";

/** One customer, with all contacts, and the days of its orders, "YYYY-MM-DD", the first first, one for each order. */
export interface Buyer {
  readonly id: number;
  readonly name: string | undefined;
  readonly days: readonly string[];
  /** Untaxed, of all these orders, whatever their currency: good for an order of size only. */
  readonly value: number;
}

/** The 300 customers with the largest orders that `domain` finds among sales orders, in one call. */
export async function buyingDays({ odoo, timeZone }: Pick<ToolContext, "odoo" | "timeZone">, domain: Domain) {
  const groups = await odoo.group("sale.order", { domain, groupby: [COMPANY], aggregates: [DATES, VALUE], limit: CUSTOMERS, order: `${VALUE} desc` });
  const buyers = groups.flatMap((group): Buyer[] => {
    const [id, dates] = [groupId(group, COMPANY), group[DATES]];
    if (id === undefined || !Array.isArray(dates)) return [];
    const moments = dates.filter((at) => typeof at === "string").sort();
    const last = moments.at(-1);
    if (last === undefined) return [];
    // Only the last is spoken of; the days before it may be those of Greenwich, which are quick to tell of thousands.
    const days = [...moments.slice(0, -1).map((at) => at.slice(0, 10)), dayIn(timeZone, fromOdooDatetime(last))].sort();
    return [{ id, name: groupName(group, COMPANY), days, value: Number(group[VALUE] ?? 0) }];
  });
  return { buyers, hasMore: groups.length === CUSTOMERS };
}
