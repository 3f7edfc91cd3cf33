import type { PurchasePrices } from "../../../../tools/read/get_purchase_prices.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<PurchasePrices>(({ product, vendors, purchases, hasMore }, { slots, speech }) => {
  const { say, money, quantity, day, dayCell } = speech;
  const name = product.name ?? say("this product");
  const [newest] = purchases;
  if (!newest)
    return slots["vendor"]
      ? say("We have no confirmed purchase order for {name} from {vendor}, so there is no price history.", { name, vendor: slots["vendor"] })
      : say("We have no confirmed purchase order for {name}, so there is no price history.", { name });
  if (!newest.unitPrice)
    return newest.date
      ? say("{name} was last bought on {day}; your role does not see vendor prices.", { name, day: day(newest.date) })
      : say("{name} was last bought; your role does not see vendor prices.", { name });
  return paragraphs(
    sentences(lastPaid(name, newest.unitPrice, newest, speech), vendors.length > 1 && say("By vendor:")),
    vendors.length > 1 &&
      table(vendors, [
        { title: say("Vendor"), cell: ({ vendor }) => vendor },
        { title: say("Latest"), cell: ({ latest, currency }) => latest && money(latest, currency) },
        { title: say("Lowest"), cell: ({ lowest, currency }) => lowest && money(lowest, currency) },
        { title: say("Highest"), cell: ({ highest, currency }) => highest && money(highest, currency) },
        { title: say("Per"), cell: ({ uom }) => uom },
        { title: say("Last bought"), cell: ({ lastBought }) => dayCell(lastBought) },
      ]),
    say("Purchases, the newest first:"),
    table(purchases, [
      { title: say("Purchase order"), cell: ({ purchaseOrder }) => purchaseOrder },
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Ordered"), cell: ({ date }) => dayCell(date) },
      { title: say("Quantity"), cell: (one) => quantity(one.quantity, one.uom) },
      { title: say("Unit price"), cell: ({ unitPrice, currency }) => unitPrice && money(unitPrice, currency) },
    ]),
    hasMore && speech.more,
  );
});

type Purchase = PurchasePrices["purchases"][number];

function lastPaid(name: string, price: string, { currency, vendor, date, purchaseOrder }: Purchase, { say, money, day }: Speech): string {
  return say("We last paid {price} for {name}{at}{on}{order}.", {
    price: money(price, currency),
    name,
    at: vendor ? say(" at {vendor}", { vendor }) : "",
    on: date ? say(", on {day}", { day: day(date) }) : "",
    order: purchaseOrder ? say(" with {order}", { order: purchaseOrder }) : "",
  });
}
