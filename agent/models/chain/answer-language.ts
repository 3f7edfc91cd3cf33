/** Small words that one language has and the others of ours mostly lack. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  en: [
    "the",
    "is",
    "of",
    "and",
    "there",
    "are",
    "has",
    "for",
    "it",
    "was",
    "this",
    "which",
    "what",
    "where",
    "when",
    "how",
    "show",
    "does",
    "do",
    "who",
  ],
  de: [
    "der",
    "die",
    "das",
    "ist",
    "und",
    "nicht",
    "mit",
    "wurde",
    "für",
    "noch",
    "sind",
    "wo",
    "wann",
    "welche",
    "wie",
    "ein",
    "eine",
    "von",
    "zeige",
  ],
  fr: ["le", "la", "les", "est", "et", "pas", "pour", "une", "des", "il", "sont", "été", "où", "quand", "quelles", "quels", "du", "sur", "combien"],
  nl: ["het", "een", "niet", "voor", "zijn", "van", "wordt", "nog", "met", "waar", "wanneer", "welke", "hoeveel", "en", "op", "toon"],
  es: ["el", "los", "las", "es", "y", "para", "una", "está", "del", "hay", "por", "son", "dónde", "cuándo", "qué", "cuáles", "cuánto", "muestra"],
};

const SURE = 3;

/** Whether an answer is plainly in another language, or another script, than its question; a short one says too little to tell. */
export function isInAnotherLanguage(answer: string, question: string): boolean {
  const [said, asked] = [latinShare(answer), latinShare(question)];
  if (asked > 0.9 && said < 0.6) return true;
  const [first, second] = [languageOf(answer), languageOf(question)];
  return first.score >= SURE && second.score >= 1 && first.language !== second.language && scoreIn(second.language, answer) * 2 < first.score;
}

function languageOf(text: string): { readonly language: string; readonly score: number } {
  const scores = Object.keys(MARKS).map((language) => ({ language, score: scoreIn(language, text) }));
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { language: "en", score: 0 });
}

function scoreIn(language: string, text: string): number {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => MARKS[language]?.includes(word)).length;
}

function latinShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length === 0 ? 1 : letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length / letters.length;
}
