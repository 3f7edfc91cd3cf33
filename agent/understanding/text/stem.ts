/** A light stem: inflections of one word share it, so that "shipped", "shipping" and "ships" are one. */
export function stem(word: string): string {
  const base = word.replace(/'s?$/, "");
  if (base === "news") return base;
  if (base.length <= 3) return base;
  for (const [pattern, ending] of ENDINGS) {
    if (pattern.test(base)) return undouble(base.replace(pattern, ending));
  }
  return base.length > 4 ? base.replace(/e$/, "") : base;
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)ies$/, "y"],
  [/(?<=...)ied$/, "y"],
  [/(?<=..(?:ss|sh|ch|x))es$/, ""],
  [/(?<=..[^aeiouy])ing$/, ""],
  [/(?<=..[aeiouy].)ing$/, ""],
  [/(?<=...)ed$/, ""],
  [/(?<=..[^siu])s$/, ""],
];

function undouble(base: string): string {
  const short = base.replace(/([bdgmnprt])\1$/, "$1");
  return short.length > 4 ? short.replace(/e$/, "") : short;
}

/** Whether one word is the other with a slip of the finger: one edit in short words, two in long ones, the first letter kept. */
export function isSlipOf(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || meant.length < 5 || typed.length < 4) return false;
  const allowed = meant.length >= 9 ? 2 : 1;
  if (Math.abs(typed.length - meant.length) > allowed) return false;
  return distance(typed, meant) <= allowed;
}

/** Damerau-Levenshtein distance with adjacent swaps. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
