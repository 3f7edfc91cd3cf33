import { outOfBounds } from "../../../guardrails/allowlist/slot-bounds.ts";
import type { UseCase } from "../../../guardrails/use-case.ts";
import type { SlotValues } from "../understanding.ts";

/** A value that its slot does not take, what to ask for instead, and the values that are kept. */
export interface WrongSlot {
  readonly slot: string;
  readonly others: SlotValues;
  readonly question: string;
}

/** The first value that is out of its slot's bounds; one for which the use case has no slot is out of bounds too. */
export function wrongSlot(useCase: UseCase, slots: SlotValues, today: string): WrongSlot | undefined {
  for (const [slot, value] of Object.entries(slots)) {
    const allowed = outOfBounds(useCase.slots[slot]?.type ?? "", value, today);
    if (allowed === undefined) continue;
    const { [slot]: _, ...others } = slots;
    return { slot, others, question: `${useCase.title}: that ${slot.replaceAll("_", " ")} can't be taken. It may be ${allowed}. What should it be?` };
  }
  return undefined;
}
