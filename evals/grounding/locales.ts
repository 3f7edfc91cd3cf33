import type { Random } from "../../odoo/sandbox/dataset/random.ts";

/** How people of one language write numbers, days and the words of the trade. */
export interface Locale {
  readonly id: string;
  readonly grouping: string;
  readonly decimal: string;
  readonly money: (amount: string, currency: string) => string;
  readonly dates: readonly ((year: string, month: number, day: number) => string)[];
  readonly words: Readonly<Record<Word, string>>;
}

type Word =
  | "of"
  | "for"
  | "promised"
  | "planned"
  | "expected"
  | "due"
  | "shippedOn"
  | "open"
  | "ordered"
  | "delivered"
  | "total"
  | "onHand"
  | "free"
  | "incoming"
  | "forecast"
  | "daysLate"
  | "daysOverdue"
  | "listPrice"
  | "and"
  | "missing";

const two = (part: number) => String(part).padStart(2, "0");
const EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DE = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const FR = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const NL = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
const ES = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
const SIGN: { readonly [code: string]: string } = { USD: "$", EUR: "€", GBP: "£" };
const iso = (year: string, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

export const LOCALES: readonly Locale[] = [
  {
    id: "en-US",
    grouping: ",",
    decimal: ".",
    money: (amount, currency) => (SIGN[currency] ? `${SIGN[currency]}${amount}` : `${amount} ${currency}`),
    dates: [(year, month, day) => `${EN[month - 1]} ${day}, ${year}`, (year, month, day) => `${EN[month - 1]?.slice(0, 3)} ${day}, ${year}`, iso],
    words: {
      of: "of",
      for: "for",
      promised: "promised for",
      planned: "planned for",
      expected: "expected on",
      due: "due on",
      shippedOn: "shipped on",
      open: "still open",
      ordered: "ordered",
      delivered: "delivered",
      total: "total",
      onHand: "on hand",
      free: "free",
      incoming: "incoming",
      forecast: "in the forecast",
      daysLate: "days late",
      daysOverdue: "days overdue",
      listPrice: "list price",
      and: "and",
      missing: "missing",
    },
  },
  {
    id: "de",
    grouping: ".",
    decimal: ",",
    money: (amount, currency) => `${amount} ${SIGN[currency] ?? currency}`,
    dates: [(year, month, day) => `${day}. ${DE[month - 1]} ${year}`, (year, month, day) => `${two(day)}.${two(month)}.${year}`],
    words: {
      of: "von",
      for: "für",
      promised: "zugesagt für den",
      planned: "geplant für den",
      expected: "erwartet am",
      due: "fällig am",
      shippedOn: "versandt am",
      open: "noch offen",
      ordered: "bestellt",
      delivered: "geliefert",
      total: "Gesamtbetrag",
      onHand: "auf Lager",
      free: "frei",
      incoming: "im Zulauf",
      forecast: "in der Prognose",
      daysLate: "Tage verspätet",
      daysOverdue: "Tage überfällig",
      listPrice: "Listenpreis",
      and: "und",
      missing: "fehlen",
    },
  },
  {
    id: "fr",
    grouping: "\u202f",
    decimal: ",",
    money: (amount, currency) => `${amount} ${SIGN[currency] ?? currency}`,
    dates: [(year, month, day) => `${day} ${FR[month - 1]} ${year}`, (year, month, day) => `${two(day)}/${two(month)}/${year}`],
    words: {
      of: "de",
      for: "pour",
      promised: "promise pour le",
      planned: "prévue le",
      expected: "attendue le",
      due: "échéance le",
      shippedOn: "expédiée le",
      open: "restant à livrer",
      ordered: "commandé",
      delivered: "livré",
      total: "total",
      onHand: "en stock",
      free: "disponibles",
      incoming: "entrantes",
      forecast: "en prévision",
      daysLate: "jours de retard",
      daysOverdue: "jours de retard",
      listPrice: "prix catalogue",
      and: "et",
      missing: "manquent",
    },
  },
  {
    id: "nl",
    grouping: ".",
    decimal: ",",
    money: (amount, currency) => `${SIGN[currency] ?? currency} ${amount}`,
    dates: [(year, month, day) => `${day} ${NL[month - 1]} ${year}`, (year, month, day) => `${day}-${month}-${year}`],
    words: {
      of: "van",
      for: "voor",
      promised: "beloofd voor",
      planned: "gepland op",
      expected: "verwacht op",
      due: "vervalt op",
      shippedOn: "verzonden op",
      open: "nog openstaand",
      ordered: "besteld",
      delivered: "geleverd",
      total: "totaal",
      onHand: "op voorraad",
      free: "vrij",
      incoming: "inkomend",
      forecast: "in de prognose",
      daysLate: "dagen te laat",
      daysOverdue: "dagen achterstallig",
      listPrice: "catalogusprijs",
      and: "en",
      missing: "ontbreken",
    },
  },
  {
    id: "es",
    grouping: ".",
    decimal: ",",
    money: (amount, currency) => `${amount} ${SIGN[currency] ?? currency}`,
    dates: [(year, month, day) => `${day} de ${ES[month - 1]} de ${year}`, (year, month, day) => `${two(day)}/${two(month)}/${year}`],
    words: {
      of: "de",
      for: "para",
      promised: "prometido para el",
      planned: "programado para el",
      expected: "esperado el",
      due: "vence el",
      shippedOn: "enviado el",
      open: "pendientes",
      ordered: "pedido",
      delivered: "entregado",
      total: "total",
      onHand: "en existencias",
      free: "libres",
      incoming: "entrantes",
      forecast: "en el pronóstico",
      daysLate: "días de retraso",
      daysOverdue: "días de retraso",
      listPrice: "precio de lista",
      and: "y",
      missing: "faltan",
    },
  },
  {
    id: "de-CH",
    grouping: "'",
    decimal: ".",
    money: (amount, currency) => `${currency} ${amount}`,
    dates: [(year, month, day) => `${day}. ${DE[month - 1]?.slice(0, 3)}. ${year}`],
    words: {
      of: "von",
      for: "für",
      promised: "zugesagt für den",
      planned: "geplant für den",
      expected: "erwartet am",
      due: "fällig am",
      shippedOn: "versandt am",
      open: "ausstehend",
      ordered: "bestellt",
      delivered: "geliefert",
      total: "Gesamtsumme",
      onHand: "vorrätig",
      free: "verfügbar",
      incoming: "im Zulauf",
      forecast: "in der Prognose",
      daysLate: "Tage Verspätung",
      daysOverdue: "Tage überfällig",
      listPrice: "Listenpreis",
      and: "und",
      missing: "fehlen",
    },
  },
];

/** A decimal as the locale writes it, with as many places as it came with. */
export function written(value: string, { grouping, decimal }: Locale): string {
  const [whole = "", part] = value.replace("-", "").split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, grouping);
  return `${value.startsWith("-") ? "-" : ""}${grouped}${part === undefined ? "" : `${decimal}${part}`}`;
}

export function writtenDay(day: string, locale: Locale, random: Random): string {
  const [year = "", month, date] = day.split("-");
  return random.pick(locale.dates)(year, Number(month), Number(date));
}
