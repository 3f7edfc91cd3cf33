import type { Influence, SeenBy } from "../core/wire.ts";
import type { LabelledFact } from "./observe.ts";

const LONGEST_QUOTE = 200;
const MOST = 50;
const NAMES = ["name", "display_name", "complete_name"];
const SHORTEST_WORD = 4;

/**
 * What this turn had read and what may have shaped the arguments: every free text when a language model asked, and any
 * personal or free text whose words turn up in the arguments.
 */
export function influencesOn(args: unknown, read: readonly LabelledFact[], seenBy: SeenBy): Influence[] {
  const asked = new Set(wordsOf(textsIn(args).join(" ")));
  const found = read.filter(({ value, label }) => {
    if (isOf(label, "free_text")) return seenBy !== "playbook" || wordsOf(value).some((word) => asked.has(word));
    return isOf(label, "personal") && turnsUp(value, asked);
  });
  const quoted = found.map(({ value, source }) => ({
    model: source.model,
    id: Number(source.id) || 0,
    label: nameOf(read, source),
    field: source.field,
    quote: value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE - 1)}…` : value,
  }));
  return [...new Map(quoted.map((one) => [`${one.model}/${one.id}/${one.field}/${one.quote}`, one])).values()].slice(0, MOST);
}

/** What people call the record, where the same calls told it. */
function nameOf(read: readonly LabelledFact[], { model, id }: LabelledFact["source"]): string {
  const named = read.find(({ source }) => source.model === model && source.id === id && NAMES.includes(source.field));
  return (named?.value ?? [model, id].filter(Boolean).join(" ")) || "a record";
}

/** A name counts when all of its words are there. */
function turnsUp(value: string, asked: ReadonlySet<string>): boolean {
  const words = wordsOf(value);
  return words.length > 0 && words.every((word) => asked.has(word));
}

function isOf(label: string, dataClass: string): boolean {
  return label === dataClass || label.startsWith(`${dataClass}.`);
}

function wordsOf(text: string): string[] {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length >= SHORTEST_WORD || /\p{N}{2}/u.test(word));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
