import type { Language } from "../language.ts";
import type { Dictionary } from "./dictionary.ts";
import { fold } from "./fold.ts";

/** Words of names in many languages, which say nothing of the message's. */
const IN_NAMES = new Set("de la le van von der den el los las des du di da".split(" "));

export interface Detect {
  readonly dictionaries: readonly Dictionary[];
  readonly isEnglish: (word: string) => boolean;
}

/** The language with the most words of the message; English where another has no more, unless the conversation is in that other. */
export function detectLanguage(message: string, carried: Language | undefined, detect: Detect): Language {
  const [head = ""] = message.split(/:\s/, 1);
  const judged = judge(head, carried, detect);
  return judged.evidence > 0 ? judged.language : judge(message, carried, detect).language;
}

function judge(
  text: string,
  carried: Language | undefined,
  { dictionaries, isEnglish }: Detect,
): { readonly language: Language; readonly evidence: number } {
  const words = text.match(/(?<![\p{L}\d/_-])\p{L}+(?![\p{L}\d/_]|-[\p{Lu}\d])/gu) ?? [];
  const [first] = words;
  const isPlain = (word: string) =>
    isEnglish(word.toLowerCase()) || dictionaries.some(({ words: own }) => own.get(fold(word))?.english === word.toLowerCase());
  const english = words.filter(isPlain).length;
  const scores = dictionaries.map(({ language, known }) => {
    const found = words.map(fold).filter((word) => known.has(word));
    return {
      language,
      count: found.length,
      isTelling: found.some((word) => !IN_NAMES.has(word)),
      begins: first !== undefined && !isPlain(first) && known.has(fold(first)),
    };
  });
  const best = scores
    .filter(({ isTelling }) => isTelling)
    .toSorted((one, other) => other.count - one.count || Number(other.language === carried) - Number(one.language === carried))[0];
  const evidence = Math.max(english, best?.count ?? 0);
  if (best && (best.count > english || (best.count === english && best.begins))) return { language: best.language, evidence };
  const own = scores.find(({ language }) => language === carried);
  if (own && own.count >= english) return { language: own.language, evidence };
  return { language: "en", evidence };
}
