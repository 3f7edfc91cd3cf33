import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Entity, EntityKind } from "../entities/entity.ts";
import { COMPARES } from "../entities/names.ts";
import { findLines } from "../entities/order-lines.ts";
import type { Reading } from "../match/reading.ts";
import { choicesOf, kindsOf, type Slot, typesOf } from "../match/slot-kinds.ts";
import type { SlotValues } from "../understanding.ts";
import { choiceIn } from "./choices.ts";
import { daysIn } from "./days-slot.ts";
import { noteText, summaryText } from "./free-text.ts";
import { quantityFor } from "./quantity-slot.ts";

/** What a part of the message says for the slots of a use case. */
export interface Filled {
  readonly slots: SlotValues;
  /** Further references for the slot that names the record: each is a question of its own. */
  readonly more: readonly { readonly slot: string; readonly value: string }[];
}

const REFERENCE_KINDS = new Set<EntityKind>(["order", "delivery", "purchase_order", "invoice", "product"]);
const WITH_PRODUCT =
  /\b(?:with|contain(?:s|ing)?|includ(?:es|ing)|of|for|ordered|bought|product|item|has|have|having)\s+(?:the |a |an |product |item )*$/i;
/** What is asked of documents is the question itself; its beginning is enough to find a passage. */
const LONGEST_QUESTION = 500;
const IN_PLACE = /\b(?:in|at|from|out of)\s+(?:the |our )?$/i;

export function fillSlots(useCase: UseCase, reading: Reading): Filled {
  const entries = Object.entries(useCase.slots);
  const slots: { [slot: string]: string } = {};
  let free: Entity[] = [...reading.entities];
  const take = (slot: string, entity: Entity | undefined) => {
    if (!entity) return;
    slots[slot] = entity.value;
    free = free.filter((other) => other !== entity);
  };

  let textStart = Number.POSITIVE_INFINITY;
  for (const [name, slot] of entries) {
    const words = slot.type === "text" ? noteText(reading) : slot.type === "summary" ? summaryText(reading) : undefined;
    if (words) {
      slots[name] = words.text;
      textStart = words.start;
      free = [...free.filter(({ start }) => start < textStart), ...free.filter(({ start, kind }) => start >= textStart && kind !== "quoted")];
    }
    if (slot.type === "question") slots[name] = wordsOf(reading).slice(0, LONGEST_QUESTION);
    if (slot.type === "lines") {
      const lines = findLines(reading.text, free);
      if (lines.text !== "") slots[name] = lines.text;
      free = free.filter((entity) => !lines.used.includes(entity));
    }
  }
  for (const [name, slot] of entries) {
    if (typesOf(slot).includes("warehouse")) take(name, warehouseIn(reading, free));
  }
  for (const [name, slot] of entries) {
    if (slots[name] !== undefined) continue;
    const choices = choicesOf(slot);
    if (choices.length > 0) {
      const choice = choiceIn(wordsOf(reading), choices);
      if (choice) slots[name] = choice;
    } else if (slot.type === "days") {
      const days = daysIn(reading.text);
      if (days !== undefined) slots[name] = days;
    } else if (slot.type === "from") {
      const period = free.find(({ kind }) => kind === "period");
      const day = period ?? free.find(({ kind }) => kind === "date");
      if (day) slots[name] = day.value;
    } else if (slot.type === "to") {
      const period = free.find(({ kind }) => kind === "period") ?? free.find(({ kind }) => kind === "date");
      if (period) slots[name] = period.kind === "date" ? period.value : (period.to ?? period.value);
    } else {
      take(name, candidateFor(name, slot, useCase, reading, free));
    }
  }
  return { slots, more: furtherReferences(useCase, reading.text, slots, free, textStart) };
}

function candidateFor(name: string, slot: Slot, useCase: UseCase, reading: Reading, free: readonly Entity[]): Entity | undefined {
  const kinds = kindsOf(slot);
  if (slot.type === "quantity") return quantityFor(name, useCase, reading, free);
  const references = free.filter(({ kind }) => REFERENCE_KINDS.has(kind) && kinds.includes(kind));
  const [reference] = references;
  if (reference && slot.type !== "lines") return reference;
  const hasPartner = Object.entries(useCase.slots).some(([other, { type }]) => other !== name && /customer|vendor|partner/.test(type));
  const before = (entity: Entity) => reading.text.slice(Math.max(0, entity.start - 30), entity.start);
  const names = free.filter(({ kind }) => kind !== "product" && !REFERENCE_KINDS.has(kind) && kinds.includes(kind));
  if (typesOf(slot).includes("product") && hasPartner) {
    return names.find(
      (entity) =>
        /\b(?:with|contain(?:s|ing)?|includ(?:es|ing)|product|item|ordered|bought|who buys)\s+(?:the |a |an )*$/i.test(before(entity)) &&
        WITH_PRODUCT.test(before(entity)),
    );
  }
  if (typesOf(slot).some((type) => type === "product")) return names.find((entity) => !IN_PLACE.test(before(entity))) ?? names[0];
  if (useCase.slots["text"]?.type === "product" && typesOf(slot).includes("customer")) {
    return names.find((entity) => !/\b(?:with|contain(?:s|ing)?|includ(?:es|ing)|product|item)\s+(?:the |a |an )*$/i.test(before(entity)));
  }
  return names[0];
}

/** "in the Dallas warehouse", "warehouse Dallas", and "in Dallas" beside another name. */
function warehouseIn(reading: Reading, free: readonly Entity[]): Entity | undefined {
  const names = free.filter(({ kind }) => kind === "name" || kind === "quoted");
  const named = names.find((entity) => {
    const behind = reading.text.slice(entity.end, entity.end + 14);
    const ahead = reading.text.slice(Math.max(0, entity.start - 14), entity.start);
    return /^\s*(?:warehouse|depot|site|dc)\b/i.test(behind) || /\b(?:warehouse|depot|site)\s+(?:in |of )?$/i.test(ahead);
  });
  return (
    named ?? names.find((entity) => /\b(?:in|at|out of)\s+(?:the |our )?$/i.test(reading.text.slice(Math.max(0, entity.start - 14), entity.start)))
  );
}

/** "Status of S00028 and S00030" asks twice; order lines and notes never do. */
function furtherReferences(useCase: UseCase, text: string, slots: SlotValues, free: readonly Entity[], textStart: number): Filled["more"] {
  if (Object.values(useCase.slots).some(({ type }) => type === "lines" || type === "text" || type === "summary")) return [];
  const [main] = Object.entries(useCase.slots);
  if (!main || slots[main[0]] === undefined) return [];
  if (COMPARES.test(text)) {
    const others = free.filter((entity) => kindsOf(main[1]).includes(entity.kind) && entity.value !== slots[main[0]]);
    return others.map(({ value }) => ({ slot: main[0], value }));
  }
  if (typesOf(main[1]).some((type) => type === "customer" || type === "vendor")) return [];
  const kinds = kindsOf(main[1]);
  return free
    .filter(({ kind, start }) => REFERENCE_KINDS.has(kind) && kinds.includes(kind) && start < textStart)
    .map(({ value }) => ({ slot: main[0], value }))
    .filter(({ value }) => value !== slots[main[0]]);
}

function wordsOf({ text, tokens, entities }: Reading): string {
  const items = [...tokens, ...entities];
  if (items.length === 0) return "";
  return text.slice(Math.min(...items.map(({ start }) => start)), Math.max(...items.map(({ end }) => end)));
}

/** The slot to ask for: a required one that is missing, or, where nothing at all was said, the one that has a question. */
export function missingSlot(useCase: UseCase, slots: SlotValues): readonly [name: string, slot: Slot] | undefined {
  const entries = Object.entries(useCase.slots);
  const required = entries.find(([name, slot]) => slot.required && slots[name] === undefined);
  if (required) return required;
  if (Object.keys(slots).length > 0) return undefined;
  return entries.find(([, slot]) => slot.ask !== undefined);
}
