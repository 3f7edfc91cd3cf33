import type { PromiseDate } from "../../../../tools/read/get_promise_date.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, lateness, paragraphs, quantity, sentences } from "../wording/format.ts";

export default answer<PromiseDate>(({ product, holding, receipts, hasMore }) => {
  const { uom, asked, free, outgoing, uncommitted, onHand, warehouse } = product;
  const name = `**${[product.code && `[${product.code}]`, product.name].filter(Boolean).join(" ")}**`;
  const place = warehouse ? ` in ${warehouse}` : "";
  const goods = `${quantity(asked, uom)} of ${name}`;
  return paragraphs(
    headline(goods, place, { product, receipts }),
    product.promise === "from stock" && heldText(holding, uom),
    `On hand${place}: ${onHand ?? "an unknown number"}, free: ${free ?? "an unknown number"}. Open orders need ${outgoing ?? "an unknown number"}, so ${isPositive(uncommitted) ? uncommitted : "nothing"} is left over.`,
    receipts.length > 0 && `Receipts that count:\n${receipts.map(receiptText).join("\n")}`,
    sentences(
      hasMore && "Earlier receipts count too; I show the last ones.",
      product.promise === "after a receipt" && "The day rests on the vendor keeping to it.",
      "Nothing is reserved, and transport comes on top.",
    ),
  );
});

function headline(goods: string, place: string, { product, receipts }: Pick<PromiseDate, "product" | "receipts">): string {
  switch (product.promise) {
    case "from stock":
      return `${goods} can leave today from stock${place}.`;
    case "after a receipt": {
      const last = receipts.at(-1);
      if (product.earliest)
        return `${goods} can leave on **${day(product.earliest)}** at the earliest, once ${last?.reference ?? "a receipt"} has come.`;
      return `I can't name a day for ${goods}: it needs ${last?.reference ?? "a receipt"}, which is itself ${lateness(last?.daysLate) || "without a day"}.`;
    }
    case "not covered":
    case undefined:
      return `I can't name a day for ${goods}: stock and everything on order together fall short by ${quantity(product.short, product.uom)}.`;
  }
}

/** Each warehouse in a line of its own: what is said of one is not the other's. */
function heldText(holding: PromiseDate["holding"], uom: PromiseDate["product"]["uom"]): string {
  if (holding.length === 0) return "No single warehouse has them all free, so they would leave in parts.";
  return `Free at one place:\n${holding.map(({ warehouse, free }) => `- ${warehouse ?? "a warehouse"}: ${quantity(free, uom)}`).join("\n")}`;
}

function receiptText({ reference, purchaseOrder, expected, quantity: brought, uom, daysLate }: PromiseDate["receipts"][number]): string {
  return `- ${quantity(brought, uom)} with ${reference ?? "a receipt"}${purchaseOrder ? ` (${purchaseOrder})` : ""}${expected ? `, expected ${day(expected)}` : ""}${isPositive(daysLate) ? `, ${lateness(daysLate)}` : ""}.`;
}
