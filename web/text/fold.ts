export interface Folded {
  readonly head: string;
  /** How many characters the head leaves out; 0 when it is the whole text. */
  readonly more: number;
}

/** The beginning of a long text, cut at a line where one ends nearby and never inside a character. */
export function fold(text: string, limit: number): Folded {
  if (text.length <= limit) return { head: text, more: 0 };
  const line = text.lastIndexOf("\n", limit);
  const cut = line > limit * 0.7 ? line : splitsPair(text, limit) ? limit - 1 : limit;
  return { head: text.slice(0, cut), more: text.length - cut };
}

function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff;
}
