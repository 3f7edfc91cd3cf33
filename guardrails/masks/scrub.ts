import { bankAccount } from "./bank-account.ts";
import type { Mask } from "./mask.ts";
import { paymentCard } from "./payment-card.ts";

const MASKS: readonly Mask[] = [bankAccount, paymentCard];

/** Free text with what no role may read masked in place. */
export function scrubText(text: string): string {
  return MASKS.reduce((done, mask) => done.replace(mask.pattern, (match) => mask.show(match) ?? match), text);
}
