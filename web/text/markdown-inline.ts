export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "bold"; readonly text: readonly Inline[] };

const MARKS = [
  { mark: "`", make: (text: string): Inline => ({ kind: "code", text }) },
  { mark: "**", make: (text: string): Inline => ({ kind: "bold", text: parseInline(text, ["`"]) }) },
] as const;

/** Reads bold and code; a mark that never closes is text. Each mark is searched for forwards only, so hostile text costs linear time. */
export function parseInline(source: string, allowed: readonly string[] = ["`", "**"]): readonly Inline[] {
  const out: Inline[] = [];
  const marks = MARKS.filter(({ mark }) => allowed.includes(mark)).map((entry) => ({ ...entry, open: source.indexOf(entry.mark) }));
  let from = 0;
  while (true) {
    const next = marks.filter(({ open }) => open >= 0).sort((a, b) => a.open - b.open)[0];
    if (next === undefined) break;
    const inner = next.open + next.mark.length;
    const close = source.indexOf(next.mark, inner);
    if (close < 0) {
      next.open = -1;
      continue;
    }
    const content = source.slice(inner, close);
    if (content === "" || content !== content.trim()) {
      next.open = source.indexOf(next.mark, inner);
      continue;
    }
    if (next.open > from) out.push({ kind: "text", text: source.slice(from, next.open) });
    out.push(next.make(content));
    from = close + next.mark.length;
    for (const entry of marks) if (entry.open >= 0 && entry.open < from) entry.open = source.indexOf(entry.mark, from);
  }
  if (from < source.length) out.push({ kind: "text", text: source.slice(from) });
  return out;
}
