import type { CustomerOverview } from "../../../../tools/read/get_customer_overview.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs } from "../wording/format.ts";
import { onePartner } from "../wording/one-partner.ts";

const MOST = 5;

export default answer<CustomerOverview>((output, { speech }) => {
  const { say } = speech;
  const { lateDeliveries, openInvoices, lastOrders } = output;
  const lines = [
    openOrdersText(output, speech),
    say("Late deliveries: {deliveries}", { deliveries: rows(lateDeliveries, (one) => lateText(one, speech), speech) }),
    say("Open invoices: {invoices}", { invoices: rows(openInvoices, (one) => invoiceText(one, speech), speech) }),
    sumText(output.openAmount, (amount) => say("Open in all: {amount}", { amount }), speech),
    sumText(output.overdueAmount, (amount) => say("Overdue: {amount}", { amount }), speech),
    sumText(output.revenue, (amount) => say("Revenue of the last twelve months: {amount}", { amount }), speech),
    lastOrders.length > 0 && say("Last orders: {orders}", { orders: rows(lastOrders, (one) => lastOrderText(one, speech), speech) }),
  ];
  return paragraphs(
    onePartner(output.customer, speech),
    lines.flatMap((line) => (typeof line === "string" ? [`- ${line}`] : [])).join("\n"),
    output.hasMore && say("There is more than I show here; ask for the orders or the invoices to see the rest."),
  );
});

function openOrdersText({ openOrders, openOrderCount }: CustomerOverview, speech: Speech): string {
  const { say, term, day, money } = speech;
  if (openOrders.length === 0) return say("Open orders: none");
  const orders = rows(
    openOrders,
    ({ reference, promised, status, total, currency }) =>
      joined(
        reference ?? say("an order"),
        status && term(status),
        promised && say("promised {day}", { day: day(promised) }),
        total && money(total, currency),
      ),
    speech,
  );
  return say("Open orders: {count}: {orders}", { count: openOrderCount ?? openOrders.length, orders });
}

function lateText({ reference, order, daysLate, why }: CustomerOverview["lateDeliveries"][number], { say, term, lateness, listed }: Speech): string {
  return joined(`${reference ?? say("a delivery")}${order ? ` (${order})` : ""}`, lateness(daysLate), listed(why.map(term)));
}

function invoiceText(
  { reference, open, currency, due, overdue, daysOverdue }: CustomerOverview["openInvoices"][number],
  { say, day, days, money }: Speech,
): string {
  return joined(
    reference ?? say("an invoice"),
    open && money(open, currency),
    due && say("due {day}", { day: day(due) }),
    overdue && say("{days} overdue", { days: days(daysOverdue) }),
  );
}

function lastOrderText(
  { reference, ordered, status, total, currency }: CustomerOverview["lastOrders"][number],
  { say, term, day, money }: Speech,
): string {
  const order = reference ?? say("an order");
  return joined(ordered ? say("{order} of {day}", { order, day: day(ordered) }) : order, status && term(status), total && money(total, currency));
}

function joined(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(", ");
}

function rows<Row>(all: readonly Row[], text: (row: Row) => string, { say }: Speech): string {
  if (all.length === 0) return say("none");
  return `${all.slice(0, MOST).map(text).join("; ")}${all.length > MOST ? `; ${say("and more")}` : ""}`;
}

function sumText(sums: CustomerOverview["revenue"], say: (amount: string) => string, { money, listed }: Speech): string | undefined {
  const filled = (sums ?? []).flatMap(({ amount, currency }) => (amount && isPositive(amount) ? [money(amount, currency)] : []));
  return filled.length > 0 ? say(listed(filled)) : undefined;
}
