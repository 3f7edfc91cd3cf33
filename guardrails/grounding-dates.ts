/** A date as it stands in a text, and the day it means. */
export interface FoundDate {
  readonly text: string;
  /** "YYYY-MM-DD" */
  readonly day: string;
}

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")}|sept)`;
const PATTERNS = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, parts: (m: RegExpExecArray) => [m[1], m[2], m[3]] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b\\.?(?:,?\\s+(\\d{4}))?`, "gi"),
    parts: (m: RegExpExecArray) => [m[3], month(m[2]), m[1]],
  },
  {
    pattern: new RegExp(`\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, "gi"),
    parts: (m: RegExpExecArray) => [m[3], month(m[1]), m[2]],
  },
] as const;

/** Dates written as ISO, "5 June 2026" or "June 5, 2026"; without a year the one nearest to today is meant. */
export function datesIn(text: string, today: string): FoundDate[] {
  const found: FoundDate[] = [];
  let rest = text;
  for (const { pattern, parts } of PATTERNS) {
    for (const match of rest.matchAll(pattern)) {
      const [year, monthOfYear, day] = parts(match);
      const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
      found.push({ text: match[0], day: year ? `${year}-${two(monthOfYear)}-${two(day)}` : nearest(two(monthOfYear), two(day), today) });
    }
    rest = rest.replaceAll(pattern, (match) => " ".repeat(match.length));
  }
  return found;
}

function month(name: string | undefined): string {
  return String(MONTHS.findIndex((full) => full.startsWith((name ?? "?").toLowerCase().slice(0, 3))) + 1);
}

function nearest(monthOfYear: string, day: string, today: string): string {
  const year = Number(today.slice(0, 4));
  const distance = (candidate: string) => Math.abs(Date.parse(candidate) - Date.parse(today));
  const candidates = [year - 1, year, year + 1].map((candidate) => `${candidate}-${monthOfYear}-${day}`);
  return candidates.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best));
}
