import { en } from "chrono-node";
import { addDays, dayIn } from "../../../core/dates.ts";
import { type Entity, without } from "./entity.ts";

export interface When {
  readonly now: Date;
  readonly timeZone: string;
}

/** Words that chrono takes for dates and people mostly mean otherwise. */
const NOT_A_DATE = /^(?:may|march|mar|sun|sat|now|second|at present|currently|the second|\d{1,4}|\d+[./]\d+|this|last|in \d)$/i;

const pad = (value: number | null) => String(value ?? 1).padStart(2, "0");

/** Shifts against a date that the message does not hold ("by a week", "two days later"): guessing from today would be wrong. */
const COUNT = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d+)";
const SHIFT = new RegExp(
  String.raw`\bby ${COUNT} (?:more )?(?:days?|weeks?|months?)\b|\b${COUNT} (?:days?|weeks?|months?) (?:later|earlier|sooner|further|late)\b`,
  "gi",
);

/** Most texts hold no day at all, and to look for one takes longer than all the rest of reading. */
const MAY_HOLD_A_DATE =
  /\d|lately|recently|day|week|month|year|quarter|hour|minute|half|ytd|morrow|morning|noon|night|evening|tonite|\b(?:tom|tmr|tmrw|sun|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december)\b/i;

/** Days and times in words or figures, as the asker's calendar has them; periods such as "last month" are taken first. */
export function findDates(text: string, { now, timeZone }: When): Entity[] {
  if (!MAY_HOLD_A_DATE.test(text)) return [];
  const today = dayIn(timeZone, now);
  const periods = findPeriods(text, today);
  const shifts = [...text.matchAll(SHIFT)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const after: Entity[] = [...text.matchAll(/\b(?:the )?day after tomorrow\b/gi)].map((match) => ({
    kind: "date",
    value: addDays(today, 2),
    start: match.index,
    end: match.index + match[0].length,
  }));
  after.push(...midMonths(text, today));
  const rest = without(text, [...periods, ...shifts, ...after]);
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const parser = timeZone.startsWith("America/") ? en.casual : en.GB;
  const found: Entity[] = [...after];
  for (const result of parser.parse(rest, reference, { forwardDate: true })) {
    const { start } = result;
    if (NOT_A_DATE.test(result.text.trim())) continue;
    const span = { start: result.index, end: result.index + result.text.length };
    const hasDay = start.isCertain("day") || start.isCertain("weekday") || (start.isCertain("month") && !start.isCertain("hour"));
    if (start.isCertain("hour")) found.push({ kind: "time", value: `${pad(start.get("hour"))}:${pad(start.get("minute"))}`, ...span });
    if (hasDay) found.push({ kind: "date", value: `${start.get("year")}-${pad(start.get("month"))}-${pad(start.get("day"))}`, ...span });
  }
  return [...periods, ...found].sort((one, other) => one.start - other.start);
}

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})`;
const ORDINALS = ["first", "second", "third", "fourth"];
const UNIT_DAYS: { readonly [unit: string]: number } = { day: 1, week: 7, month: 30, year: 365 };

const MID_MONTH = new RegExp(String.raw`\b(?:the )?mid(?:dle)?(?: of|-| ) ?(?:the )?(?:${MONTH}(?:,? (20\d\d))?|(?:this|next) month|month)\b`, "gi");

interface PeriodPattern {
  readonly pattern: RegExp;
  readonly range: (match: RegExpMatchArray, today: string) => { readonly from?: string; readonly to?: string } | undefined;
}

/** Stretches of time that lie behind or around today: what lists are narrowed by. */
const PERIODS: readonly PeriodPattern[] = [
  {
    pattern: new RegExp(
      String.raw`\bsince (?:the )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?${MONTH}(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (20\d\d))?\b`,
      "gi",
    ),
    range: (match, today) => ({ from: pastDay(match[2] ?? "", match[1] ?? match[3] ?? "1", match[4], today), to: today }),
  },
  {
    pattern: /\b(?:in |over |during |from |within )?(?:the )?(?:last|past|previous) (\d{1,3}) (day|week|month|year)s?\b/gi,
    range: (match, today) => ({ from: addDays(today, -Number(match[1]) * (UNIT_DAYS[(match[2] ?? "day").toLowerCase()] ?? 1)), to: today }),
  },
  {
    pattern: /\b(?:in |of |from |during |over )?(?:the )?(last|past|previous|this|current) (week|month|quarter|year)\b/gi,
    range: (match, today) => calendarPeriod(match, today),
  },
  {
    pattern:
      /\b(?:in |of |from |during |for |over )?(?:the )?(?:q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th) quarter)(?:,? (?:of )?(20\d\d))?\b/gi,
    range: (match, today) => partOfYear(Number(match[1] ?? ordinal(match[2])), 3, match[3], today),
  },
  {
    pattern:
      /\b(?:in |of |from |during |for |over )?(?:the )?(?:h([12])|(first|second|1st|2nd) half)(?: of (?:the |this )?year)?(?:,? (?:of )?(20\d\d))?\b/gi,
    range: (match, today) => partOfYear(Number(match[1] ?? ordinal(match[2])), 6, match[3], today),
  },
  {
    pattern: /\b(?:year[ -]to[ -]date|ytd|(?:this|the) year so far|so far this year|since (?:the )?(?:start|beginning) of (?:the|this) year)\b/gi,
    range: (_, today) => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
  },
  { pattern: /\b(?:of |from )?yesterday\b/gi, range: (_, today) => ({ from: addDays(today, -1), to: addDays(today, -1) }) },
  { pattern: /\b(?:lately|recently)\b/gi, range: (_, today) => ({ from: addDays(today, -90), to: today }) },
  {
    pattern: new RegExp(String.raw`\b(?:in|during|of|from) ${MONTH}(?: (20\d\d))?\b(?! \d)`, "gi"),
    range: (match, today) => monthPeriod(match[1] ?? "", match[2], today),
  },
  { pattern: /\b(?:in|during|of|from) (20\d\d)\b(?!-)/gi, range: (match) => ({ from: `${match[1]}-01-01`, to: `${match[1]}-12-31` }) },
  { pattern: /\bsince (20\d\d-\d\d-\d\d)\b/gi, range: (match, today) => ({ ...(match[1] ? { from: match[1] } : {}), to: today }) },
  {
    pattern: /\b(?:between|from) (20\d\d-\d\d-\d\d) (?:and|to|until|till) (20\d\d-\d\d-\d\d)\b/gi,
    range: (match) => ({ ...(match[1] ? { from: match[1] } : {}), ...(match[2] ? { to: match[2] } : {}) }),
  },
];

function findPeriods(text: string, today: string): Entity[] {
  const found: Entity[] = [];
  let rest = text;
  for (const { pattern, range } of PERIODS) {
    const here: Entity[] = [];
    for (const match of rest.matchAll(pattern)) {
      const period = range(match, today);
      if (!period?.from) continue;
      here.push({
        kind: "period",
        value: period.from,
        ...(period.to ? { to: period.to } : {}),
        start: match.index,
        end: match.index + match[0].length,
      });
    }
    found.push(...here);
    rest = without(rest, here);
  }
  return found;
}

function calendarPeriod(match: RegExpMatchArray, today: string) {
  const isPast = /last|past|previous/i.test(match[1] ?? "");
  const [year = 0, month = 1] = today.split("-").map(Number);
  switch ((match[2] ?? "").toLowerCase()) {
    case "week": {
      const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      const monday = addDays(today, -weekday - (isPast ? 7 : 0));
      return { from: monday, to: addDays(monday, 6) };
    }
    case "month":
      return months(year, month - (isPast ? 1 : 0), 1);
    case "quarter":
      return months(year, Math.floor((month - 1) / 3) * 3 + 1 - (isPast ? 3 : 0), 3);
    default:
      return months(year - (isPast ? 1 : 0), 1, 12);
  }
}

/** The first to the last day of `count` months; the month may lie before January. */
function months(year: number, month: number, count: number) {
  const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  return { from: first, to: addDays(new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10), -1) };
}

function ordinal(word: string | undefined): number {
  const named = ORDINALS.indexOf((word ?? "").toLowerCase()) + 1;
  return named > 0 ? named : Number.parseInt(word ?? "", 10);
}

/** The newest such quarter or half that has begun, where no year is said. */
function partOfYear(which: number, length: number, year: string | undefined, today: string) {
  const [thisYear = 0, thisMonth = 1] = today.split("-").map(Number);
  const first = (which - 1) * length + 1;
  return months(year ? Number(year) : first > thisMonth ? thisYear - 1 : thisYear, first, length);
}

/** "Mid December", "the middle of next month": the fifteenth, where that lies ahead. */
function midMonths(text: string, today: string): Entity[] {
  return [...text.matchAll(MID_MONTH)].flatMap((match): Entity[] => {
    const [year = 0, month = 1] = today.split("-").map(Number);
    const named = match[1] === undefined ? 0 : MONTHS.findIndex((full) => full.startsWith((match[1] ?? "").toLowerCase().slice(0, 3))) + 1;
    const meant = named > 0 ? named : month + (/next/i.test(match[0]) ? 1 : 0);
    const ahead = named > 0 && match[2] === undefined && `${year}-${pad(meant)}-15` < today ? year + 1 : year;
    const value = new Date(Date.UTC(Number(match[2] ?? ahead), meant - 1, 15)).toISOString().slice(0, 10);
    return [{ kind: "date", value, start: match.index, end: match.index + match[0].length }];
  });
}

function monthPeriod(name: string, year: string | undefined, today: string) {
  const month = MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
  const [thisYear = 0, thisMonth = 1] = today.split("-").map(Number);
  return months(year ? Number(year) : month > thisMonth ? thisYear - 1 : thisYear, month, 1);
}

function pastDay(name: string, day: string, year: string | undefined, today: string): string {
  const month = pad(MONTHS.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1);
  const inYear = (which: number) => `${which}-${month}-${day.padStart(2, "0")}`;
  const thisYear = Number(today.slice(0, 4));
  if (year) return inYear(Number(year));
  return inYear(thisYear) > today ? inYear(thisYear - 1) : inYear(thisYear);
}
