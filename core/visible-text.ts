const LONGEST = 600;

/** Text for people to sign: control, bidirectional and invisible characters are shown by their code point, and long text is folded. */
export function visibleText(text: string): string {
  const visible = text.replaceAll(
    /[^\P{C}\n\t]|[\u2028\u2029\u{E0000}-\u{E007F}]/gu,
    (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
  );
  return visible.length <= LONGEST ? visible : `${visible.slice(0, LONGEST)}… (${visible.length - LONGEST} more characters)`;
}
