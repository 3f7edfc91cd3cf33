import { markConfusables } from "./confusable-text.ts";

const LONGEST = 600;

/** Text for people to sign: control, bidirectional and invisible characters are shown by their code point, letters that pass for Latin ones are named, and text longer than `longest` is folded. */
export function visibleText(text: string, longest = LONGEST): string {
  const visible = markConfusables(
    text.replaceAll(
      /[^\P{C}\n\t]|[\u2028\u2029\u{E0000}-\u{E007F}]/gu,
      (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
    ),
  );
  return visible.length <= longest ? visible : `${visible.slice(0, longest)}… (${visible.length - longest} more characters)`;
}
