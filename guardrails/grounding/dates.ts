/** A date as it stands in a text, and the days that it may mean: 05/06/2026 is one of two. */
export interface FoundDate {
  readonly text: string;
  readonly at: number;
  /** "YYYY-MM-DD" each. */
  readonly days: readonly string[];
}

/** Names of the twelve months in English, German, French, Dutch and Spanish, and how they are cut short. */
const MONTHS: readonly (readonly string[])[] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv", "januari", "enero", "ene"],
  ["february", "feb", "februar", "février", "févr", "fevrier", "februari", "febrero"],
  ["march", "mar", "märz", "mär", "mars", "maart", "mrt", "marzo"],
  ["april", "apr", "avril", "avr", "abril", "abr"],
  ["may", "mai", "mei", "mayo"],
  ["june", "jun", "juni", "juin", "junio"],
  ["july", "jul", "juli", "juillet", "juil", "julio"],
  ["august", "aug", "août", "aout", "augustus", "agosto", "ago"],
  ["september", "sep", "sept", "septembre", "septiembre"],
  ["october", "oct", "oktober", "okt", "octobre", "octubre"],
  ["november", "nov", "novembre", "noviembre"],
  ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic"],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const MONTH = `(${[...MONTH_OF.keys()].toSorted((one, other) => other.length - one.length).join("|")})`;

/** "5 may be late" names no month. */
const VERB_MAY = /^(?:\d{1,2} may|may \d{1,2})$/;

type Parts = readonly [year: string | undefined, month: string | number | undefined, day: string | undefined];
const PATTERNS: readonly { readonly pattern: RegExp; readonly parts: (m: RegExpExecArray) => readonly Parts[] }[] = [
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?(?!\d)/g, parts: (m) => [[m[1], m[2], m[3]]] },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th|\\.|er|º)?\\s+(?:of\\s+|de\\s+)?${MONTH}(?![\\p{L}])\\.?(?:,?\\s+(?:de\\s+|del\\s+)?(\\d{4}))?`,
      "giu",
    ),
    parts: (m) => [[m[3], monthOf(m[2]), m[1]]],
  },
  {
    pattern: new RegExp(`(?<![\\p{L}])${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d])(?:,?\\s+(\\d{4}))?`, "giu"),
    parts: (m) => [[m[3], monthOf(m[1]), m[2]]],
  },
  {
    pattern: /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d]|[./-]\d)/g,
    parts: (m) => {
      const year = m[4]?.length === 2 ? `20${m[4]}` : m[4];
      const dayFirst: Parts = [year, m[3], m[1]];
      return m[2] === "/" ? [dayFirst, [year, m[1], m[3]]] : [dayFirst];
    },
  },
];

/** Dates in figures or with a month's name in five languages; without a year the one nearest to today is meant. */
export function datesIn(text: string, today: string): FoundDate[] {
  const found: FoundDate[] = [];
  let rest = text;
  for (const { pattern, parts } of PATTERNS) {
    for (const match of rest.matchAll(pattern)) {
      if (VERB_MAY.test(match[0])) continue;
      const days = parts(match).flatMap((one) => dayOf(one, today));
      if (days.length > 0) found.push({ text: match[0], at: match.index, days });
    }
    rest = rest.replaceAll(pattern, (match) => (VERB_MAY.test(match) ? match : " ".repeat(match.length)));
  }
  return found.toSorted((one, other) => one.at - other.at);
}

function dayOf([year, month, day]: Parts, today: string): string[] {
  const two = (part: string | number | undefined) => String(part ?? "").padStart(2, "0");
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return [];
  return [year ? `${year}-${two(month)}-${two(day)}` : nearest(two(month), two(day), today)];
}

function monthOf(name: string | undefined): number {
  return MONTH_OF.get((name ?? "").toLowerCase()) ?? 0;
}

function nearest(monthOfYear: string, day: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const distance = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(today));
  const candidates = [year - 1, year, year + 1].map((candidate) => `${candidate}-${monthOfYear}-${day}`);
  return candidates.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}
