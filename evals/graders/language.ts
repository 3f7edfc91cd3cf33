import type { Grader } from "./grader.ts";

/** Small words that one language has and the others lack. */
const MARKS = {
  en: ["the", "is", "of", "and", "there", "are", "has", "for", "it", "was", "this"],
  de: ["der", "die", "das", "ist", "und", "nicht", "mit", "wurde", "für", "noch", "es", "sind"],
  fr: ["le", "la", "les", "est", "et", "pas", "pour", "une", "des", "il", "sont", "été"],
  nl: ["het", "een", "niet", "voor", "zijn", "van", "wordt", "er", "nog", "met", "is"],
  es: ["el", "los", "las", "es", "y", "para", "una", "está", "del", "hay", "por", "son"],
} as const;

/** The answer is in the language that it was asked in. */
export const language: Grader = {
  name: "language",
  grade({ expected: { answerIn }, result }) {
    if (answerIn === undefined) return undefined;
    const words = result.answer.toLowerCase().match(/\p{L}+/gu) ?? [];
    const count = (marks: readonly string[]) => words.filter((word) => marks.includes(word)).length;
    const best = Object.entries(MARKS).sort(([, one], [, other]) => count(other) - count(one))[0]?.[0];
    return best === answerIn ? [] : [`the answer reads as ${best}, not ${answerIn}`];
  },
};
