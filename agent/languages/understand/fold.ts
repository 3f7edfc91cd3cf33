/** A word as dictionaries compare it: small letters without accents. */
export function fold(word: string): string {
  return word.toLowerCase().replaceAll("ß", "ss").replaceAll("œ", "oe").normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** The ways in which a word of a dictionary may be typed: as it is, with its accents left out, and with umlauts as two letters. */
export function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  const doubled = lower.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
  return [...new Set([lower, fold(lower), fold(doubled)])];
}
