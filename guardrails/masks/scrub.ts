import { bankAccount } from "./bank-account.ts";
import { email } from "./email.ts";
import { knownNames } from "./known-names.ts";
import type { Mask } from "./mask.ts";
import { paymentCard } from "./payment-card.ts";
import { phone } from "./phone.ts";
import { vatId } from "./vat-id.ts";

const ALWAYS: readonly Mask[] = [bankAccount, paymentCard];
const PERSONAL: readonly Mask[] = [email, vatId, phone];

/** All that free text may hold beside what its field is for, what is longest or surest first. */
export const TEXT_MASKS: readonly Mask[] = [email, bankAccount, vatId, paymentCard, phone];

/** Free text with what no role may read masked in place, and what this role may not. */
export function scrubText(text: string, hidden: (label: string) => boolean = () => false, names: readonly string[] = []): string {
  const own = hidden("personal.name") ? knownNames(names) : undefined;
  const masks = [...PERSONAL.filter(({ label }) => hidden(label)), ...ALWAYS, ...(own ? [own] : [])];
  return masks.reduce((done, mask) => done.replace(mask.pattern, (match) => mask.show(match) ?? match), text);
}
