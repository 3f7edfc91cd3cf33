import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../language.ts";
import type { Catalogue, Messages } from "./load-messages.ts";
import { spokenDayOf, toldIn } from "./told.ts";

/** A value that a tool may leave out (hidden by the policy) or leave empty. */
type Maybe = string | number | null | undefined;

export type MessageValues = Readonly<Record<string, string | number>>;

/** How an answer is written in one language: its sentences, and its days, amounts and lists. */
export interface Speech {
  readonly language: Language;
  /** A message in ICU MessageFormat, named by what it is in English, with its values; English where no translation is known. */
  say(message: string, values?: MessageValues): string;
  /** A word for a record's state or kind, as tools write it in English; the word itself where none is known. */
  term(word: string): string;
  /** What a tool or the gate said in English, sentence by sentence, as far as it is known. */
  told(text: string): string;
  /** "5 June 2026"; the one form in which answers write a day. */
  day(iso: string): string;
  /** The day of a table's cell, or nothing. */
  dayCell(value: string | null | undefined): string | undefined;
  /** "1234.5" as the language writes its decimals, ungrouped. */
  number(amount: string | number): string;
  /** "1,234.50 USD" */
  money(amount: string, currency: Maybe): string;
  /** "12 Units" */
  quantity(amount: Maybe, uom: Maybe): string;
  days(count: Maybe): string;
  /** "3 days late", or nothing. */
  lateness(daysLate: Maybe): string;
  listed(items: readonly string[]): string;
  /** Counts up to twelve as words: they are the answer's own, not values from a record. */
  countWord(count: number): string | undefined;
  /** Said under a list that goes on. */
  readonly more: string;
}

/** Where each language is written: English as in the United Kingdom for its days. */
const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE", fr: "fr-FR", nl: "nl-NL", es: "es-ES" };
const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

export function createSpeech(language: Language, { messages, told, terms }: Catalogue): Speech {
  const locale = LOCALES[language];
  const compiled = new Map<string, IntlMessageFormat>();
  const dayFormat = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const [listing, decimal] = [
    new Intl.ListFormat(locale, { type: "conjunction" }),
    new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".",
  ];
  const group = new Intl.NumberFormat(locale, { useGrouping: "always" }).formatToParts(1000).find(({ type }) => type === "group")?.value ?? ",";

  const say = (message: string, values: MessageValues = {}): string => {
    const text = translation(messages, message, language);
    const known = compiled.get(text) ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    compiled.set(text, known);
    return String(known.format(values));
  };
  const term = (word: string) => translation(terms, word, language);
  const number = (amount: string | number) => String(amount).replace(".", decimal);
  const day = (iso: string) => {
    const at = /^\d{4}-\d{2}-\d{2}/.exec(iso) ? new Date(`${iso.slice(0, 10)}T00:00:00Z`) : undefined;
    return at && !Number.isNaN(at.getTime()) ? dayFormat.format(at) : iso;
  };
  const toldValue = (value: string) => {
    const spoken = spokenDayOf(value);
    return spoken === undefined ? term(value) : day(spoken);
  };
  const days = (count: Maybe) => say("{count, plural, one {# day} other {# days}}", { count: Number(count) });
  return {
    language,
    say,
    term,
    told: (text) => (language === "en" ? text : toldIn(told, language, text, toldValue)),
    day,
    dayCell: (value) => (value ? day(value) : undefined),
    number,
    money: (amount, currency) => {
      const [whole = "", part] = amount.split(".");
      const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
      return `${grouped}${part === undefined ? "" : `${decimal}${part}`}${currency ? ` ${currency}` : ""}`;
    },
    quantity: (amount, uom) => `${amount === null || amount === undefined ? say("an unknown number") : number(amount)}${uom ? ` ${uom}` : ""}`,
    days,
    lateness: (daysLate) => (Number(daysLate) > 0 ? say("{days} late", { days: days(daysLate) }) : ""),
    listed: (items) => listing.format(items),
    countWord: (count) => {
      const word = WORDS[count];
      return word === undefined ? undefined : term(word);
    },
    get more() {
      return say("There are more than these; narrow the question to see the rest.");
    },
  };
}

function translation(messages: Messages, english: string, language: Language): string {
  return language === "en" ? english : (messages.get(english)?.[language] ?? english);
}
