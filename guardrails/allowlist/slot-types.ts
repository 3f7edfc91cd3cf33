import { z } from "zod";

/** Every type that a slot of a use case can have; the list is closed, and each has bounds in slot-bounds.ts. */
export const SLOT_TYPES = [
  "order",
  "delivery",
  "purchase_order",
  "invoice",
  "customer",
  "vendor",
  "partner",
  "product",
  "warehouse",
  "date",
  "time",
  "from",
  "to",
  "lines",
  "carrier",
  "quantity",
  "days",
  "text",
  "summary",
  "question",
] as const;
export type SlotType = (typeof SLOT_TYPES)[number];

const isSlotType = (text: string): text is SlotType => SLOT_TYPES.some((type) => type === text);
const CHOICE = "choice ";

/** "order or delivery" is two types; a choice has none. */
export function slotTypesOf(type: string): SlotType[] {
  return type.startsWith(CHOICE)
    ? []
    : type
        .split(" or ")
        .map((part) => part.trim())
        .filter(isSlotType);
}

/** The words of "choice draft, open, paid"; none for any other type. */
export function choicesIn(type: string): string[] {
  return type.startsWith(CHOICE)
    ? type
        .slice(CHOICE.length)
        .split(",")
        .map((choice) => choice.trim())
    : [];
}

/** A slot's type as a use-case file writes it. */
export const slotTypeSchema = z
  .string()
  .refine(
    (type) =>
      type.startsWith(CHOICE)
        ? choicesIn(type).every((choice) => /^[a-z][a-z_]*$/.test(choice))
        : type.split(" or ").every((part) => isSlotType(part.trim())),
    { error: `must be ${SLOT_TYPES.join(", ")}, several of them joined by "or", or "choice" and the words to choose from` },
  );
