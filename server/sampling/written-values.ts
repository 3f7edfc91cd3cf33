const LANGUAGES = ["en", "de", "fr", "nl", "es"] as const;
const NUMBER = /(?<![\p{L}\d.,/-])[-−]?\d+(?:[.,'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\d/])/gu;

/** Every number of a text, read both ways where "1.234" may be either. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(NUMBER)].flatMap(([written]) => {
    const digits = written.replace("−", "-");
    const point = digits.replaceAll(/[,'\u00a0\u202f ]/g, "");
    const comma = digits.replaceAll(/[.'\u00a0\u202f ]/g, "").replace(",", ".");
    // "1, 2" is two numbers, and so is "12 345" where no thousands are meant.
    return [...new Set([point, comma, ...digits.split(/[\u00a0\u202f ]/)])].map(Number).filter((number) => !Number.isNaN(number));
  });
}

const MONTHS = monthNames();

/** Every day of a text as "YYYY-MM-DD": 2026-06-10, 10 June 2026, June 10, 2026, 10. Juni 2026, 10/06/2026 read both ways. */
export function daysIn(text: string): ReadonlySet<string> {
  const days = new Set<string>();
  const add = (year: string, month: number, day: string) => days.add(`${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
  for (const [, year = "", month = "", day = ""] of text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)) add(year, Number(month), day);
  for (const [, day = "", name = "", year = ""] of text.matchAll(/(\d{1,2})\.?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})/gu)) {
    const month = MONTHS.get(name.toLowerCase());
    if (month) add(year, month, day);
  }
  for (const [, name = "", day = "", year = ""] of text.matchAll(/(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/gu)) {
    const month = MONTHS.get(name.toLowerCase());
    if (month) add(year, month, day);
  }
  for (const [, first = "", second = "", year = ""] of text.matchAll(/(\d{1,2})[./](\d{1,2})[./](\d{4})/g)) {
    add(year, Number(second), first);
    add(year, Number(first), second);
  }
  return days;
}

function monthNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of LANGUAGES)
    for (let month = 1; month <= 12; month += 1)
      for (const style of ["long", "short"] as const) {
        const name = new Intl.DateTimeFormat(language, { month: style, day: "numeric", timeZone: "UTC" })
          .formatToParts(new Date(Date.UTC(2026, month - 1, 10)))
          .find(({ type }) => type === "month")?.value;
        if (name) names.set(name.toLowerCase().replace(/\.$/, ""), month);
      }
  return names;
}
