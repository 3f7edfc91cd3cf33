import type { Delay } from "../../../../tools/read/explain_delay.ts";
import { day, lateness, quantity } from "./format.ts";

type Shortage = Delay["deliveries"][number]["waitsFor"][number];

/** What a delivery lacks, and which receipt brings it or that none does. */
export function shortageText({ product, missing, uom, receipts }: Shortage): string {
  const lack = `${quantity(missing, uom)} of ${product ?? "a product"}`;
  if (receipts.length === 0) return `${lack}; no open receipt brings it, so somebody has to order or move it`;
  const from = receipts.slice(0, 2).map((receipt) => {
    const source = receipt.purchaseOrder ? ` of purchase order ${receipt.purchaseOrder}` : "";
    const on = receipt.expected ? `, expected ${day(receipt.expected)}` : ", with no day";
    const late = receipt.late ? `, itself ${lateness(receipt.daysLate)}` : "";
    return `${receipt.reference ?? "a receipt"}${source}${on}${late}`;
  });
  return `${lack}; it comes with receipt ${from.join("; then ")}`;
}
