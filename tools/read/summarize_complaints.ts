import { z } from "zod";
import { typed } from "../inputs.ts";
import { CASE_MODELS, caseSubject, partnersOf } from "../lookup/case-subject.ts";
import { activity, NOTE_MODELS, note, notesOn } from "../lookup/notes.ts";
import { record, whole } from "../output.ts";
import { delivery, describeDelivery } from "../records/delivery.ts";
import { partnerShape } from "../records/partner.ts";
import { salesOrderShape } from "../records/sales-order.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const EACH = 8;

/** Words of somebody who is not content; a note without any of them is shown after those with one. */
const DISCONTENT =
  /\b(?:complain\w*|complaint\w*|unhappy|angry|upset|annoyed|disappoint\w*|damage\w*|broken|defect\w*|faulty|wrong|missing|short|late|delay\w*|again|still waiting|asked again|not (?:ok|good|received|arrived|delivered)|never|refus\w*|reject\w*|claim\w*|escalat\w*|urgent\w*|poor|leak\w*|return\w*|refund\w*|credit|cancel\w*)\b/i;

const output = z.object({
  order: record("sale.order", { reference: salesOrderShape.reference, customer: salesOrderShape.customer }).optional(),
  customer: record("res.partner", { name: partnerShape.name }).optional(),
  /** Notes that sound discontent, the newest first. */
  complaints: z.array(note),
  complaintCount: whole("mail.message.id"),
  /** Other notes, the newest first. */
  otherNotes: z.array(note),
  activities: z.array(activity),
  /** What may be behind it: late deliveries that have not left, and returns. */
  lateDeliveries: z.array(delivery),
  returns: z.array(delivery),
  hasMore: z.boolean(),
});
export type Complaints = z.output<typeof output>;

export default readTool({
  name: "summarize_complaints",
  description:
    "What a customer is discontent about, or what went wrong with one order: notes and messages that sound so, with dates and who wrote them, open activities, late deliveries and returns. Needs an order or a customer.",
  models: [...CASE_MODELS, ...NOTE_MODELS],
  input: z.object({ order: typed("Order or delivery reference").optional(), customer: typed("Customer's name").optional() }),
  output,
  async run(asked, context) {
    const subject = await caseSubject(context, asked);
    const { notes, activities, hasMore } = await notesOn(context, {
      "sale.order": subject.orders,
      "stock.picking": subject.pickings,
      "res.partner": partnersOf(subject),
    });
    const deliveries = subject.pickings.map((row) => describeDelivery(row, [], context));
    const complaints = notes.filter(({ text }) => DISCONTENT.test(text ?? ""));
    const late = deliveries.filter((one) => one.kind === "delivery" && one.late);
    const returns = deliveries.filter((one) => one.kind === "return");
    return {
      ...(subject.order
        ? { order: { id: String(subject.order.id), reference: textOf(subject.order, "name"), customer: textOf(subject.order, "partner_id") } }
        : {}),
      ...(subject.customer ? { customer: { id: String(subject.customer.id), name: textOf(subject.customer, "complete_name") } } : {}),
      complaints: complaints.slice(0, EACH),
      complaintCount: complaints.length,
      otherNotes: notes.filter((one) => !complaints.includes(one)).slice(0, EACH),
      activities: activities.slice(0, EACH),
      lateDeliveries: late.slice(0, EACH),
      returns: returns.slice(0, EACH),
      hasMore: hasMore || [complaints, late, returns, activities].some((list) => list.length > EACH),
    };
  },
});
