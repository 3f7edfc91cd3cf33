import type { VendorSlip } from "../../../../tools/read/get_vendor_slip.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<VendorSlip>((slip, { speech }) => {
  const { say, day, dayCell, days, money, quantity, listed } = speech;
  const vendor = slip.vendor.name ?? say("the vendor");
  const slipped = days(slip.slipDays);
  const [first] = slip.purchaseOrders;
  if (!first) return say("{vendor} has no open purchase order, so a delay of {days} would hit nobody.", { vendor, days: slipped });
  const named = slip.purchaseOrders.flatMap((one) => (one.reference && one.slipped ? [`${one.reference} (${day(one.slipped)})`] : []));
  const opening = say(
    "{count, plural, one {{count} open purchase order of {vendor} would come {days} later: {orders}} other {{count} open purchase orders of {vendor} would come {days} later: {orders}}}",
    { count: Number(slip.purchaseOrderCount), vendor, days: slipped, orders: listed(named) },
  );
  if (slip.orders.length === 0) return sentences(`${opening}.`, say("No sales order would be served later for it."));
  const worth = slip.totals.flatMap(({ value, currency }) => (value ? [money(value, currency)] : []));
  return paragraphs(
    `${opening}.`,
    sentences(
      say(
        "{orders, plural, one {{orders} sales order would be served later} other {{orders} sales orders of {customers, plural, one {{customers} customer} other {{customers} customers}} would be served later}}{worth}.",
        {
          orders: Number(slip.orderCount),
          customers: Number(slip.customerCount),
          worth: worth.length > 0 ? say("; what waits is worth {amount} untaxed", { amount: listed(worth) }) : "",
        },
      ),
      Number(slip.newlyLateCount) > 0
        ? say("{count, plural, one {{count} promise that holds now would break.} other {{count} promises that hold now would break.}}", {
            count: Number(slip.newlyLateCount),
          })
        : say("No promise that holds now would break."),
    ),
    table(slip.orders, [
      { title: say("Order"), cell: ({ reference }) => reference },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Waits for"), cell: ({ missing, uom, product }) => `${quantity(missing, uom)} ${product ?? ""}`.trim() },
      { title: say("Promised"), cell: ({ promised }) => dayCell(promised) },
      { title: say("Would come"), cell: ({ wouldCome }) => dayCell(wouldCome) },
      { title: say("Late"), cell: ({ daysLate }) => (Number(daysLate) > 0 ? days(daysLate) : undefined) },
      { title: say("Value"), cell: ({ value, currency }) => value && money(value, currency) },
    ]),
    slip.hasMore && speech.more,
  );
});
