const LETTERS_WEIGHT = 0.3;
const PAIR_WEIGHT = 0.8;

export interface WordFeature {
  readonly feature: string;
  readonly weight: number;
}

/** Words, pairs of words and three to five letters at a time, each once, however often it stands in the text. */
export function wordFeatures(text: string): WordFeature[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    found.set(word, 1);
    found.set(`${words[index - 1] ?? "^"} ${word}`, PAIR_WEIGHT);
    if (word.startsWith("<")) continue;
    const padded = `_${word}_`;
    for (let length = 3; length <= 5; length += 1)
      for (let at = 0; at + length <= padded.length; at += 1) found.set(`~${padded.slice(at, at + length)}`, LETTERS_WEIGHT);
  }
  return [...found].map(([feature, weight]) => ({ feature, weight }));
}

/** FNV-1a with a final mix, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
