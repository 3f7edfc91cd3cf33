import type { OpenPurchases } from "../../../../tools/read/get_open_purchases.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<OpenPurchases>(({ vendors, totals, hasMore }, { slots, speech }) => {
  const { say, money } = speech;
  const asked = slots["vendor"];
  if (vendors.length === 0)
    return asked ? say("There is no open purchase order with {vendor}.", { vendor: asked }) : say("There is no open purchase order.");
  return paragraphs(
    sentences(
      ...totals.map(({ orderCount, untaxed, currency }) =>
        say("{count, plural, one {{count} purchase order is open} other {{count} purchase orders are open}}{worth}.", {
          count: Number(orderCount),
          worth: untaxed ? `, ${say("worth {amount}", { amount: money(untaxed, currency) })}` : "",
        }),
      ),
    ),
    table(vendors, [
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Open orders"), cell: ({ orderCount }) => orderCount },
      { title: say("Of them late"), cell: ({ lateCount }) => (isPositive(lateCount) ? lateCount : undefined) },
      { title: say("Value untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    say("Values are of whole orders, parts that have come included."),
    hasMore && speech.more,
  );
});
