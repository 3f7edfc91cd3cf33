import type { OrderPolicy } from "../../../../tools/read/check_order_policy.ts";
import { answer } from "../wording/answer.ts";
import { day, days, paragraphs, sentences } from "../wording/format.ts";
import { quotation } from "../wording/quotation.ts";

const ABOUT_PAYMENT = /\b(?:pay\w*|terms?|invoic\w*|zahl\w*|paiement|betal\w*|pago)\b/i;

export default answer<OrderPolicy>((output, { span }) => {
  const { returnPassage, paymentPassage } = output;
  if (ABOUT_PAYMENT.test(span)) return paragraphs(terms(output), paymentPassage && quotation(paymentPassage));
  return paragraphs(returning(output), returnPassage && quotation(returnPassage));
});

function returning({ order, returnPassage }: OrderPolicy): string {
  const name = `**${order.reference ?? "The order"}**${order.customer ? ` for ${order.customer}` : ""}`;
  if (!returnPassage || order.daysOfReturnWindow === undefined)
    return `I can't say whether ${name} may still be returned: no document that you may read states a return window.`;
  if (!order.lastDelivered)
    return `${name}: nothing of it has left yet, so its return window has not begun. Once it is delivered, ${windowOf(order)}.`;
  const last = `${name} last left on ${day(order.lastDelivered)}, and ${windowOf(order)}`;
  const end = order.lastReturnDay ? day(order.lastReturnDay) : "";
  const verdict = order.returnable ? `So it can be returned until ${end}: ${days(order.daysLeft)} from today.` : `So the window closed on ${end}.`;
  const disagreement =
    order.disagreements.includes("open return after the window") && order.openReturn
      ? `Odoo and the document disagree: Odoo holds the open return ${order.openReturn} for it.`
      : order.openReturn && `Odoo holds the open return ${order.openReturn} for it.`;
  return sentences(`${last}.`, verdict, disagreement, "Which goods are taken back at all is for the policy to say; ask me about them.");
}

function windowOf({ daysOfReturnWindow }: OrderPolicy["order"]): string {
  return `the returns policy states a window of ${days(daysOfReturnWindow)}`;
}

function terms({ order, paymentPassage }: OrderPolicy): string {
  const name = `**${order.reference ?? "The order"}**${order.customer ? ` for ${order.customer}` : ""}`;
  const held = order.paymentTerms
    ? `In Odoo, ${name} has the payment terms “${order.paymentTerms}”.`
    : `Odoo shows you no payment terms for ${name}.`;
  if (!paymentPassage || order.daysOfPaymentTerm === undefined) return `${held} No document that you may read states the usual ones.`;
  if (!order.paymentTerms) return sentences(held, `The document states ${days(order.daysOfPaymentTerm)}.`);
  return order.disagreements.includes("payment terms")
    ? sentences(
        held,
        `The document states ${days(order.daysOfPaymentTerm)}: **the two disagree**. What Odoo holds is what the customer is billed by.`,
      )
    : sentences(held, `The document states ${days(order.daysOfPaymentTerm)}.`);
}
