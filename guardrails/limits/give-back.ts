import type { Pool } from "pg";
import { type Charge, creditCounters } from "./counters.ts";

/** So long may what goes back wait for more, so that many look-ups give back in one statement. */
const WITHIN_MS = 100;

/** Gives back what was counted beforehand and not used; nobody waits for it, and what is lost would only count too much. */
export function createGiveBack(pool: Pool) {
  const waiting = new Map<string, { readonly principal: string; readonly charges: readonly Charge[] }>();

  async function send(): Promise<void> {
    const all = [...waiting.values()];
    waiting.clear();
    for (const { principal, charges } of all) await creditCounters(pool, principal, charges).catch(() => undefined);
  }

  return (principal: string, charges: readonly Charge[]): void => {
    const key = JSON.stringify([principal, charges.map(({ useCase, measure, span, startsAt }) => [useCase, measure, span, startsAt])]);
    if (waiting.size === 0) setTimeout(() => void send(), WITHIN_MS);
    const known = waiting.get(key)?.charges;
    const added = known ? charges.map((charge, at) => ({ ...charge, amount: charge.amount.plus(known[at]?.amount ?? 0) })) : charges;
    waiting.set(key, { principal, charges: added });
  };
}
