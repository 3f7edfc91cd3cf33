const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const UNIT = UNITS.slice(1, 10).join("|");
/** "One" and "no" stand in too many sentences that count nothing. */
const NUMBER_WORD = new RegExp(`\\b(?:(${TENS.join("|")})(?:[- ](${UNIT}))?|(${UNITS.filter((word) => word !== "one").join("|")}))\\b`, "gi");
const MAGNITUDE = /\b(?:dozens?|hundreds?|thousands?|millions?|billions?)\b/gi;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const WEEKDAY = new RegExp(`\\b(?:${WEEKDAYS.join("|")})\\b`, "gi");
const RELATIVE_DAY = /\b(?:yesterday|tomorrow)\b/gi;
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** What an answer may rest on, as the check of its words needs it. */
export interface WordGrounds {
  /** All texts, in lower case. */
  readonly corpus: string;
  readonly numbers: ReadonlySet<string>;
  /** "YYYY-MM-DD" */
  readonly days: ReadonlySet<string>;
  readonly today: string;
}

/** Numbers, days and addresses that are written as words, and that nothing supports. */
export function unsupportedWords(text: string, { corpus, numbers, days, today }: WordGrounds): string[] {
  const said = (word: string) => corpus.includes(word.toLowerCase());
  const shift = (by: number) => new Date(Date.parse(today) + by * 86_400_000).toISOString().slice(0, 10);
  const weekdays = new Set([...days].map((day) => WEEKDAYS[new Date(day).getUTCDay()]));
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([match]) => match);
  return [
    ...all(NUMBER_WORD).filter((word) => !numbers.has(String(numberOf(word))) && !said(word)),
    ...all(MAGNITUDE).filter((word) => !said(word)),
    ...all(RELATIVE_DAY).filter((word) => !said(word) && !days.has(shift(word.toLowerCase() === "tomorrow" ? 1 : -1))),
    ...all(WEEKDAY).filter((word) => !said(word) && !weekdays.has(word.toLowerCase())),
    ...all(ADDRESS)
      .map((address) => address.replace(/[.,;:!?]+$/, ""))
      .filter((address) => !said(address)),
  ];
}

function numberOf(word: string): number {
  const [first = "", second = ""] = word.toLowerCase().split(/[- ]/);
  const tens = TENS.indexOf(first);
  return tens < 0 ? UNITS.indexOf(first) : (tens + 2) * 10 + Math.max(0, UNITS.indexOf(second));
}

/** Digits of any script as 0 to 9; other characters that are numbers stay, and support themselves only. */
export function plainDigits(text: string): string {
  return text.replaceAll(/[^\P{N}0-9]/gu, (character) => {
    const folded = character.normalize("NFKC");
    if (/^\d+$/.test(folded)) return folded;
    return /^\p{Nd}$/u.test(character) ? String(decimalValue(character)) : character;
  });
}

/** Unicode keeps each script's ten digits in one row. */
function decimalValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
