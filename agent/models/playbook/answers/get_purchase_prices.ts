import type { PurchasePrices } from "../../../../tools/read/get_purchase_prices.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, MORE, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<PurchasePrices>(({ product, vendors, purchases, hasMore }, { slots }) => {
  const name = product.name ?? "this product";
  const [newest] = purchases;
  if (!newest)
    return `We have no confirmed purchase order for ${name}${slots["vendor"] ? ` from ${slots["vendor"]}` : ""}, so there is no price history.`;
  if (!newest.unitPrice) return `${name} was last bought${newest.date ? ` on ${day(newest.date)}` : ""}; your role does not see vendor prices.`;
  return paragraphs(
    sentences(
      `We last paid ${money(newest.unitPrice, newest.currency)} for ${name}${newest.vendor ? ` at ${newest.vendor}` : ""}${newest.date ? `, on ${day(newest.date)}` : ""}${newest.purchaseOrder ? ` with ${newest.purchaseOrder}` : ""}.`,
      vendors.length > 1 && "By vendor:",
    ),
    vendors.length > 1 &&
      table(vendors, [
        { title: "Vendor", cell: ({ vendor }) => vendor },
        { title: "Latest", cell: ({ latest, currency }) => latest && money(latest, currency) },
        { title: "Lowest", cell: ({ lowest, currency }) => lowest && money(lowest, currency) },
        { title: "Highest", cell: ({ highest, currency }) => highest && money(highest, currency) },
        { title: "Per", cell: ({ uom }) => uom },
        { title: "Last bought", cell: ({ lastBought }) => dayCell(lastBought) },
      ]),
    "Purchases, the newest first:",
    table(purchases, [
      { title: "Purchase order", cell: ({ purchaseOrder }) => purchaseOrder },
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Ordered", cell: ({ date }) => dayCell(date) },
      { title: "Quantity", cell: (one) => quantity(one.quantity, one.uom) },
      { title: "Unit price", cell: ({ unitPrice, currency }) => unitPrice && money(unitPrice, currency) },
    ]),
    hasMore && MORE,
  );
});
