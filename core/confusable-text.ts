const LATIN = /\p{Script=Latin}/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts whose letters are drawn like Latin ones. */
const LOOKALIKES: readonly (readonly [name: string, letter: RegExp])[] = [
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
];
const LETTER = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu;
/** Cyrillic and Greek letters that can't be told from Latin ones: a word of these alone passes for a Latin word. */
const TWINS = /^[аеорсухіјѕԁһԛԝАВЕЅІЈКМНОРСТХҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ\p{N}]+$/u;

/** Names foreign letters inside Latin words ("pаypal" as "p⟨Cyrillic а⟩ypal"), and words of lookalike letters in a text that is Latin otherwise. */
export function markConfusables(text: string): string {
  if (text.search(LETTER) < 0) return text;
  const isLatinText = LATIN.test(text);
  return text.replaceAll(WORD, (word) => (LATIN.test(word) || (isLatinText && isTwin(word)) ? marked(word) : word));
}

function isTwin(word: string): boolean {
  return TWINS.test(word) && /\p{L}/u.test(word);
}

function marked(word: string): string {
  return word.replaceAll(LETTER, (letter) => {
    const script = LOOKALIKES.find(([, pattern]) => pattern.test(letter))?.[0];
    return script ? `⟨${script} ${letter}⟩` : letter;
  });
}
