import { dayIn } from "../../../core/dates.ts";
import type { UseCase } from "../../../guardrails/use-case.ts";
import { isForbidden } from "../../understanding/match/forbidden.ts";
import { ORDINARY_STEMS } from "../../understanding/text/lexicon.ts";
import { normalise } from "../../understanding/text/normalise.ts";
import { plainLetters } from "../../understanding/text/plain-letters.ts";
import { stem } from "../../understanding/text/stem.ts";
import type { Vocabulary } from "../../understanding/text/tokenise.ts";
import type { Asked, UnderstandOutput } from "../../understanding/understand.ts";
import type { Carried, Pending, SlotValues } from "../../understanding/understanding.ts";
import type { Language } from "../language.ts";
import { detectLanguage } from "./detect-language.ts";
import { gloss } from "./gloss.ts";
import { loadLanguages } from "./load-languages.ts";
import { typedWords } from "./typed-words.ts";

/** A message put into English for the matcher, and the way back to what the person typed. */
export interface InEnglish {
  readonly asked: Asked;
  readonly asTyped: (output: UnderstandOutput) => UnderstandOutput;
}

/** Slots that hold the person's own words. */
const OWN_WORDS = new Set(["text", "summary"]);

export function createInEnglish(useCases: readonly UseCase[], { cues }: Vocabulary): (asked: Asked) => InEnglish {
  const dictionaries = loadLanguages();
  const isEnglish = (word: string) => ORDINARY_STEMS.has(stem(word)) || cues.has(stem(word));
  const ownWords = new Map(
    useCases.map(({ id, slots }) => [id, new Set(Object.entries(slots).flatMap(([name, { type }]) => (OWN_WORDS.has(type) ? [name] : [])))]),
  );

  return (asked) => {
    const message = normalise(asked.message);
    const spokenSoFar = asked.carried?.language;
    const choices = [...(asked.carried?.pending?.choices ?? []), ...(asked.carried?.offered?.choices ?? [])];
    if (spokenSoFar && choices.includes(message)) return { asked, asTyped: (output) => spoken(output, spokenSoFar) };
    const language = detectLanguage(message, spokenSoFar, { dictionaries, isEnglish });
    const dictionary = dictionaries.find((one) => one.language === language);
    if (!dictionary) return { asked, asTyped: (output) => output };
    if (isForbidden(plainLetters(message))) return { asked, asTyped: (output) => spoken(output, language) };

    const glossed = gloss(message, dictionary, { today: dayIn(asked.timeZone, asked.now), isEnglish });
    const typed = (words: string) => typedWords(words, glossed, message);
    const slotsAsTyped = (useCase: string | undefined, slots: SlotValues): SlotValues =>
      Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, ownWords.get(useCase ?? "")?.has(name) ? typed(value) : value]));
    const pendingAsTyped = (pending: Pending): Pending => ({ ...pending, slots: slotsAsTyped(pending.useCase, pending.slots) });
    const asTyped = (output: UnderstandOutput): UnderstandOutput => {
      const { understanding, carried } = spoken(output, language);
      const isNew = understanding.intents.length > 0;
      return {
        ...output,
        english: glossed.text,
        understanding: {
          ...understanding,
          intents: understanding.intents.map((intent) => ({ ...intent, slots: slotsAsTyped(intent.useCase, intent.slots) })),
          ...(understanding.declined ? { declined: understanding.declined.map(typed) } : {}),
        },
        carried: {
          ...carried,
          ...(isNew && carried.last ? { last: slotsAsTyped(carried.useCase, carried.last) } : {}),
          ...(carried.pending && carried.pending !== asked.carried?.pending ? { pending: pendingAsTyped(carried.pending) } : {}),
        },
      };
    };
    return { asked: { ...asked, message: glossed.text }, asTyped };
  };
}

function spoken(output: UnderstandOutput, language: Language): UnderstandOutput {
  const carried: Carried = { ...output.carried, language };
  return { ...output, understanding: { ...output.understanding, language }, carried };
}
