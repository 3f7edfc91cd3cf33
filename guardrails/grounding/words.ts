const MAGNITUDE = /\b(?:dozens?|hundreds?|thousands?|millions?|billions?)\b/gi;
/** Weekdays from Sunday on, in English, German, French, Dutch and Spanish. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ["sunday", "sonntag", "dimanche", "zondag", "domingo"],
  ["monday", "montag", "lundi", "maandag", "lunes"],
  ["tuesday", "dienstag", "mardi", "dinsdag", "martes"],
  ["wednesday", "mittwoch", "mercredi", "woensdag", "miércoles"],
  ["thursday", "donnerstag", "jeudi", "donderdag", "jueves"],
  ["friday", "freitag", "vendredi", "vrijdag", "viernes"],
  ["saturday", "samstag", "samedi", "zaterdag", "sábado"],
];
const WEEKDAY = new RegExp(`(?<![\\p{L}])(?:${WEEKDAYS.flat().join("|")})(?![\\p{L}])`, "giu");
const AFTER_TODAY = ["tomorrow", "morgen", "demain", "mañana"];
const BEFORE_TODAY = ["yesterday", "gestern", "gisteren", "ayer"];
const RELATIVE_DAY = new RegExp(`(?<![\\p{L}])(?:${[...AFTER_TODAY, ...BEFORE_TODAY].join("|")})(?![\\p{L}])`, "giu");
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b(?:data|javascript|vbscript|file|ftp):[^\s<>"')\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|info|biz|dev|app|xyz|example|co|ru|cn|de|fr|nl|es|uk)(?:\/[^\s<>"')\]]*)?(?![\p{L}\d])/giu;

/** What an answer may rest on, as the check of its words needs it. */
export interface WordGrounds {
  /** All texts, in lower case. */
  readonly corpus: string;
  /** "YYYY-MM-DD" */
  readonly days: ReadonlySet<string>;
  readonly today: string;
}

/** Days and magnitudes that are written as words, and that nothing supports. */
export function unsupportedWords(text: string, { corpus, days, today }: WordGrounds): string[] {
  const said = (word: string) => corpus.includes(word.toLowerCase());
  const shift = (by: number) => new Date(Date.parse(today) + by * 86_400_000).toISOString().slice(0, 10);
  const weekdays = new Set([...days].map((day) => new Date(day).getUTCDay()));
  const dayOf = (word: string) => shift(AFTER_TODAY.includes(word.toLowerCase()) ? 1 : -1);
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([match]) => match);
  return [
    ...all(MAGNITUDE).filter((word) => !said(word)),
    ...all(RELATIVE_DAY).filter((word) => !said(word) && !days.has(dayOf(word))),
    ...all(WEEKDAY).filter((word) => !said(word) && !weekdays.has(WEEKDAYS.findIndex((names) => names.includes(word.toLowerCase())))),
  ];
}

/** Addresses of the web, of mail, and those that carry their content with them, which neither facts nor the person named. */
export function unsupportedAddresses(text: string, corpus: string): string[] {
  return [...text.matchAll(ADDRESS)]
    .map(([address]) => address.replace(/[.,;:!?]+$/, ""))
    .filter((address) => !corpus.includes(address.toLowerCase()));
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
