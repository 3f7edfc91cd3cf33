import { z } from "zod";
import { instantIn, toOdooDatetime } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { orderStatus } from "../records/sales-order.ts";
import { restsOn } from "../rests-on.ts";
import { dayOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.change_promise_date;
/** A promised day is kept by noon of it, wherever the order is read. */
const PROMISED_AT = "12:00";

export default writeTool({
  name: "change_promise_date",
  description:
    "Propose another promised date for one sales order or quotation: the deadline of what is still to be delivered. It moves no delivery; reschedule_delivery does. Takes the order's reference; find it with find_orders.",
  models: ["sale.order", "stock.picking", "res.company"],
  input: z.object({
    order: typed("The order's reference such as S00028"),
    date: isoDay("The day to promise, YYYY-MM-DD"),
  }),
  async plan({ order, date }, context) {
    const { timeZone } = context;
    const row = await resolveOrder(context, order, ["name", "state", "delivery_status", "commitment_date", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = orderStatus(row);
    if (status === "cancelled" || status === "delivered")
      throw new CopilotError("STALE", `${reference} is ${status}, so there is nothing left to promise.`);
    if (date < today(context)) throw new CopilotError("BAD_INPUT", `${spokenDay(date)} is past. Give a day from today on.`);
    const promised = dayOf(row, "commitment_date", timeZone);
    if (promised === date) throw new CopilotError("STALE", `${reference} is promised for ${spokenDay(date)} already.`);
    return {
      kind: "change_promise_date",
      model: "sale.order",
      ids: [row.id],
      operation,
      method,
      values: { commitment_date: toOdooDatetime(instantIn(timeZone, date, PROMISED_AT)) },
      before: { [String(row.id)]: restsOn(row, ["state", "commitment_date"]) },
      company: await companyOf(context, row),
      summary: `Promise ${reference} for ${spokenDay(date)}${promised ? ` instead of ${spokenDay(promised)}` : ""}`,
      lines: [{ field: "sale.order.commitment_date", label: "Promised date", before: promised ? spokenDay(promised) : null, after: spokenDay(date) }],
      sources: [{ model: "sale.order", id: row.id, label: reference }],
    };
  },
});
