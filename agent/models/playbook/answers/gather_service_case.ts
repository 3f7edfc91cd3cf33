import type { ServiceCase } from "../../../../tools/read/gather_service_case.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { deliveryLine } from "../wording/delivery-line.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { activityLines, noteLines } from "../wording/note-lines.ts";
import { onePartner } from "../wording/one-partner.ts";
import { withOverdue } from "../wording/with-overdue.ts";

/** Of a customer's deliveries the ones that have left are told by their orders. */
const MOST_DELIVERIES = 5;

export default answer<ServiceCase>((output, { speech }) => {
  const { customer, orders, lines, invoices, notes, activities, hasMore } = output;
  const { say } = speech;
  return paragraphs(
    headline(output, speech),
    customer && onePartner(customer, speech),
    orders.length === 0 ? say("No order.") : ordersTable(orders, speech),
    lines.length > 0 && linesTable(lines, speech),
    deliveriesText(output, speech),
    invoices && (invoices.length === 0 ? say("No invoice.") : invoicesTable(invoices, speech)),
    notes.length === 0 ? say("Nobody wrote a note.") : `${say("Notes, the newest first:")}\n${noteLines(notes, speech)}`,
    activities.length === 0 ? say("No activity is open.") : `${say("Open activities:")}\n${activityLines(activities, speech)}`,
    hasMore && say("There is more than I show here."),
  );
});

function headline({ customer, orders, deliveries, lateCount }: ServiceCase, { say }: Speech): string {
  const [first] = orders;
  const late = isPositive(lateCount)
    ? say("{count, plural, one {{count} delivery is late.} other {{count} deliveries are late.}}", { count: Number(lateCount) })
    : deliveries.length > 0 && say("No delivery is late.");
  if (customer) return sentences(say("**Case of {name}.**", { name: customer.name ?? say("the customer") }), late);
  const name = first?.reference ?? say("the order");
  const head = first?.customer ? say("**Case of {name}** for {customer}.", { name, customer: first.customer }) : say("**Case of {name}**.", { name });
  return sentences(head, late);
}

function deliveriesText({ customer, deliveries }: ServiceCase, speech: Speech): string {
  const { say } = speech;
  const shown = customer ? deliveries.filter(({ status }) => status !== "done").slice(0, MOST_DELIVERIES) : deliveries;
  if (shown.length === 0) return customer ? say("No delivery is open.") : say("No delivery.");
  return `${customer ? say("Open deliveries:") : say("Deliveries:")}\n${shown.map((delivery) => deliveryLine(delivery, speech)).join("\n")}`;
}

function ordersTable(orders: ServiceCase["orders"], { say, term, dayCell, money }: Speech): string {
  return table(orders, [
    { title: say("Order"), cell: ({ reference }) => reference },
    { title: say("Status"), cell: ({ status }) => status && term(status) },
    { title: say("Ordered"), cell: ({ ordered }) => dayCell(ordered) },
    { title: say("Promised"), cell: ({ promised }) => dayCell(promised) },
    { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
  ]);
}

function linesTable(lines: ServiceCase["lines"], { say, quantity, number }: Speech): string {
  return table(lines, [
    { title: say("Product"), cell: ({ product }) => product },
    { title: say("Ordered"), cell: ({ ordered, uom }) => quantity(ordered, uom) },
    { title: say("Delivered"), cell: ({ delivered }) => delivered && number(delivered) },
  ]);
}

function invoicesTable(invoices: NonNullable<ServiceCase["invoices"]>, speech: Speech): string {
  const { say, term, dayCell, money } = speech;
  return table(invoices, [
    { title: say("Invoice"), cell: ({ reference, kind }) => reference ?? (kind && term(kind)) },
    { title: say("Status"), cell: (invoice) => withOverdue(invoice, speech) },
    { title: say("Due"), cell: ({ due }) => dayCell(due) },
    { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
    { title: say("Still open"), cell: ({ open, currency }) => (isPositive(open) && open ? money(open, currency) : undefined) },
  ]);
}
