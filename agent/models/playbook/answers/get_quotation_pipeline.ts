import type { QuotationPipeline } from "../../../../tools/read/get_quotation_pipeline.ts";
import { answer } from "../wording/answer.ts";
import { listed, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<QuotationPipeline>(({ by, groups, totals, hasMore }, { slots }) => {
  const of = slots["customer"] ? ` of ${slots["customer"]}` : "";
  if (groups.length === 0) return `No quotation${of} is waiting to be confirmed.`;
  const all = totals.map(
    ({ count, untaxed, currency }) =>
      `${count} ${Number(count) === 1 ? "quotation" : "quotations"}${untaxed ? ` worth ${money(untaxed, currency)} untaxed` : ""}`,
  );
  return paragraphs(
    `${listed(all)} ${totals.length === 1 && Number(totals[0]?.count) === 1 ? "is" : "are"} not confirmed${of}; by ${by}, the largest first:`,
    table(groups, [
      { title: by === "customer" ? "Customer" : "Salesperson", cell: ({ name }) => name ?? "nobody" },
      { title: "Quotations", cell: ({ count }) => count },
      { title: "Untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && MORE,
  );
});
