import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Entity } from "../entities/entity.ts";
import type { Reading } from "../match/reading.ts";

/** Words that say which of several quantities is meant, by the slot's name. */
const CALLED: { readonly [slot: string]: RegExp } = {
  minimum: /\b(?:min(?:imum)?|reorder (?:point|level)|order ?point|safety stock|below|at least|lower limit)\b/gi,
  maximum: /\b(?:max(?:imum)?|up to|at most|upper limit)\b/gi,
};

/** The quantity that stands nearest behind the slot's own words; without any, the one in the slot's place. */
export function quantityFor(name: string, useCase: UseCase, { text, entities }: Reading, free: readonly Entity[]): Entity | undefined {
  const rivals = Object.entries(useCase.slots).flatMap(([slot, { type }]) => (type === "quantity" ? [slot] : []));
  const all = entities.filter(({ kind }) => kind === "qty");
  const owner = (quantity: Entity, index: number) => {
    const from = all[index - 1]?.end ?? 0;
    const before = text.slice(from, quantity.start);
    const said = rivals.map((slot) => ({ slot, at: lastOf(CALLED[slot], before) })).filter(({ at }) => at >= 0);
    return said.sort((one, other) => other.at - one.at)[0]?.slot;
  };
  const owners = all.map(owner);
  const own = all.find((quantity, index) => owners[index] === name && free.includes(quantity));
  if (own) return own;
  // "min and max to 12 and 48", "12/48": in the order of the slots.
  const unclaimed = owners.every((slot, index) => slot === undefined || index === 0);
  const place = all.length === rivals.length && unclaimed ? all[rivals.indexOf(name)] : undefined;
  if (place && free.includes(place)) return place;
  return rivals[0] === name && all.length === 1 && owners[0] === undefined && all[0] && free.includes(all[0]) ? all[0] : undefined;
}

function lastOf(pattern: RegExp | undefined, text: string): number {
  return pattern ? Math.max(-1, ...[...text.matchAll(pattern)].map(({ index }) => index)) : -1;
}
