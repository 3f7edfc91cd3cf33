import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../language.ts";
import type { Messages } from "./load-messages.ts";

/** What tools and the gate say is English; the sentences that are known are said in the language, the others stay as they are. */
export function toldIn(told: Messages, language: Exclude<Language, "en">, text: string): string {
  const whole = sentenceIn(told, language, text);
  if (whole !== undefined) return whole;
  return text
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentenceIn(told, language, sentence) ?? sentence)
    .join(" ");
}

function sentenceIn(told: Messages, language: Exclude<Language, "en">, sentence: string): string | undefined {
  for (const [english, said] of told) {
    const found = patternOf(english).exec(sentence);
    if (found) return String(new IntlMessageFormat(said[language], language, undefined, { ignoreTag: true }).format(found.groups ?? {}));
  }
  return undefined;
}

/** "No order {name} was found." matches any name. */
function patternOf(english: string): RegExp {
  const source = english
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? `(?<${piece.slice(1, -1)}>.+?)` : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "su");
}
