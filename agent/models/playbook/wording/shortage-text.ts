import type { Delay } from "../../../../tools/read/explain_delay.ts";
import type { Speech } from "../../../languages/say/speech.ts";

type Shortage = Delay["deliveries"][number]["waitsFor"][number];

const MOST = 2;

/** What a delivery lacks, and which receipt brings it or that none does. */
export function shortageText({ product, missing, uom, receipts }: Shortage, speech: Speech): string {
  const { say, quantity } = speech;
  const of = { quantity: quantity(missing, uom), product: product ?? say("a product") };
  if (receipts.length === 0) return say("{quantity} of {product}; no open receipt brings it, so somebody has to order or move it", of);
  const brought = receipts.slice(0, MOST).map((receipt) => receiptText(receipt, speech));
  return say("{quantity} of {product}; it comes with receipt {receipts}", { ...of, receipts: brought.join(`; ${say("then")} `) });
}

function receiptText({ reference, purchaseOrder, expected, late, daysLate }: Shortage["receipts"][number], { say, day, lateness }: Speech): string {
  const source = purchaseOrder ? ` ${say("of purchase order {order}", { order: purchaseOrder })}` : "";
  const on = expected ? say("expected {day}", { day: day(expected) }) : say("with no day");
  const overdue = late ? `, ${say("itself {lateness}", { lateness: lateness(daysLate) })}` : "";
  return `${reference ?? say("a receipt")}${source}, ${on}${overdue}`;
}
