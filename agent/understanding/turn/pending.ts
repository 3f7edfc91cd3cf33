import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Entity } from "../entities/entity.ts";
import type { Reading } from "../match/reading.ts";
import { kindsOf, typesOf } from "../match/slot-kinds.ts";
import { wordsIn } from "../text/token.ts";
import type { Pending, SlotValues } from "../understanding.ts";
import { fillSlots } from "./fill.ts";

/** The use case and slots that an answer to a pending question makes. */
export interface Answered {
  readonly useCase: UseCase;
  readonly slots: SlotValues;
}

/** Takes the message as the answer to what was asked last, if it can be one. */
export function answerTo(pending: Pending, reading: Reading, useCases: readonly UseCase[]): Answered | undefined {
  const text = reading.text.trim();
  const choice = pending.choices.length > 0 ? choose(text, pending.choices) : undefined;
  if (pending.slot === "") {
    const useCase = useCases.find(({ title }) => title === choice);
    return useCase && { useCase, slots: ownSlots(useCase, pending.slots) };
  }
  const useCase = useCases.find(({ id }) => id === pending.useCase);
  const slot = useCase?.slots[pending.slot];
  if (!useCase || !slot) return undefined;
  if (choice !== undefined) return { useCase, slots: replaceValue(pending, choice) };

  if (pending.choices.length > 0) return undefined;
  const found = { ...fillSlots(useCase, reading).slots };
  if (slot.type === "text" || slot.type === "summary") found[pending.slot] = found[pending.slot] ?? text;
  if (slot.type === "lines" && found[pending.slot] === undefined) return undefined;
  if (found[pending.slot] === undefined) {
    const value = bareName(reading, kindsOf(slot), typesOf(slot));
    if (value === undefined) return undefined;
    found[pending.slot] = value;
  }
  return { useCase, slots: { ...found, ...pending.slots, [pending.slot]: found[pending.slot] ?? "" } };
}

/** Order lines hold several names: only the one that was asked about gives way to the choice. */
function replaceValue({ slots, slot, choices }: Pending, choice: string): SlotValues {
  const value = slots[slot] ?? "";
  if (!/^\d+(?:\.\d+)? x /.test(value)) return { ...slots, [slot]: choice };
  const lines = value.split(/;\s(?=\d+(?:\.\d+)? x )/);
  const words = (line: string) => line.replace(/^\S+ x /, "").toLowerCase();
  const isMeant = (line: string) => choices.some((one) => one.toLowerCase().includes(words(line).replace(/s$/, "")));
  const meant = lines.findIndex(isMeant);
  return { ...slots, [slot]: lines.map((line, index) => (index === Math.max(0, meant) ? line.replace(/(?<= x ).+$/, choice) : line)).join("; ") };
}

function ownSlots(useCase: UseCase, slots: SlotValues): SlotValues {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => name in useCase.slots));
}

/** "the large cabinet", "Azure Interior": a short answer that is nothing but a name, in ordinary words or not. */
function bareName({ text, entities }: Reading, kinds: readonly Entity["kind"][], types: readonly string[]): string | undefined {
  if (!kinds.includes("name")) return types.includes("order") ? /^\D{0,12}(\d{1,8})\D{0,3}$/.exec(text)?.[1] : undefined;
  const named = entities.find(({ kind }) => kind === "name" || kind === "quoted");
  if (named) return named.value;
  const bare = text.replace(/^(?:(?:it's|its|it is|i mean|i meant|for|the|a|an|that|this|customer|product|one)\s+)+/i, "").replace(/[.!?]+$/, "");
  return wordsIn(bare).length <= 5 && bare.length >= 2 && !/\b(?:what|where|when|who|which|how|is|are|show|list)\b/i.test(bare) ? bare : undefined;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
const SHORT = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th"];

/** The choice that an answer such as "2", "the second one", "the Berlin one" or the name itself means; none when two fit equally. */
function choose(answer: string, choices: readonly string[]): string | undefined {
  const text = answer.toLowerCase().trim();
  const exact = choices.find((choice) => choice.toLowerCase() === text.replace(/[.!]+$/, ""));
  if (exact) return exact;
  const number = /^(?:no,? |number |option |choice |#|the )*(\d{1,2})(?:\.|\))?(?: please)?[.!]?$/.exec(text)?.[1];
  if (number) return choices[Number(number) - 1];
  if (/\blast (?:one|of them)?\b/.test(text) && wordsIn(text).length <= 6) return choices.at(-1);
  const ordinal = ORDINALS.findIndex((word, index) => new RegExp(`\\b(?:${word}|${SHORT[index]})\\b`).test(text));
  if (ordinal >= 0 && wordsIn(text).length <= 8) return choices[ordinal];
  const said = new Set(
    wordsIn(text)
      .map(({ text: word }) => word)
      .filter((word) => !EMPTY.has(word)),
  );
  const scored = choices.map((choice) => ({ choice, hits: wordsIn(choice.toLowerCase()).filter(({ text: word }) => said.has(word)).length }));
  const best = Math.max(...scored.map(({ hits }) => hits));
  const winners = scored.filter(({ hits }) => hits === best);
  if (best === 0 || said.size > best + 3) return undefined;
  return winners.length === 1 ? winners[0]?.choice : undefined;
}

const EMPTY = new Set("the a an one ones no yes please i mean meant it is it's that this in from of for at and or to not".split(" "));
