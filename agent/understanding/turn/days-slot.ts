import { NUMBER_WORDS } from "../entities/quantities.ts";

const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };
const STRETCH = new RegExp(
  String.raw`(?<![\w.,/-])(an?|\d{1,3}|${Object.keys(NUMBER_WORDS).join("|")})[ -](?:more |further |extra |whole )?(day|week|month)s?\b`,
  "i",
);

/** "A week late" that lost its article on the way from another language. */
const BARE = /\b(day|week|month)\s+(?:too )?(?:later?|delay)\b/i;

/** How many days a message means by "five days", "a week" or "two months"; undefined where it names no stretch of time. */
export function daysIn(text: string): string | undefined {
  const [, count = "", unit = ""] = STRETCH.exec(text) ?? ["", "a", BARE.exec(text)?.[1]];
  const length = UNIT_DAYS[unit.toLowerCase()];
  if (length === undefined) return undefined;
  const times = /^an?$/i.test(count) ? 1 : Number(NUMBER_WORDS[count.toLowerCase()] ?? count);
  return times > 0 ? String(times * length) : undefined;
}
