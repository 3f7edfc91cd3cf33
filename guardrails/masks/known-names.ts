import { COMMON_NAME_WORDS } from "./common-name-words.ts";
import type { Mask } from "./mask.ts";

const SHORTEST_PART = 4;

/** Names that the records of this turn hold, whole or by a part that is a name of its own. */
export function knownNames(names: readonly string[]): Mask | undefined {
  const sought = [...new Set(names.flatMap((name) => [name, ...partsOf(name)]))].filter((name) => name.length >= 3);
  if (sought.length === 0) return undefined;
  const longestFirst = sought.toSorted((one, other) => other.length - one.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return {
    name: "known-names",
    label: "personal.name",
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "giu"),
    show: () => "•••",
  };
}

/** The words of a name by which somebody could be meant: four letters or more, and no legal form or trade. */
export function partsOf(name: string): string[] {
  const words = name.split(/[^\p{L}'’-]+/u).filter((word) => [...word].length >= SHORTEST_PART);
  return words.length > 1 || /\s/.test(name) ? words.filter((word) => !COMMON_NAME_WORDS.has(word.toLowerCase())) : [];
}
