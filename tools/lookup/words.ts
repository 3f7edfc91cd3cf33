import MiniSearch from "minisearch";

/** Lower case, without accents and punctuation, one space between words. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export const wordsOf = (text: string): string[] => plain(text).split(" ").filter(Boolean);

/** How well a name answers what was typed: 4 the same, 3 every word, 2 every word begun, 1 somewhere inside, 0 not. */
export function likeness(typed: string, name: string): 0 | 1 | 2 | 3 | 4 {
  const asked = wordsOf(typed);
  const held = wordsOf(name);
  if (asked.length === 0) return 0;
  if (asked.join(" ") === held.join(" ") || asked.join("") === held.join("")) return 4;
  if (asked.every((word) => held.includes(word))) return 3;
  if (asked.every((word) => held.some((other) => other.startsWith(word)))) return 2;
  const joined = held.join(" ");
  return asked.every((word) => joined.includes(word)) ? 1 : 0;
}

/** Beginnings and ends of the words: a single typo leaves one of them right. */
export function fragments(typed: string): string[] {
  const parts = wordsOf(typed).flatMap((word) => (word.length < 4 ? [word] : [word.slice(0, 3), word.slice(-3)]));
  return [...new Set(parts)].slice(0, 8);
}

/** How much better the best must be than the next for a misspelt name to be taken as meaning it. */
const CLEARLY = 1.25;

/** Names that a misspelt text could mean, best first; those about as good as the best share its score of 1, others have 0.5. */
export function misspelt<Item>(typed: string, items: readonly Item[], textOf: (item: Item) => string): { item: Item; score: number }[] {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"], processTerm: (term) => plain(term) || null });
  index.addAll(items.map((item, id) => ({ id, text: textOf(item) })));
  const hits = index.search(plain(typed), {
    combineWith: "AND",
    prefix: (term) => term.length >= 4,
    fuzzy: (term) => (term.length >= 8 ? 3 : term.length >= 5 ? 2 : term.length >= 4 ? 1 : false),
  });
  const best = hits[0]?.score ?? 0;
  const scores = new Map(hits.map((hit) => [Number(hit.id), hit.score * CLEARLY > best ? 1 : 0.5]));
  const found = items.flatMap((item, id) => ({ item, score: scores.get(id) ?? 0 })).filter((one) => one.score > 0);
  return found.sort((one, other) => other.score - one.score);
}
