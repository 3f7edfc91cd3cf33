import type { CheckedBills } from "../../../../tools/read/check_bills.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<CheckedBills>(({ exceptions, count, checkedCount, hasMore }, { slots, speech }) => {
  const { say, term, money, quantity, listed } = speech;
  const bill = slots["bill"];
  const vendor = slots["vendor"];
  const of = { of: bill ? "bill" : vendor ? "vendor" : "all", name: bill ?? vendor ?? "" };
  const checked = Number(checkedCount);
  if (checked === 0)
    return say("There is no bill line{of, select, bill { of {name}} vendor { from {name}} other {}} with a purchase order to compare it with.", of);
  if (exceptions.length === 0)
    return say(
      "{count, plural, one {The {count} bill line{of, select, bill { of {name}} vendor { from {name}} other {}} that comes from a purchase order agrees} other {All {count} bill lines{of, select, bill { of {name}} vendor { from {name}} other {}} that come from a purchase order agree}} with order and receipt.",
      { count: checked, ...of },
    );
  return paragraphs(
    say(
      "{count, plural, one {{count} of {checked} bill lines does not agree with order or receipt:} other {{count} of {checked} bill lines do not agree with order or receipt, the largest difference first:}}",
      { count: Number(count), checked },
    ),
    table(exceptions, [
      { title: say("Bill"), cell: ({ bill: one }) => one?.replace(/ \(.*\)$/, "") },
      { title: say("Vendor"), cell: (one) => one.vendor },
      { title: say("Purchase order"), cell: ({ purchaseOrder }) => purchaseOrder },
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("What differs"), cell: ({ kinds }) => listed(kinds.map(term)) },
      { title: say("Billed"), cell: ({ billed, uom }) => quantity(billed, uom) },
      { title: say("Received"), cell: ({ received, uom }) => quantity(received, uom) },
      { title: say("Bill price"), cell: ({ billPrice, currency }) => billPrice && money(billPrice, currency) },
      { title: say("Order price"), cell: ({ orderPrice, currency }) => orderPrice && money(orderPrice, currency) },
      { title: say("Difference"), cell: ({ differenceAmount, currency }) => differenceAmount && money(differenceAmount, currency) },
    ]),
    hasMore && speech.more,
  );
});
