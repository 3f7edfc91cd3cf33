import { sumAmounts } from "../../../../core/money.ts";
import type { FoundInvoices } from "../../../../tools/read/find_invoices.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { withOverdue } from "../wording/with-overdue.ts";

type Invoice = FoundInvoices["invoices"][number];

export default answer<FoundInvoices>(({ invoices, hasMore }, { slots, alone, speech }) => {
  const { say, term, dayCell, money } = speech;
  const [first, ...others] = invoices;
  if (!first) return nothingFound(slots, speech);
  if (others.length === 0 && !hasMore) return oneInvoice(first, speech);
  const isOneCompany = new Set(invoices.map(({ company }) => company)).size === 1;
  const count = invoices.length;
  return paragraphs(
    hasMore ? say("The first {count} that fit:", { count }) : say("{count} fit:", { count }),
    table(invoices, [
      { title: say("Number"), cell: ({ reference }) => reference },
      { title: say("Kind"), cell: ({ kind }) => kind && term(kind) },
      { title: say("Partner"), cell: ({ partner }) => partner },
      { title: say("Status"), cell: (invoice) => withOverdue(invoice, speech) },
      { title: say("Due"), cell: ({ due }) => dayCell(due) },
      { title: say("Days overdue"), cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? daysOverdue : undefined) },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
      { title: say("Still open"), cell: ({ open, currency }) => open && money(open, currency) },
      { title: say("Company"), cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    !hasMore && alone && openSum(invoices, speech),
    hasMore && speech.more,
  );
});

function nothingFound({ reference, partner, status, kind }: SlotValues, { say }: Speech): string {
  if (reference) return say("There is no invoice or bill for “{reference}” among those you may see.", { reference });
  const asked = { status: status ?? "any", kind: kind ?? "any", named: partner ? "yes" : "no", partner: partner ?? "" };
  return say(
    "There are no {status, select, draft {draft } open {open } overdue {overdue } paid {paid } other {}}{kind, select, vendor {vendor bills} customer {customer invoices} other {invoices or bills}}{named, select, yes { of {partner}} other {}} among those you may see.",
    asked,
  );
}

function oneInvoice(invoice: Invoice, speech: Speech): string {
  const { say, term, day, days, money } = speech;
  const { status, open, total, currency, due, origin } = invoice;
  const what = describedInvoice(invoice, speech);
  const isOpen = isPositive(open) && status !== "draft" && status !== "cancelled";
  const stillOpen = isOpen && open ? money(open, currency) : "";
  return sentences(
    invoice.overdue
      ? say("{what} is {status} and {days} overdue.", { what, status: term(status ?? "open"), days: days(invoice.daysOverdue) })
      : say("{what} is {status}.", { what, status: status ? term(status) : say("in a state that I don't know") }),
    stillOpen !== "" &&
      (total && total !== open
        ? say("{open} of {total} is still to pay.", { open: stillOpen, total: money(total, currency) })
        : say("{open} is still to pay.", { open: stillOpen })),
    !isOpen && total && say("Total {amount}.", { amount: money(total, currency) }),
    due && say("Due {day}.", { day: day(due) }),
    origin && say("For {origin}.", { origin }),
  );
}

/** "**INV/2026/00001**, a customer invoice to Azure Interior," */
function describedInvoice({ reference, kind, partner }: Invoice, { say }: Speech): string {
  const name = `**${reference ?? say("The document")}**`;
  if (!kind) return name;
  const document = say(
    "{kind, select, customer_invoice {a customer invoice} customer_credit_note {a customer credit note} vendor_bill {a vendor bill} other {a vendor refund}}",
    { kind: kind.replaceAll(" ", "_") },
  );
  if (!partner) return `${name}, ${document},`;
  const between = kind.startsWith("vendor")
    ? say("{document} from {partner}", { document, partner })
    : say("{document} to {partner}", { document, partner });
  return `${name}, ${between},`;
}

/** Over one currency only; credit notes would have to be taken off, so with them there is no sum. */
function openSum(invoices: readonly Invoice[], { say, money }: Speech): string | undefined {
  const currencies = new Set(invoices.map(({ currency }) => currency));
  const kinds = new Set(invoices.map(({ kind }) => kind));
  const amounts = invoices.flatMap(({ open }) => (open ? [open] : []));
  const [currency] = currencies;
  if (currencies.size !== 1 || kinds.size !== 1 || amounts.length !== invoices.length) return undefined;
  const sum = sumAmounts(amounts);
  return isPositive(sum) ? say("Still open in all: {amount}.", { amount: money(sum, currency) }) : undefined;
}
