import { Decimal } from "decimal.js";
import type { Money } from "../../core/money.ts";
import type { Policy } from "../policy.ts";

/** An amount in the policy's currency, unrounded; undefined when the policy names no rate for it. */
export function inPolicyCurrency(policy: Pick<Policy, "approvals">, { amount, currency }: Money): Decimal | undefined {
  const { currency: own, rates } = policy.approvals;
  const rate = currency === own ? "1" : Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  if (rate === undefined) return undefined;
  const converted = new Decimal(amount).times(rate);
  return converted.isFinite() && !converted.isNegative() ? converted : undefined;
}

/** The sum of amounts in the policy's currency; undefined as soon as one has no rate. */
export function sumInPolicyCurrency(policy: Pick<Policy, "approvals">, amounts: readonly Money[]): Decimal | undefined {
  let sum = new Decimal(0);
  for (const money of amounts) {
    const converted = inPolicyCurrency(policy, money);
    if (!converted) return undefined;
    sum = sum.plus(converted);
  }
  return sum;
}
