/** Everything that takes no room, changes direction or moves the cursor: what could make text look like other text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const LEGITIMATE =
  /(?:\p{Emoji}[\uFE0E\uFE0F])|(?:\p{Extended_Pictographic}\uFE0F?(?:\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}\uFE0F?(?:\p{Emoji_Modifier})?)+)/gu;

function named(character: string): string {
  if (character === "\n" || character === "\t") return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** The text with every unseen character named in its place; line breaks, tabs and whole emoji stay. */
export function visible(text: string): string {
  const plain = text.replaceAll("\r\n", "\n");
  let shown = "";
  let from = 0;
  for (const emoji of plain.matchAll(LEGITIMATE)) {
    shown += plain.slice(from, emoji.index).replace(UNSEEN, named) + emoji[0];
    from = emoji.index + emoji[0].length;
  }
  return shown + plain.slice(from).replace(UNSEEN, named);
}
