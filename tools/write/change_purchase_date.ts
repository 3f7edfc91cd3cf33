import { z } from "zod";
import { instantIn, toOdooDatetime } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolvePurchaseOrder } from "../lookup/purchase-orders.ts";
import { purchaseStatus } from "../records/purchase-order.ts";
import { restsOn } from "../rests-on.ts";
import { dayOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.change_purchase_date;
const EXPECTED_AT = "12:00";

export default writeTool({
  name: "change_purchase_date",
  description:
    "Propose another expected date for one purchase order: of all its lines that are not received whole, and so of its receipt. The vendor is not told. Takes its reference; find it with find_purchase_orders.",
  models: ["purchase.order", "res.company"],
  input: z.object({
    order: typed("The purchase order's reference such as P00007"),
    date: isoDay("The day on which it is now expected, YYYY-MM-DD"),
  }),
  async plan({ order, date }, context) {
    const { timeZone } = context;
    const row = await resolvePurchaseOrder(context, order, ["state", "receipt_status", "date_planned", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = purchaseStatus(row);
    if (status === "cancelled" || status === "received")
      throw new CopilotError("STALE", `${reference} is ${status}, so nothing of it is expected any more.`);
    if (date < today(context)) throw new CopilotError("BAD_INPUT", `${spokenDay(date)} is past. Give a day from today on.`);
    const expected = dayOf(row, "date_planned", timeZone);
    if (expected === date) throw new CopilotError("STALE", `${reference} is expected on ${spokenDay(date)} already.`);
    return {
      kind: "change_purchase_date",
      model: "purchase.order",
      ids: [row.id],
      operation,
      method,
      values: { date_planned: toOdooDatetime(instantIn(timeZone, date, EXPECTED_AT)) },
      before: { [String(row.id)]: restsOn(row, ["state", "receipt_status", "date_planned"]) },
      company: await companyOf(context, row),
      summary: `Expect ${reference} on ${spokenDay(date)}${expected ? ` instead of ${spokenDay(expected)}` : ""}`,
      lines: [
        { field: "purchase.order.date_planned", label: "Expected date", before: expected ? spokenDay(expected) : null, after: spokenDay(date) },
      ],
      sources: [{ model: "purchase.order", id: row.id, label: reference }],
    };
  },
});
