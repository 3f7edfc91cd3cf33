import type { Speech } from "../../../languages/say/speech.ts";

type Maybe = string | number | null | undefined;

/** "5 Units of [VLV-0125] Ball valve" */
export function goodsText(amount: Maybe, uom: Maybe, product: string | null | undefined, { say, quantity }: Speech): string {
  return say("{quantity} of {product}", { quantity: quantity(amount, uom), product: product ?? say("a product") });
}
