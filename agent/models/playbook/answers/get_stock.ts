import type { Stock } from "../../../../tools/read/get_stock.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, lateness, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<Stock>(({ product, receipts, hasMore }, { slots }) => {
  const { uom, onHand, free, incoming, outgoing, forecast, warehouses } = product;
  const name = `**${[product.code && `[${product.code}]`, product.name].filter(Boolean).join(" ")}**`;
  const place = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  const state = isPositive(onHand)
    ? `${name}: ${quantity(onHand, uom)} on hand${place}, ${isPositive(free) ? `${free ?? "an unknown number"} of them free to promise` : "none of them free to promise"}.`
    : `${name} is out of stock${place}: ${quantity(onHand, uom)} on hand.`;
  return paragraphs(
    sentences(state, incoming && outgoing && `Incoming ${incoming}, outgoing ${outgoing}, so ${forecast ?? "an unknown number"} in the forecast.`),
    warehouses.length > 1 &&
      table(warehouses, [
        { title: "Warehouse", cell: ({ warehouse }) => warehouse },
        { title: "On hand", cell: (row) => row.onHand },
        { title: "Free", cell: (row) => row.free },
        { title: "Incoming", cell: (row) => row.incoming },
        { title: "Outgoing", cell: (row) => row.outgoing },
        { title: "Forecast", cell: (row) => row.forecast },
      ]),
    receipts.length > 0 ? `Next receipts:\n${receipts.map(receiptLine).join("\n")}` : "No receipt of it is open.",
    hasMore && "There are more receipts than these.",
  );
});

function receiptLine({ reference, purchaseOrder, expected, quantity: brought, uom, warehouse, late, daysLate }: Stock["receipts"][number]): string {
  const source = purchaseOrder ? ` (${purchaseOrder})` : "";
  const on = expected ? `, expected ${day(expected)}` : "";
  return `- ${quantity(brought, uom)} with ${reference ?? "a receipt"}${source}${on}${late ? `, ${lateness(daysLate)}` : ""}${warehouse ? `, to ${warehouse}` : ""}.`;
}
