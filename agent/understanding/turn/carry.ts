import type { UseCase } from "../../../guardrails/use-case.ts";
import type { EntityKind } from "../entities/entity.ts";
import type { Focus } from "../match/reading.ts";
import { rememberedAs, type Slot, takes } from "../match/slot-kinds.ts";
import type { Carried, Intent, Pending, SlotValues } from "../understanding.ts";

/** What "it" stands for: the record that was talked about last. */
export function focusOf(carried: Carried): Focus {
  const kind = Object.keys(carried.slots).at(-1);
  if (kind === undefined) return undefined;
  return { kind: KIND_OF[kind] ?? "name" };
}

const KIND_OF: { readonly [remembered: string]: EntityKind } = {
  order: "order",
  delivery: "delivery",
  purchase_order: "purchase_order",
  invoice: "invoice",
  product: "product",
};

/** The newest remembered value that the slot takes. */
export function rememberedFor(slot: Slot, carried: Carried): string | undefined {
  return Object.entries(carried.slots).findLast(([kind]) => takes(slot, kind))?.[1];
}

/** What the next turn is told: the records talked about, the last question, and what was asked back. */
export function carryOn(carried: Carried, intents: readonly Intent[], useCases: readonly UseCase[], pending: Pending | undefined): Carried {
  const last = intents.at(-1);
  let slots = carried.slots;
  for (const intent of intents)
    slots = remember(
      slots,
      intent.slots,
      useCases.find(({ id }) => id === intent.useCase),
    );
  if (pending)
    slots = remember(
      slots,
      pending.slots,
      useCases.find(({ id }) => id === pending.useCase),
    );
  const offered =
    pending && pending.choices.length > 0 ? pending : carried.pending && carried.pending.choices.length > 0 ? carried.pending : carried.offered;
  const useCase = last?.useCase ?? carried.useCase;
  const lastSlots = last?.slots ?? carried.last;
  return {
    ...(useCase === undefined ? {} : { useCase }),
    ...(lastSlots === undefined ? {} : { last: lastSlots }),
    slots,
    ...(pending ? { pending } : {}),
    ...(offered ? { offered } : {}),
  };
}

function remember(slots: SlotValues, values: SlotValues, useCase: UseCase | undefined): SlotValues {
  const out: { [kind: string]: string } = { ...slots };
  for (const [name, slot] of Object.entries(useCase?.slots ?? {})) {
    const value = values[name];
    const kind = value === undefined ? undefined : rememberedAs(slot, value);
    if (kind === undefined || value === undefined) continue;
    delete out[kind];
    out[kind] = value;
  }
  return out;
}
