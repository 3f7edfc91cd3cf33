import type { Language } from "../language.ts";
import type { DictionaryFile } from "./dictionary-schema.ts";
import { spellings } from "./fold.ts";

/** A pattern of folded words with what it is in English. */
export interface Entry {
  readonly pattern: readonly string[];
  readonly english: string;
  readonly isVerb: boolean;
  /** Whether its accents stand as the language has them. */
  readonly isExact: boolean;
}

export interface Dictionary {
  readonly language: Language;
  readonly nounsAreCapitalised: boolean;
  readonly compounds: boolean;
  readonly rewrites: readonly (readonly [find: RegExp, say: string])[];
  /** By their first word, the longest first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Single words. */
  readonly words: ReadonlyMap<string, Entry>;
  /** All words that occur in it, as evidence of the language. */
  readonly known: ReadonlySet<string>;
}

export const GAP = "*";
export const NUMBER = "0";
export const END = "$";

export function createDictionary(file: DictionaryFile): Dictionary {
  const entries: Entry[] = [
    ...list(file.nothing).map((form) => entry(form, "", false)),
    ...Object.entries(file.words).flatMap(([english, forms]) => list(forms).map((form) => entry(form, english, false))),
    ...Object.entries(file.verbs).flatMap(([english, forms]) => list(forms).map((form) => entry(form, english, true))),
    ...Object.entries(file.phrases).flatMap(([english, forms]) =>
      forms.split(" | ").flatMap((form) => expand(form).map((one) => entry(one, english, false))),
    ),
  ].flatMap(spelled);
  const literals = ({ pattern }: Entry) => pattern.reduce((count, word) => count + (word === GAP ? 0 : word === END ? 0.5 : 1), 0);
  const sorted = entries.toSorted(
    (one, other) => literals(other) - literals(one) || Number(other.isExact) - Number(one.isExact) || one.pattern.length - other.pattern.length,
  );
  return {
    language: file.language,
    nounsAreCapitalised: file.nouns_are_capitalised,
    compounds: file.compounds,
    rewrites: file.rewrites.map(([find, say]) => [new RegExp(find, "iuy"), say]),
    entries: Map.groupBy(sorted, ({ pattern }) => pattern[0] ?? ""),
    words: new Map(
      sorted
        .toReversed()
        .filter(({ pattern }) => pattern.length === 1)
        .map((one) => [one.pattern[0] ?? "", one]),
    ),
    known: new Set(entries.flatMap(({ pattern }) => pattern).filter((word) => /^\p{L}/u.test(word))),
  };
}

function entry(form: string, english: string, isVerb: boolean): Entry {
  return { pattern: form.split(/[\s'’-]+/).filter(Boolean), english, isVerb, isExact: true };
}

/** Each pattern in all the ways in which its words may be typed. */
function spelled(one: Entry): Entry[] {
  const ways = one.pattern.reduce<string[][]>((done, word) => done.flatMap((begun) => spellings(word).map((way) => [...begun, way])), [[]]);
  const exact = one.pattern.join(" ").toLowerCase();
  return ways.map((pattern) => ({ ...one, pattern, isExact: pattern.join(" ") === exact }));
}

function list(forms: string): string[] {
  return forms.split(/\s+/).filter(Boolean).flatMap(expand);
}

/** "auftrag(|s|es)" is "auftrag", "auftrags" and "auftrages". */
function expand(form: string): string[] {
  const group = /\(([^()]*)\)/.exec(form);
  if (!group) return [form];
  return (group[1] ?? "").split("|").flatMap((one) => expand(form.slice(0, group.index) + one + form.slice(group.index + group[0].length)));
}
