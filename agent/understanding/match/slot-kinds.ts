import { choicesIn, type SlotType, slotTypesOf } from "../../../guardrails/allowlist/slot-types.ts";
import type { UseCase } from "../../../guardrails/use-case.ts";
import type { EntityKind } from "../entities/entity.ts";

/** What a slot's type in the use-case file means: which kinds of entity may fill it. */
const KINDS: Readonly<Record<SlotType, readonly EntityKind[]>> = {
  order: ["order"],
  delivery: ["delivery"],
  purchase_order: ["purchase_order"],
  invoice: ["invoice"],
  customer: ["name", "quoted"],
  vendor: ["name", "quoted"],
  partner: ["name", "quoted"],
  product: ["product", "name", "quoted"],
  warehouse: ["name"],
  date: ["date"],
  time: ["time"],
  from: ["period"],
  to: ["period"],
  lines: ["qty", "product", "name", "quoted"],
  quantity: ["qty"],
  days: ["qty"],
  carrier: ["name", "quoted"],
  text: ["quoted"],
  summary: ["quoted"],
  question: ["quoted"],
};

export type Slot = UseCase["slots"][string];

/** The parts of a type: "order or delivery" is two; a choice is none. */
export function typesOf(slot: Slot): SlotType[] {
  return slotTypesOf(slot.type);
}

export function choicesOf(slot: Slot): string[] {
  return choicesIn(slot.type);
}

export function kindsOf(slot: Slot): EntityKind[] {
  return typesOf(slot).flatMap((type) => KINDS[type]);
}

/** Kinds that any slot of the use case takes. */
export function kindsTakenBy(useCase: UseCase): ReadonlySet<EntityKind> {
  return new Set(Object.values(useCase.slots).flatMap(kindsOf));
}

/** What a slot's value is remembered as between turns: its kind of record, or nothing for dates, texts and choices. */
export function rememberedAs(slot: Slot, value: string): string | undefined {
  const [type] = typesOf(slot);
  if (type === undefined || !REMEMBERED.has(type)) return undefined;
  if (typesOf(slot).length === 1) return type === "partner" ? "customer" : type;
  if (/^[A-Z0-9]+\/(?:[A-Z0-9]+\/)?\d+$/.test(value) && !/^R?(?:INV|BILL)/.test(value) && typesOf(slot).includes("delivery")) return "delivery";
  if (/^R?(?:INV|BILL)|^[A-Z]+\/20\d\d\//.test(value)) return "invoice";
  if (/^P\d+$/.test(value) && typesOf(slot).includes("purchase_order")) return "purchase_order";
  if (/^S\w*\d+$/.test(value)) return "order";
  return typesOf(slot).includes("customer") ? "customer" : type;
}

const REMEMBERED = new Set(["order", "delivery", "purchase_order", "invoice", "customer", "vendor", "partner", "product"]);

/** Whether a slot takes what was remembered as `kind`. */
export function takes(slot: Slot, kind: string): boolean {
  return typesOf(slot).some((type) => type === kind || (type === "partner" && (kind === "customer" || kind === "vendor")));
}
