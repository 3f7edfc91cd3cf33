import { CopilotError } from "../core/errors.ts";

export const LONGEST_MESSAGE = 4_000;
/** More marks than this on one letter are no language's, but a way to hide or to cover text. */
const MOST_MARKS = 3;

/** The message as everything after it sees it: NFKC, without control, zero-width, tag, bidirectional and other invisible characters. */
export function normaliseMessage(raw: string): string {
  assertShort(raw);
  const text = raw
    .normalize("NFKC")
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, " ")
    .replaceAll(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replaceAll(new RegExp(String.raw`(\p{M}{${MOST_MARKS}})\p{M}+`, "gu"), "$1")
    .replaceAll(/\p{Zs}{2,}/gu, " ")
    .trim();
  if (text === "") throw new CopilotError("BAD_INPUT", "The message is empty. Ask a question, such as “Where is order S00028?”.");
  assertShort(text);
  return text;
}

/** What normalising takes out of a message, by the names under which it is put on the record; ordinary line breaks don't count. */
const HIDDEN = {
  tag_characters: /[\u{E0000}-\u{E007F}]/u,
  bidi_controls: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
  zero_width: /[\u200b-\u200d\u2060-\u2064]|[\ufeff\u180e\u3164\uffa0]|\u034f|[\u115f\u1160]/u,
  soft_hyphens: /\u00ad/u,
  variation_selectors: /[\ufe00-\ufe0f\u{E0100}-\u{E01EF}]/u,
  control_characters: /(?![\t\n\r])\p{Cc}/u,
  private_or_unassigned: /[\p{Co}\p{Cn}\p{Cs}]/u,
  mark_floods: new RegExp(String.raw`\p{M}{${MOST_MARKS + 1}}`, "u"),
} as const satisfies { readonly [label: string]: RegExp };

export type Hidden = keyof typeof HIDDEN;

/** Emoji and the scripts that join letters use these characters too, so that this labels and never refuses. */
export function hiddenIn(raw: string): readonly Hidden[] {
  const text = raw.normalize("NFKC");
  return HIDDEN_NAMES.filter((name) => HIDDEN[name].test(raw) || HIDDEN[name].test(text));
}

const HIDDEN_NAMES = [
  "tag_characters",
  "bidi_controls",
  "zero_width",
  "soft_hyphens",
  "variation_selectors",
  "control_characters",
  "private_or_unassigned",
  "mark_floods",
] as const satisfies readonly Hidden[];

/** Asked before and after folding, because one character can stand for eighteen. */
function assertShort({ length }: string): void {
  if (length > LONGEST_MESSAGE)
    throw new CopilotError("BAD_INPUT", `This message has ${length} characters; the most is ${LONGEST_MESSAGE}. Ask a shorter question, or several.`);
}
