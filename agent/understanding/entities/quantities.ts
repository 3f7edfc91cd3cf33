import type { Entity } from "./entity.ts";

export const NUMBER_WORDS: { readonly [word: string]: string } = {
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ten: "10",
  eleven: "11",
  twelve: "12",
  fifteen: "15",
  twenty: "20",
  thirty: "30",
  fifty: "50",
  "a hundred": "100",
};
const WORDS = Object.keys(NUMBER_WORDS).join("|");
const UNIT = "(?:x|×|pcs\\.?|pc\\.?|pieces?|units?|boxes|box|kg|metres?|meters?|m|litres?|liters?|l|pairs?|packs?|rolls?|sets?)";
const QUANTITY = new RegExp(
  `(?<![\\w/.,#-])(?:x ?)?(\\d{1,7}(?:[.,]\\d{1,5})?|${WORDS})(?:(?: ?| of )${UNIT}(?: of)?(?=\\s|[),;]|$)| dozen)?(?![\\w/%-])`,
  "gi",
);

/** Numbers that say how many; the text must have its references, dates and names blanked out. */
export function findQuantities(text: string): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const typed = (match[1] ?? "").toLowerCase();
    const bare = NUMBER_WORDS[typed] !== undefined && match[0].toLowerCase() === typed;
    if (bare && typed === "one") continue;
    const value = NUMBER_WORDS[typed] ?? typed.replace(/,(?=\d{3}$)/, "").replace(",", ".");
    const dozens = / dozen$/i.test(match[0]) ? String(Number(value) * 12) : value;
    found.push({ kind: "qty", value: dozens, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
