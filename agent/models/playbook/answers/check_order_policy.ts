import type { OrderPolicy } from "../../../../tools/read/check_order_policy.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences } from "../wording/format.ts";
import { orderName } from "../wording/order-name.ts";
import { quotation } from "../wording/quotation.ts";

const ABOUT_PAYMENT = /\b(?:pay\w*|terms?|invoic\w*|zahl\w*|paiement|betal\w*|pago)\b/i;

export default answer<OrderPolicy>((output, { span, speech }) => {
  const { returnPassage, paymentPassage } = output;
  if (ABOUT_PAYMENT.test(span)) return paragraphs(terms(output, speech), paymentPassage && quotation(paymentPassage, speech));
  return paragraphs(returning(output, speech), returnPassage && quotation(returnPassage, speech));
});

function returning({ order, returnPassage }: OrderPolicy, speech: Speech): string {
  const { say, day, days } = speech;
  const name = orderName(order, speech);
  if (!returnPassage || order.daysOfReturnWindow === undefined)
    return say("I can't say whether {name} may still be returned: no document that you may read states a return window.", { name });
  const window = { name, days: days(order.daysOfReturnWindow) };
  if (!order.lastDelivered)
    return say(
      "{name}: nothing of it has left yet, so its return window has not begun. Once it is delivered, the returns policy states a window of {days}.",
      window,
    );
  const end = order.lastReturnDay ? day(order.lastReturnDay) : "";
  return sentences(
    say("{name} last left on {day}, and the returns policy states a window of {days}.", { ...window, day: day(order.lastDelivered) }),
    order.returnable
      ? say("So it can be returned until {day}: {days} from today.", { day: end, days: days(order.daysLeft) })
      : say("So the window closed on {day}.", { day: end }),
    openReturnText(order, speech),
    say("Which goods are taken back at all is for the policy to say; ask me about them."),
  );
}

function openReturnText({ openReturn, disagreements }: OrderPolicy["order"], { say }: Speech): string | undefined {
  if (!openReturn) return undefined;
  return disagreements.includes("open return after the window")
    ? say("Odoo and the document disagree: Odoo holds the open return {reference} for it.", { reference: openReturn })
    : say("Odoo holds the open return {reference} for it.", { reference: openReturn });
}

function terms({ order, paymentPassage }: OrderPolicy, speech: Speech): string {
  const { say, days } = speech;
  const name = orderName(order, speech);
  const held = order.paymentTerms
    ? say("In Odoo, {name} has the payment terms “{terms}”.", { name, terms: order.paymentTerms })
    : say("Odoo shows you no payment terms for {name}.", { name });
  if (!paymentPassage || order.daysOfPaymentTerm === undefined) return `${held} ${say("No document that you may read states the usual ones.")}`;
  const stated = { days: days(order.daysOfPaymentTerm) };
  return order.paymentTerms && order.disagreements.includes("payment terms")
    ? sentences(held, say("The document states {days}: **the two disagree**. What Odoo holds is what the customer is billed by.", stated))
    : sentences(held, say("The document states {days}.", stated));
}
