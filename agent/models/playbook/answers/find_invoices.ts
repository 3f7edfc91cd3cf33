import { sumAmounts } from "../../../../core/money.ts";
import type { FoundInvoices } from "../../../../tools/read/find_invoices.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { capital, day, dayCell, days, isPositive, MORE, money, paragraphs, sentences, table } from "../wording/format.ts";

type Invoice = FoundInvoices["invoices"][number];

export default answer<FoundInvoices>(({ invoices, hasMore }, { slots, alone }) => {
  const [first, ...others] = invoices;
  if (!first) return nothingFound(slots);
  if (others.length === 0 && !hasMore) return oneInvoice(first);
  const isOneCompany = new Set(invoices.map(({ company }) => company)).size === 1;
  return paragraphs(
    hasMore ? `The first ${invoices.length} that fit:` : `${invoices.length} fit:`,
    table(invoices, [
      { title: "Number", cell: ({ reference }) => reference },
      { title: "Kind", cell: ({ kind }) => kind },
      { title: "Partner", cell: ({ partner }) => partner },
      { title: "Status", cell: ({ status, overdue }) => (overdue ? `${status ?? "open"}, overdue` : status) },
      { title: "Due", cell: ({ due }) => dayCell(due) },
      { title: "Days overdue", cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? daysOverdue : undefined) },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
      { title: "Still open", cell: ({ open, currency }) => open && money(open, currency) },
      { title: "Company", cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    !hasMore && alone && openSum(invoices),
    hasMore && MORE,
  );
});

function nothingFound({ reference, partner, status, kind }: SlotValues): string {
  if (reference) return `There is no invoice or bill for “${reference}” among those you may see.`;
  const noun = kind === "vendor" ? "vendor bills" : kind === "customer" ? "customer invoices" : "invoices or bills";
  return `There are no ${status ? `${status} ` : ""}${noun}${partner ? ` of ${partner}` : ""} among those you may see.`;
}

function oneInvoice(invoice: Invoice): string {
  const name = `**${invoice.reference ?? "The document"}**`;
  const kind = invoice.kind
    ? `, ${article(invoice.kind)}${invoice.partner ? ` ${invoice.kind.startsWith("vendor") ? "from" : "to"} ${invoice.partner}` : ""},`
    : "";
  const state = invoice.overdue
    ? `is ${invoice.status ?? "open"} and ${days(invoice.daysOverdue)} overdue`
    : `is ${invoice.status ?? "in a state that I don't know"}`;
  const isOpen = isPositive(invoice.open) && invoice.status !== "draft" && invoice.status !== "cancelled";
  return capital(
    sentences(
      `${name}${kind} ${state}.`,
      isOpen &&
        invoice.open &&
        `${money(invoice.open, invoice.currency)}${invoice.total && invoice.total !== invoice.open ? ` of ${money(invoice.total, invoice.currency)}` : ""} is still to pay.`,
      !isOpen && invoice.total && `Total ${money(invoice.total, invoice.currency)}.`,
      invoice.due && `Due ${day(invoice.due)}.`,
      invoice.origin && `For ${invoice.origin}.`,
    ),
  );
}

function article(kind: string): string {
  return `a ${kind}`;
}

/** Over one currency only; credit notes would have to be taken off, so with them there is no sum. */
function openSum(invoices: readonly Invoice[]): string | undefined {
  const currencies = new Set(invoices.map(({ currency }) => currency));
  const kinds = new Set(invoices.map(({ kind }) => kind));
  const amounts = invoices.flatMap(({ open }) => (open ? [open] : []));
  const [currency] = currencies;
  if (currencies.size !== 1 || kinds.size !== 1 || amounts.length !== invoices.length) return undefined;
  const sum = sumAmounts(amounts);
  return isPositive(sum) ? `Still open in all: ${money(sum, currency)}.` : undefined;
}
