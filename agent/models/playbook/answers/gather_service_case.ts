import type { ServiceCase } from "../../../../tools/read/gather_service_case.ts";
import { answer } from "../wording/answer.ts";
import { deliveryLine } from "../wording/delivery-line.ts";
import { dayCell, isPositive, money, paragraphs, quantity, table } from "../wording/format.ts";
import { activityLines, noteLines } from "../wording/note-lines.ts";
import { onePartner } from "./find_customers.ts";

/** Of a customer's deliveries the ones that have left are told by their orders. */
const MOST_DELIVERIES = 5;

export default answer<ServiceCase>((output) => {
  const { customer, orders, lines, deliveries, lateCount, invoices, notes, activities, hasMore } = output;
  const [first] = orders;
  const late = isPositive(lateCount) ? `${Number(lateCount) === 1 ? "1 delivery is" : `${lateCount} deliveries are`} late.` : "No delivery is late.";
  const head = customer
    ? `**Case of ${customer.name ?? "the customer"}.**`
    : `**Case of ${first?.reference ?? "the order"}**${first?.customer ? ` for ${first.customer}` : ""}.`;
  const shown = customer ? deliveries.filter(({ status }) => status !== "done").slice(0, MOST_DELIVERIES) : deliveries;
  return paragraphs(
    `${head} ${late}`,
    customer && onePartner(customer),
    orders.length === 0 ? "No order." : ordersTable(orders),
    lines.length > 0 && linesTable(lines),
    shown.length === 0
      ? customer
        ? "No delivery is open."
        : "No delivery."
      : `${customer ? "Open deliveries" : "Deliveries"}:\n${shown.map(deliveryLine).join("\n")}`,
    invoices && (invoices.length === 0 ? "No invoice." : invoicesTable(invoices)),
    notes.length === 0 ? "Nobody wrote a note." : `Notes, the newest first:\n${noteLines(notes)}`,
    activities.length === 0 ? "No activity is open." : `Open activities:\n${activityLines(activities)}`,
    hasMore && "There is more than I show here.",
  );
});

function ordersTable(orders: ServiceCase["orders"]): string {
  return table(orders, [
    { title: "Order", cell: ({ reference }) => reference },
    { title: "Status", cell: ({ status }) => status },
    { title: "Ordered", cell: ({ ordered }) => dayCell(ordered) },
    { title: "Promised", cell: ({ promised }) => dayCell(promised) },
    { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
  ]);
}

function linesTable(lines: ServiceCase["lines"]): string {
  return table(lines, [
    { title: "Product", cell: ({ product }) => product },
    { title: "Ordered", cell: ({ ordered, uom }) => quantity(ordered, uom) },
    { title: "Delivered", cell: ({ delivered }) => delivered },
  ]);
}

function invoicesTable(invoices: NonNullable<ServiceCase["invoices"]>): string {
  return table(invoices, [
    { title: "Invoice", cell: ({ reference, kind }) => reference ?? kind },
    { title: "Status", cell: ({ status, overdue }) => (overdue ? `${status ?? "open"}, overdue` : status) },
    { title: "Due", cell: ({ due }) => dayCell(due) },
    { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
    { title: "Still open", cell: ({ open, currency }) => (isPositive(open) && open ? money(open, currency) : undefined) },
  ]);
}
