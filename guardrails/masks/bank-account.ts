import { lastFour } from "../../core/last-four.ts";
import type { Mask } from "./mask.ts";

/** IBANs whose ISO 13616 check digits hold keep their last four characters. */
export const bankAccount: Mask = {
  name: "bank-account",
  label: "bank.account",
  pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g,
  show: (match) => (hasIbanCheckDigits(match.replaceAll(" ", "")) ? lastFour(match) : undefined),
};

/** ISO 7064 MOD 97-10 over the rearranged IBAN, letters counted from A = 10. */
function hasIbanCheckDigits(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
