import type { CreditState } from "../../../../tools/read/get_credit_state.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences } from "../wording/format.ts";

type Used = CreditState["used"][number];

export default answer<CreditState>(({ customer, used }, { speech }) => {
  const { say } = speech;
  const [only] = used;
  return paragraphs(
    headline(customer, only, speech),
    used.length === 0
      ? say("Nothing is open: no unpaid invoice and no confirmed order that is not invoiced.")
      : used.map((one) => usedText(one, speech)).join("\n"),
    say("Odoo warns above a limit but blocks no order by itself, so there is no credit hold to see."),
  );
});

function headline({ name: called, state, limit, left }: CreditState["customer"], only: Used | undefined, { say, money }: Speech): string {
  const name = `**${called ?? say("The customer")}**`;
  const currency = only?.currency;
  const of = { name, limit: limit ? money(limit, currency) : say("the limit") };
  switch (state) {
    case "within the limit":
      return sentences(say("{name} is within its credit limit of {limit}.", of), left && say("{amount} is left.", { amount: money(left, currency) }));
    case "over the limit":
      return sentences(
        say("{name} is over its credit limit of {limit}.", of),
        left && say("By {amount}.", { amount: money(left.replace(/^-/, ""), currency) }),
      );
    case "no limit set":
      return say("{name} has no credit limit of its own in Odoo.", { name });
    case "not comparable":
      return say("{name} has a credit limit of {limit}, and uses it in more than one currency, so I can't say what is left.", of);
    case "limit not readable":
      return say("Odoo doesn't let you read the credit limit of {name}; what it uses I can tell.", { name });
  }
}

function usedText({ openInvoices, overdue, notInvoiced, used, currency }: Used, { say, money, listed }: Speech): string {
  if (!used) return say("What is used you may not see.");
  const parts = [
    openInvoices &&
      (isPositive(overdue) && overdue
        ? say("{amount} in open invoices ({overdue} of it overdue)", { amount: money(openInvoices, currency), overdue: money(overdue, currency) })
        : say("{amount} in open invoices", { amount: money(openInvoices, currency) })),
    notInvoiced && say("{amount} in confirmed orders that are not invoiced", { amount: money(notInvoiced, currency) }),
  ].filter((part) => typeof part === "string");
  return say("Used: {amount}: {parts}.", { amount: money(used, currency), parts: listed(parts) });
}
