import type { QuotationPipeline } from "../../../../tools/read/get_quotation_pipeline.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<QuotationPipeline>(({ by, groups, totals, hasMore }, { slots, speech }) => {
  const { say, listed, money } = speech;
  const of = slots["customer"] ? say(" of {customer}", { customer: slots["customer"] }) : "";
  if (groups.length === 0) return say("No quotation{of} is waiting to be confirmed.", { of });
  const all = totals.map(({ count, untaxed, currency }) => {
    const quotations = say("{count, plural, one {{count} quotation} other {{count} quotations}}", { count: Number(count) });
    return untaxed ? say("{quotations} worth {amount} untaxed", { quotations, amount: money(untaxed, currency) }) : quotations;
  });
  const isOne = totals.length === 1 && Number(totals[0]?.count) === 1;
  return paragraphs(
    say(
      "{many, plural, one {{quotations} is not confirmed} other {{quotations} are not confirmed}}{of}; by {by, select, customer {customer} other {salesperson}}, the largest first:",
      { many: isOne ? 1 : 2, quotations: listed(all), of, by },
    ),
    table(groups, [
      { title: by === "customer" ? say("Customer") : say("Salesperson"), cell: ({ name }) => name ?? say("nobody") },
      { title: say("Quotations"), cell: ({ count }) => count },
      { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && speech.more,
  );
});
