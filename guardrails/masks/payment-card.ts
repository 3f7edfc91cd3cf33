import { lastFour } from "../../core/last-four.ts";
import type { Mask } from "./mask.ts";

/** Card numbers whose Luhn digit (ISO/IEC 7812-1) holds keep their last four digits. */
export const paymentCard: Mask = {
  name: "payment-card",
  label: "bank.card",
  pattern: /\b\d(?:[ -]?\d){12,18}\b/g,
  show: (match) => (hasLuhnDigit(match.replaceAll(/\D/g, "")) ? lastFour(match) : undefined),
};

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
