import type { CreditState } from "../../../../tools/read/get_credit_state.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, listed, money, paragraphs, sentences } from "../wording/format.ts";

type Used = CreditState["used"][number];

export default answer<CreditState>(({ customer, used }) => {
  const name = `**${customer.name ?? "The customer"}**`;
  const [only] = used;
  return paragraphs(
    headline(name, customer, only),
    used.length === 0 ? "Nothing is open: no unpaid invoice and no confirmed order that is not invoiced." : used.map(usedText).join("\n"),
    "Odoo warns above a limit but blocks no order by itself, so there is no credit hold to see.",
  );
});

function headline(name: string, { state, limit, left }: CreditState["customer"], only: Used | undefined): string {
  const currency = only?.currency;
  const of = limit ? money(limit, currency) : "the limit";
  switch (state) {
    case "within the limit":
      return sentences(`${name} is within its credit limit of ${of}.`, left && `${money(left, currency)} is left.`);
    case "over the limit":
      return sentences(`${name} is over its credit limit of ${of}.`, left && `By ${money(left.replace(/^-/, ""), currency)}.`);
    case "no limit set":
      return `${name} has no credit limit of its own in Odoo.`;
    case "not comparable":
      return `${name} has a credit limit of ${of}, and uses it in more than one currency, so I can't say what is left.`;
    case "limit not readable":
      return `Odoo doesn't let you read the credit limit of ${name}; what it uses I can tell.`;
  }
}

function usedText({ openInvoices, overdue, notInvoiced, used, currency }: Used): string {
  const parts = [
    openInvoices &&
      `${money(openInvoices, currency)} in open invoices${isPositive(overdue) && overdue ? ` (${money(overdue, currency)} of it overdue)` : ""}`,
    notInvoiced && `${money(notInvoiced, currency)} in confirmed orders that are not invoiced`,
  ].filter((part) => typeof part === "string");
  return used ? `Used: ${money(used, currency)}: ${listed(parts)}.` : "What is used you may not see.";
}
