import { createHmac } from "node:crypto";
import { keyFor } from "../store/seal.ts";

const CODE_DIGITS = 8;

/** The number in a placeholder. `attempt` gives another one where two values of a conversation came to the same. */
export type PlaceholderCode = (label: string, value: string, attempt: number) => string;

/**
 * Codes of one conversation: the same value has the same code there and another one in every other conversation, and
 * nobody without the secret can work out either.
 */
export function createPlaceholderCodes(secret: string): (thread: string) => PlaceholderCode {
  const key = keyFor(secret, "placeholder");
  return (thread) => (label, value, attempt) => {
    const digest = createHmac("sha256", key)
      .update(JSON.stringify([thread, label, value, attempt]), "utf8")
      .digest();
    return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, "0");
  };
}

/** "[[PERSONAL_NAME_48210377]]" */
export function placeholderOf(label: string, code: string): string {
  return `[[${label.replace(".", "_").toUpperCase()}_${code}]]`;
}

/** What models put between the signs of a placeholder: blanks, escapes, emphasis, characters that are not seen. */
const NOISE = "[\\s\\\\_*`\\p{Cf}]*";
const DIGITS = `(\\d(?:${NOISE}\\d){${CODE_DIGITS - 1}})(?!\\d)`;
const OPEN = "\\\\?[\\[({<【](?:\\\\?[\\[({<【])?";
const CLOSE = `${NOISE}(?:\\\\?[\\])}>】]){0,2}`;

/** A placeholder as models write it back: in other letters, in another language, escaped, with half of its brackets, or with none. */
const WRITTEN = new RegExp(
  `${OPEN}[^\\[\\](){}<>【】\\d\\n]{0,60}?${DIGITS}${CLOSE}|(?<![\\p{L}\\d])(?:\\p{L}{3,}(?:${NOISE}_${NOISE}\\p{L}{3,}){0,3}|(?:PERSONAL|COMMERCIAL|VENDOR|COST|MARGIN|BANK|FREE)(?:\\s\\p{L}{3,}){0,3})[\\s_\\\\-]{1,3}${DIGITS}(?:\\\\?\\]){0,2}`,
  "gu",
);

/** What can only be a placeholder, though no value is known for it: invented, of another conversation, or cut in two. */
const UNKNOWN =
  /\[{2}[^[\]\n]{1,80}\]{1,2}|\[{1,2}\s*(?:personal|commercial|vendor|cost|margin|bank|free|typed)[\s\\_]+[^[\]\n]{0,40}(?:\]|$)|\[{2}\s*[A-Z][A-Z_\\ ]{3,}|(?<![\p{L}\d_])(?:PERSONAL|COMMERCIAL|VENDOR_TERMS|COST|MARGIN|BANK|FREE_TEXT)(?:\\?_[A-Z]+)*\\?_\d{2,}\]{0,2}/giu;

/** The text with every placeholder, however it is written, replaced by what `value` gives for its code. */
export function replacePlaceholders(text: string, value: (code: string) => string | undefined): string {
  return text.replaceAll(WRITTEN, (match, bracketed: string | undefined, bare: string | undefined) => {
    const code = (bracketed ?? bare ?? "").replaceAll(/\D/g, "");
    return value(code) ?? match;
  });
}

export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(UNKNOWN)].map(([match]) => match);
}

/** A record or a message that holds what looks like a placeholder must not be taken for one later. */
export function withoutLookalikes(text: string): string {
  return text.replaceAll(UNKNOWN, (match) => match.replaceAll("_", "-").replaceAll("[", "(").replaceAll("]", ")"));
}
