import { z } from "zod";
import { dayIn, instantIn, toOdooDatetime } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveDelivery } from "../lookup/deliveries.ts";
import { idOf, instantOf, textOf } from "../row-values.ts";
import { spokenDay, spokenInstant, timeIn } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.reschedule_delivery;

export default writeTool({
  name: "reschedule_delivery",
  description:
    "Propose a new planned date for one open delivery to a customer. Takes the delivery's reference, or the sales order's when it has one open delivery; find them with get_order_status.",
  models: ["stock.picking", "sale.order", "res.company"],
  input: z.object({
    delivery: typed("Delivery reference such as WH/OUT/00012, or the sales order's when it has one open delivery"),
    date: isoDay("The new day, YYYY-MM-DD"),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be HH:MM")
      .optional()
      .describe("HH:MM; the present time of day when left out"),
  }),
  async plan({ delivery, date, time }, context) {
    const { timeZone } = context;
    const row = await resolveDelivery(context, delivery, ["state", "scheduled_date", "sale_id", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    if (row["state"] === "done") throw new CopilotError("STALE", `Delivery ${reference} has been shipped already, so its date can't be moved.`);
    if (row["state"] === "cancel") throw new CopilotError("STALE", `Delivery ${reference} is cancelled, so its date can't be moved.`);
    if (date < today(context)) throw new CopilotError("BAD_INPUT", `${spokenDay(date)} is past. Give a day from today on.`);
    const planned = instantOf(row, "scheduled_date");
    if (!planned) throw new CopilotError("DENIED", "Planned dates of deliveries are outside your role.");

    const before = toOdooDatetime(planned);
    const after = toOdooDatetime(time ? instantIn(timeZone, date, time) : sameTimeOn(date, planned, timeZone));
    if (after === before) throw new CopilotError("STALE", `Delivery ${reference} is planned for ${spokenInstant(before, timeZone)} already.`);
    const order = idOf(row, "sale_id");
    return {
      kind: "reschedule_delivery",
      model: "stock.picking",
      ids: [row.id],
      operation,
      method,
      values: { scheduled_date: after },
      before: { [String(row.id)]: { state: String(row["state"]), scheduled_date: before } },
      company: await companyOf(context, row),
      summary: `Move delivery ${reference} from ${spokenDay(dayIn(timeZone, planned))} to ${spokenDay(date)}${time ? ` at ${time}` : ""}`,
      lines: [
        {
          field: "stock.picking.scheduled_date",
          label: "Scheduled date",
          before: spokenInstant(before, timeZone),
          after: spokenInstant(after, timeZone),
        },
      ],
      sources: [
        { model: "stock.picking", id: row.id, label: reference },
        ...(order === undefined ? [] : [{ model: "sale.order", id: order, label: textOf(row, "sale_id") ?? String(order) }]),
      ],
    };
  },
});

/** The same time of day, to the second, on another day of the asker's. */
function sameTimeOn(day: string, instant: Date, timeZone: string): Date {
  return new Date(instantIn(timeZone, day, timeIn(timeZone, instant)).getTime() + instant.getUTCSeconds() * 1_000);
}
