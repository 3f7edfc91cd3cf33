const MONTHS: readonly string[] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY = 86_400_000;

/**
 * The day number (days since 1970-01-01) of a date as suppliers' files write it: 2-Jun-06, 6/2/06 (month first), 2006-06-02, each with two or
 * four digits of the year and perhaps a time behind it. Anything else, such as "Date Not Captured" or "N/A - From RDC", is undefined.
 */
export function dayOf(text: string): number | undefined {
  const [date = ""] = text.trim().split(/[T ]/);
  const named = /^(\d{1,2})-([A-Za-z]{3})-(\d{4}|\d{2})$/.exec(date);
  if (named !== null) return checked(Number(named[3]), MONTHS.indexOf((named[2] ?? "").toLowerCase()) + 1, Number(named[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(date);
  if (slashed !== null) return checked(Number(slashed[3]), Number(slashed[1]), Number(slashed[2]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return iso === null ? undefined : checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
}

/** A day number as 2006-06-02. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function checked(year: number, month: number, day: number): number | undefined {
  const full = year < 100 ? (year < 70 ? 2000 + year : 1900 + year) : year;
  const time = new Date(Date.UTC(full, month - 1, day));
  const real = month >= 1 && month <= 12 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return real ? time.getTime() / DAY : undefined;
}
