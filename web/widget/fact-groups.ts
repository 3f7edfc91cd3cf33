import type { TurnResult } from "../../core/wire.ts";
import { fieldInWords } from "../text/format.ts";
import { recordWord } from "../text/record-words.ts";

type Fact = TurnResult["facts"][number];

export interface FactGroup {
  readonly key: string;
  /** "Sales order S00042", or what the values were computed from. */
  readonly title: string;
  readonly values: readonly { readonly field: string; readonly value: string }[];
  readonly tools: readonly string[];
}

const NAMES = ["name", "display_name", "document"];

/** The facts of an answer by the record that they were read from, in the order in which the answer met them. */
export function groupFacts(facts: readonly Fact[]): readonly FactGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.source.model}:${fact.source.id}`;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups].map(([key, members]) => ({
    key,
    title: titleOf(members),
    values: unique(members.map(({ value, source }) => ({ field: fieldInWords(source.field), value }))),
    tools: [...new Set(members.map(({ source }) => source.tool))],
  }));
}

function titleOf(facts: readonly Fact[]): string {
  const source = facts[0]?.source;
  if (source === undefined) return "";
  const word = recordWord(source.model);
  const name = facts.find((fact) => NAMES.includes(fact.source.field))?.value;
  if (name !== undefined) return `${word} ${name}`;
  return source.id === "" ? `Computed from several records (${word.toLowerCase()})` : `${word}, id ${source.id}`;
}

function unique<T extends { readonly field: string; readonly value: string }>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((entry) => [`${entry.field}\n${entry.value}`, entry])).values()];
}
