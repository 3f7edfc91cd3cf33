import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { day, record, text, whole } from "../output.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { dayOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;
const COUNTED = 500;
/** How far ahead is looked where no day was named. */
const AHEAD = 14;

const quotation = record("sale.order", {
  ...salesOrderShape,
  validUntil: day("sale.order.validity_date"),
  /** Since it expired; 0 while it is valid. */
  daysExpired: whole("sale.order.validity_date"),
  /** Until it expires; 0 once it has. */
  daysLeft: whole("sale.order.validity_date"),
  salesperson: text("sale.order.user_id", "personal.name"),
});

const output = z.object({
  /** The first to expire first, those that have expired included unless days were named. */
  quotations: z.array(quotation),
  expiredCount: whole("sale.order.id"),
  /** Expiring from today on. */
  expiringCount: whole("sale.order.id"),
  until: day("sale.order.validity_date"),
  /** Unconfirmed quotations that have no expiration day. */
  withoutDay: whole("sale.order.id"),
  hasMore: z.boolean(),
});
export type ExpiringQuotations = z.output<typeof output>;

export default readTool({
  name: "list_expiring_quotations",
  description: `Unconfirmed quotations that have expired or expire within ${AHEAD} days, or between two days, with customer, total and salesperson. At most ${LIMIT}, the first to expire first.`,
  models: ["sale.order", "res.partner"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    from: isoDay("Expiring on or after this day; expired ones too when left out").optional(),
    to: isoDay(`Expiring on or before this day; ${AHEAD} days ahead when left out`).optional(),
  }),
  output,
  async run({ customer, from, to }, context) {
    const ofCustomer = customer === undefined ? [] : ofPartner("partner_id", await resolveCustomer(context, customer));
    const until = to ?? addDays(today(context), AHEAD);
    const open: Domain = allOf([["state", "in", ["draft", "sent"]]], ofCustomer);
    const [rows, withoutDay] = await Promise.all([
      context.odoo.search("sale.order", {
        domain: allOf(open, [["validity_date", "!=", false]], [["validity_date", "<=", until]], from ? [["validity_date", ">=", from]] : []),
        fields: [...SALES_ORDER_FIELDS, "validity_date", "user_id"],
        limit: COUNTED,
        order: "validity_date, id",
      }),
      context.odoo.count("sale.order", allOf(open, [["validity_date", "=", false]]), COUNTED),
    ]);
    const quotations = rows.map((row) => describe(row, context));
    const expiredCount = quotations.filter(({ daysExpired }) => (daysExpired ?? 0) > 0).length;
    return {
      quotations: quotations.slice(0, LIMIT),
      expiredCount,
      expiringCount: quotations.length - expiredCount,
      until,
      withoutDay,
      hasMore: quotations.length > LIMIT,
    };
  },
});

function describe(row: Row, context: ToolContext): z.input<typeof quotation> {
  const validUntil = dayOf(row, "validity_date", context.timeZone);
  return {
    ...describeSalesOrder(row, context.timeZone),
    validUntil,
    daysExpired: daysPast(validUntil, context),
    daysLeft: validUntil ? Math.max(0, daysBetween(today(context), validUntil)) : null,
    salesperson: textOf(row, "user_id"),
  };
}
