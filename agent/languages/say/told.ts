import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../language.ts";
import type { Messages } from "./load-messages.ts";

/** A value within a sentence, as the language says it. */
type SayValue = (value: string) => string;

/** What tools and the gate say is English; the sentences that are known are said in the language, the others stay as they are. */
export function toldIn(told: Messages, language: Exclude<Language, "en">, text: string, sayValue: SayValue): string {
  const sayKnown = (sentence: string) => sentenceIn(told, language, sentence, sayValue);
  const sentences = text.split(/(?<=[.!?])\s+/);
  const known = sentences.map(sayKnown);
  // A full stop may stand within a name, so that what is not known by its sentences is sought as a whole.
  const whole = known.every((one) => one !== undefined) ? undefined : sayKnown(text);
  return whole ?? sentences.map((sentence, index) => known[index] ?? sentence).join(" ");
}

function sentenceIn(told: Messages, language: Exclude<Language, "en">, sentence: string, sayValue: SayValue): string | undefined {
  for (const [english, said] of told) {
    const found = patternOf(english).exec(sentence);
    if (!found) continue;
    const values = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, sayValue(value)]));
    return String(new IntlMessageFormat(said[language], language, undefined, { ignoreTag: true }).format(values));
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

const SPOKEN_DAY = /^\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$/;

/** The day that a tool wrote as "5 June 2026", in ISO; nothing where it is another text. */
export function spokenDayOf(value: string): string | undefined {
  return SPOKEN_DAY.test(value) ? new Date(`${value} UTC`).toISOString().slice(0, 10) : undefined;
}
