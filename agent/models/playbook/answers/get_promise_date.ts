import type { PromiseDate } from "../../../../tools/read/get_promise_date.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences } from "../wording/format.ts";
import { productName } from "../wording/product-name.ts";

export default answer<PromiseDate>(({ product, holding, receipts, hasMore }, { speech }) => {
  const { say, quantity } = speech;
  const goods = say("{quantity} of {product}", { quantity: quantity(product.asked, product.uom), product: productName(product) });
  return paragraphs(
    headline(goods, { product, receipts }, speech),
    product.promise === "from stock" && heldText(holding, product.uom, speech),
    stockText(product, speech),
    receipts.length > 0 && `${say("Receipts that count:")}\n${receipts.map((receipt) => receiptText(receipt, speech)).join("\n")}`,
    sentences(
      hasMore && say("Earlier receipts count too; I show the last ones."),
      product.promise === "after a receipt" && say("The day rests on the vendor keeping to it."),
      say("Nothing is reserved, and transport comes on top."),
    ),
  );
});

function headline(goods: string, { product, receipts }: Pick<PromiseDate, "product" | "receipts">, { say, day, lateness, quantity }: Speech): string {
  switch (product.promise) {
    case "from stock":
      return product.warehouse
        ? say("{goods} can leave today from stock in {warehouse}.", { goods, warehouse: product.warehouse })
        : say("{goods} can leave today from stock.", { goods });
    case "after a receipt": {
      const last = receipts.at(-1);
      const receipt = last?.reference ?? say("a receipt");
      if (product.earliest)
        return say("{goods} can leave on **{day}** at the earliest, once {receipt} has come.", { goods, receipt, day: day(product.earliest) });
      const state = lateness(last?.daysLate) || say("without a day");
      return say("I can't name a day for {goods}: it needs {receipt}, which is itself {state}.", { goods, receipt, state });
    }
    case "not covered":
    case undefined:
      return say("I can't name a day for {goods}: stock and everything on order together fall short by {quantity}.", {
        goods,
        quantity: quantity(product.short, product.uom),
      });
  }
}

function stockText({ onHand, free, outgoing, uncommitted, warehouse }: PromiseDate["product"], { say, quantity, number }: Speech): string {
  return say(
    "On hand{placed, select, yes { in {warehouse}} other {}}: {onHand}, free: {free}. Open orders need {outgoing}, so {uncommitted} is left over.",
    {
      placed: warehouse ? "yes" : "no",
      warehouse: warehouse ?? "",
      onHand: quantity(onHand, undefined),
      free: quantity(free, undefined),
      outgoing: quantity(outgoing, undefined),
      uncommitted: uncommitted && isPositive(uncommitted) ? number(uncommitted) : say("nothing"),
    },
  );
}

/** Each warehouse in a line of its own: what is said of one is not the other's. */
function heldText(holding: PromiseDate["holding"], uom: PromiseDate["product"]["uom"], { say, quantity }: Speech): string {
  if (holding.length === 0) return say("No single warehouse has them all free, so they would leave in parts.");
  return `${say("Free at one place:")}\n${holding.map(({ warehouse, free }) => `- ${warehouse ?? say("a warehouse")}: ${quantity(free, uom)}`).join("\n")}`;
}

function receiptText(receipt: PromiseDate["receipts"][number], { say, day, lateness, quantity }: Speech): string {
  const { reference, purchaseOrder, expected, uom, daysLate } = receipt;
  const brought = say("{quantity} with {receipt}", {
    quantity: quantity(receipt.quantity, uom),
    receipt: `${reference ?? say("a receipt")}${purchaseOrder ? ` (${purchaseOrder})` : ""}`,
  });
  const on = expected ? `, ${say("expected {day}", { day: day(expected) })}` : "";
  return `- ${brought}${on}${isPositive(daysLate) ? `, ${lateness(daysLate)}` : ""}.`;
}
