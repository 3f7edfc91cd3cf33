import { Decimal } from "decimal.js";
import { CopilotError } from "../../core/errors.ts";
import type { Policy } from "../policy.ts";

export interface TokenUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What so many tokens of a provider's model cost, in the currency of limits.yaml; what has no price can't be counted and is refused. */
export function priceOf({ providers }: Pick<Policy, "providers">, provider: string, model: string | undefined, usage: TokenUse): Decimal {
  const [input, output] = [countedTokens(usage.inputTokens), countedTokens(usage.outputTokens)];
  if (input + output === 0) return new Decimal(0);
  const known = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  const own = known && model !== undefined && Object.hasOwn(known.models, model) ? known.models[model] : undefined;
  const price = own ?? known?.price;
  if (!price) throw new CopilotError("DENIED", `providers.yaml has no price for ${provider}, so it can't be asked. Add one.`);
  return new Decimal(price.input).times(input).plus(new Decimal(price.output).times(output)).div(1_000_000);
}

/** A provider that reports nonsense must not lower the count. */
export function countedTokens(reported: number): number {
  return Number.isFinite(reported) && reported > 0 ? Math.ceil(reported) : 0;
}
