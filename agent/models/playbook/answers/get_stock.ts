import type { Stock } from "../../../../tools/read/get_stock.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { productName } from "../wording/product-name.ts";

export default answer<Stock>(({ product, receipts, hasMore }, { slots, speech }) => {
  const { say, number, quantity } = speech;
  const { uom, incoming, outgoing, forecast, warehouses } = product;
  const place = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
  const stock = { name: productName(product), onHand: quantity(product.onHand, uom), place };
  return paragraphs(
    sentences(
      !isPositive(product.onHand)
        ? say("{name} is out of stock{place}: {onHand} on hand.", stock)
        : isPositive(product.free)
          ? say("{name}: {onHand} on hand{place}, {free} of them free to promise.", { ...stock, free: quantity(product.free, undefined) })
          : say("{name}: {onHand} on hand{place}, none of them free to promise.", stock),
      incoming &&
        outgoing &&
        say("Incoming {incoming}, outgoing {outgoing}, so {forecast} in the forecast.", {
          incoming: number(incoming),
          outgoing: number(outgoing),
          forecast: quantity(forecast, undefined),
        }),
    ),
    warehouses.length > 1 &&
      table(warehouses, [
        { title: say("Warehouse"), cell: ({ warehouse }) => warehouse },
        { title: say("On hand"), cell: ({ onHand }) => onHand && number(onHand) },
        { title: say("Free"), cell: ({ free }) => free && number(free) },
        { title: say("Incoming"), cell: (row) => row.incoming && number(row.incoming) },
        { title: say("Outgoing"), cell: (row) => row.outgoing && number(row.outgoing) },
        { title: say("Forecast"), cell: (row) => row.forecast && number(row.forecast) },
      ]),
    receipts.length > 0
      ? `${say("Next receipts:")}\n${receipts.map((receipt) => receiptLine(receipt, speech)).join("\n")}`
      : say("No receipt of it is open."),
    hasMore && say("There are more receipts than these."),
  );
});

function receiptLine(receipt: Stock["receipts"][number], { say, day, lateness, quantity }: Speech): string {
  const { reference, purchaseOrder, expected, quantity: brought, uom, warehouse, late, daysLate } = receipt;
  const source = `${reference ?? say("a receipt")}${purchaseOrder ? ` (${purchaseOrder})` : ""}`;
  const on = expected ? say(", expected {day}", { day: day(expected) }) : "";
  const to = warehouse ? say(", to {warehouse}", { warehouse }) : "";
  return `- ${say("{quantity} with {receipt}", { quantity: quantity(brought, uom), receipt: source })}${on}${late ? `, ${lateness(daysLate)}` : ""}${to}.`;
}
