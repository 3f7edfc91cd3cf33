import type { Dictionary } from "./dictionary.ts";
import { fold } from "./fold.ts";

/** A piece of a message as the gloss reads it: words are looked up, the rest stays as it is. */
export interface ForeignToken {
  readonly kind: "word" | "number" | "kept" | "mark";
  /** As typed, or as the language file rewrites it. */
  readonly text: string;
  readonly lower: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const QUOTED = /"[^"\n]{2,400}"/y;
const DAY = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2}|(?=\D|$))/y;
const NUMBER = /\d+(?:[.,:]\d+)*(?![\p{L}\d/_-])/uy;
const REFERENCE = /(?=[\p{L}/_-]*[\d_])[\p{L}\d]+(?:[/_-][\p{L}\d]+)*/uy;
const WORD = /\p{L}+/uy;
const BETWEEN_LETTERS = /(?<=\p{L})['-](?=\p{L})/uy;
const MARK = /\S/uy;

/** Cuts a message up; days in figures, which English would read month first, become ISO days. */
export function foreignTokens(text: string, { rewrites }: Pick<Dictionary, "rewrites">, today: string): ForeignToken[] {
  const found: ForeignToken[] = [];
  let at = 0;
  const matchAt = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const take = (kind: ForeignToken["kind"], match: RegExpExecArray, as: string = match[0]) => {
    found.push({
      kind,
      text: as,
      lower: match[0].toLowerCase(),
      folded: kind === "word" ? fold(match[0]) : match[0],
      start: at,
      end: at + match[0].length,
    });
    at += match[0].length;
  };
  const startsWord = () => !/[\p{L}\d]/u.test(text[at - 1] ?? " ");
  while (at < text.length) {
    if (/\s|[¿¡]/.test(text[at] ?? "") || matchAt(BETWEEN_LETTERS)) {
      if (text[at] === "\n") found.push({ kind: "mark", text: "\n", lower: "\n", folded: "\n", start: at, end: at + 1 });
      at += 1;
      continue;
    }
    const rewrite = startsWord() ? rewrites.find(([find]) => matchAt(find)) : undefined;
    const match = rewrite && matchAt(rewrite[0]);
    if (rewrite && match && match[0] !== "") {
      const say = rewrite[1].replaceAll(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
      take(/^\d+$/.test(say) ? "number" : "kept", match, say);
      continue;
    }
    const quoted = matchAt(QUOTED);
    if (quoted) {
      take("kept", quoted);
      continue;
    }
    const day = startsWord() ? matchAt(DAY) : null;
    const iso = day && isoDay(day, today);
    if (day && iso) {
      take("kept", day, iso);
      continue;
    }
    const number = matchAt(NUMBER);
    if (number) {
      take("number", number, plainNumber(number[0]));
      continue;
    }
    const reference = matchAt(REFERENCE);
    if (reference) {
      take("kept", reference);
      continue;
    }
    const word = matchAt(WORD);
    if (word) {
      take("word", word);
      continue;
    }
    const mark = matchAt(MARK);
    if (!mark) break;
    take("mark", mark);
  }
  return found;
}

/** "1.250,5" as English writes it. */
function plainNumber(typed: string): string {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(typed)) return typed.replaceAll(".", "").replace(",", ".");
  return /^\d+,\d+$/.test(typed) ? typed.replace(",", ".") : typed;
}

/** "12.3." and "12/03/2027"; without a year the next such day. */
function isoDay([, day = "", , month = "", year = ""]: RegExpExecArray, today: string): string | undefined {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  const rest = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (year !== "") return `${year.length === 2 ? `20${year}` : year}-${rest}`;
  const thisYear = today.slice(0, 4);
  return `${thisYear}-${rest}` < today ? `${Number(thisYear) + 1}-${rest}` : `${thisYear}-${rest}`;
}
