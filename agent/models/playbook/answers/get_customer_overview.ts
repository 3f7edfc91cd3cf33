import type { CustomerOverview } from "../../../../tools/read/get_customer_overview.ts";
import { answer } from "../wording/answer.ts";
import { day, days, isPositive, lateness, listed, money, paragraphs } from "../wording/format.ts";
import { onePartner } from "./find_customers.ts";

const MOST = 5;

export default answer<CustomerOverview>((output) => {
  const { customer, openOrders, openOrderCount, lateDeliveries, openInvoices, lastOrders, hasMore } = output;
  return paragraphs(
    onePartner(customer),
    [
      orders(openOrders, openOrderCount),
      `- Late deliveries: ${lateDeliveries.length === 0 ? "none" : rows(lateDeliveries, ({ reference, order, daysLate, why }) => `${reference ?? "a delivery"}${order ? ` (${order})` : ""}, ${lateness(daysLate)}${why.length > 0 ? `, ${listed(why)}` : ""}`)}`,
      `- Open invoices: ${openInvoices.length === 0 ? "none" : rows(openInvoices, ({ reference, open, currency, due, overdue, daysOverdue }) => `${reference ?? "an invoice"}${open ? `, ${money(open, currency)}` : ""}${due ? `, due ${day(due)}` : ""}${overdue ? `, ${days(daysOverdue)} overdue` : ""}`)}`,
      sumLine("Open in all", output.openAmount),
      sumLine("Overdue", output.overdueAmount),
      sumLine("Revenue of the last twelve months", output.revenue),
      lastOrders.length > 0 &&
        `- Last orders: ${rows(lastOrders, ({ reference, ordered, status, total, currency }) => `${reference ?? "an order"}${ordered ? ` of ${day(ordered)}` : ""}${status ? `, ${status}` : ""}${total ? `, ${money(total, currency)}` : ""}`)}`,
    ]
      .filter((line) => typeof line === "string" && line !== "")
      .join("\n"),
    hasMore && "There is more than I show here; ask for the orders or the invoices to see the rest.",
  );
});

function orders(open: CustomerOverview["openOrders"], count: CustomerOverview["openOrderCount"]): string {
  if (open.length === 0) return "- Open orders: none";
  return `- Open orders: ${count ?? open.length}: ${rows(open, ({ reference, promised, status, total, currency }) => `${reference ?? "an order"}${status ? `, ${status}` : ""}${promised ? `, promised ${day(promised)}` : ""}${total ? `, ${money(total, currency)}` : ""}`)}`;
}

function rows<Row>(all: readonly Row[], text: (row: Row) => string): string {
  return `${all.slice(0, MOST).map(text).join("; ")}${all.length > MOST ? "; and more" : ""}`;
}

function sumLine(title: string, sums: CustomerOverview["revenue"]): string | undefined {
  const filled = (sums ?? []).flatMap(({ amount, currency }) => (amount && isPositive(amount) ? [money(amount, currency)] : []));
  return filled.length > 0 ? `- ${title}: ${listed(filled)}` : undefined;
}
