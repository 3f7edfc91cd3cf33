import { NUMBER_WORDS, numberOfWords } from "./number-words.ts";

/** What an answer says that a number is; "plain" when nothing beside it tells. */
export type MentionKind = "amount" | "quantity" | "days" | "weeks" | "percent" | "count" | "duration" | "plain";

/** A number as it stands in a text. */
export interface NumberMention {
  readonly text: string;
  readonly at: number;
  /** Where what belongs to it (currency, unit, counted noun) ends. */
  readonly end: number;
  /** What it may be read as: 1.234 is one of two. */
  readonly readings: readonly number[];
  /** Half a unit of the last place written: how far a value may be from it by rounding. */
  readonly slack: number;
  readonly kind: MentionKind;
  readonly currency: readonly string[];
  readonly uom: string | undefined;
  /** Of a count: models whose records are counted. */
  readonly counts: readonly string[];
}

const SIGNS: { readonly [sign: string]: readonly string[] } = {
  $: ["USD", "CAD", "AUD", "MXN"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
};
const CODES = "USD|EUR|GBP|CHF|CAD|AUD|JPY|CNY|MXN|SEK|NOK|DKK|PLN|CZK";
const NAMED_CURRENCY = "US dollars?|dollars?|euros?|pounds?|Dollar|Euro|Pfund|livres?|libras?";
const CURRENCY_OF: readonly (readonly [RegExp, readonly string[]])[] = [
  [/dollar/i, ["USD", "CAD", "AUD"]],
  [/euro/i, ["EUR"]],
  [/pound|pfund|livre|libra/i, ["GBP"]],
];
const FIGURES = "\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,'’]\\d+)*";
const MAGNITUDE =
  "(?:\\s?(k|K|thousand|Tsd\\.?|tausend|mille|mil|duizend|(?-i:M)|mn|Mio\\.?|millions?|Millionen|miljoen|millones|billions?|bn)(?![\\p{L}\\d]))";
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,'’])(?:(?<![\\p{L}\\d)\\]])([-−–])(?=[$€£¥]))?(?:([$€£¥])\\s?|(${CODES})\\s?)?([-−])?(${FIGURES}|${NUMBER_WORDS})${MAGNITUDE}?`,
  "giu",
);
const AFTER: readonly { readonly pattern: RegExp; readonly kind: MentionKind }[] = [
  { pattern: /^\s?(?:%|per ?cent\b|Prozent\b|procent\b|pour ?cent\b|por ciento\b)/iu, kind: "percent" },
  { pattern: /^[\s-](?:(?:business|working|calendar) )?(?:days?|Tage?n?|jours?|dagen|dag|días?|dias?)(?![\p{L}])/iu, kind: "days" },
  { pattern: /^[\s-](?:weeks?|Wochen?|semaines?|weken|week|semanas?)(?![\p{L}])/iu, kind: "weeks" },
  {
    pattern:
      /^[\s-](?:hours?|minutes?|months?|years?|Stunden?|Minuten?|Monate?n?|Jahre?n?|heures?|mois|ans?|années?|uur|uren|maanden|maand|jaar|horas?|mes(?:es)?|años?)(?![\p{L}])/iu,
    kind: "duration",
  },
];
const CURRENCY_AFTER = new RegExp(`^\\s?([$€£¥]|(?:${CODES}|${NAMED_CURRENCY})(?![\\p{L}\\d]))`, "iu");

/** Nouns that are counted, and the models whose records they are. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /(?:purchase orders?|Bestellung(?:en)?|bons? de commande|inkooporders?|inkoopbestelling(?:en)?|(?:órdenes|orden) de compra)/iu,
    ["purchase.order"],
  ],
  [
    /(?:(?:sales )?orders?|Aufträge|Auftrag|commandes?|bestelling(?:en)?|verkooporders?|pedidos?|quotations?|Angebote?|devis|offertes?|presupuestos?)/iu,
    ["sale.order", "purchase.order"],
  ],
  [
    /(?:deliver(?:y|ies)|shipments?|receipts?|returns?|Lieferung(?:en)?|(?:Waren)?Eing(?:ang|ängen?)|livraisons?|réceptions?|levering(?:en)?|ontvangst(?:en)?|entregas?|recepci(?:ón|ones))/iu,
    ["stock.picking"],
  ],
  [/(?:invoices?|bills?|credit notes?|Rechnung(?:en)?|factures?|facturen|factuur|facturas?)/iu, ["account.move"]],
  [/(?:lines?|Position(?:en)?|lignes?|regels?|líneas?)/iu, ["sale.order.line", "purchase.order.line"]],
  [
    /(?:customers?|vendors?|suppliers?|Kunden?|Lieferant(?:en)?|clients?|fournisseurs?|klant(?:en)?|leveranciers?|clientes?|proveedor(?:es)?)/iu,
    ["res.partner"],
  ],
  [/(?:products?|Produkte?|Artikel|produits?|articles?|product(?:en)?|artikel(?:en)?|productos?)/iu, ["product.product"]],
];
const ADJECTIVES = "(?:(?!of\\b|von\\b|de\\b|van\\b|and\\b|on\\b|in\\b|with\\b|to\\b)[\\p{L}-]+\\s+){0,2}?";

/** The numbers of a text with what is said of each; `units` are the units of measure that the turn's facts know. */
export function numberMentions(text: string, units: readonly string[]): NumberMention[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const [whole, minusBefore, sign, code, minusInside, figures = "", magnitude] = match;
    const end = match.index + whole.length;
    const after = text.slice(end);
    const currencyAfter = CURRENCY_AFTER.exec(after);
    const currency = sign !== undefined ? (SIGNS[sign] ?? []) : code !== undefined ? [code.toUpperCase()] : currencyOf(currencyAfter?.[1]);
    const factor = magnitudeOf(magnitude) * (minusBefore || minusInside ? -1 : 1);
    const isWord = !/\d/.test(figures);
    const readings = (isWord ? [numberOfWords(figures)] : readingsOf(figures)).map((reading) => reading * factor);
    const base = { text: whole.trim(), at: match.index, end, readings, slack: slackOf(figures) * Math.abs(factor), uom: undefined, counts: [] };
    if (currency.length > 0) return { ...base, end: end + (sign || code ? 0 : (currencyAfter?.[0].length ?? 0)), kind: "amount", currency };
    const measured = AFTER.find(({ pattern }) => pattern.test(after));
    if (measured) return { ...base, end: end + (measured.pattern.exec(after)?.[0].length ?? 0), kind: measured.kind, currency: [] };
    const uom = unitAfter(after, units);
    if (uom !== undefined) return { ...base, end: end + uom.length + 1, kind: "quantity", uom, currency: [] };
    const before = text.slice(0, match.index);
    const counted = NOUNS.find(
      ([noun]) =>
        new RegExp(`^\\s+${ADJECTIVES}${noun.source}(?![\\p{L}])`, "iu").test(after) ||
        new RegExp(`(?<![\\p{L}])${noun.source}:\\s*$`, "iu").test(before.slice(-40)),
    );
    return counted ? { ...base, kind: "count", counts: counted[1], currency: [] } : { ...base, kind: "plain", currency: [] };
  });
}

function currencyOf(written: string | undefined): readonly string[] {
  if (written === undefined) return [];
  return SIGNS[written] ?? CURRENCY_OF.find(([pattern]) => pattern.test(written))?.[1] ?? [written.toUpperCase()];
}

/** Units that people write without any record having them. */
const COMMON_UNITS = [
  "boxes",
  "box",
  "dozens",
  "dozen",
  "kg",
  "g",
  "pallets",
  "pallet",
  "packs",
  "pairs",
  "rolls",
  "sets",
  "litres",
  "liters",
  "metres",
  "meters",
  "tons",
  "cartons",
  "units",
  "unit",
];

function unitAfter(after: string, units: readonly string[]): string | undefined {
  const next = /^\s?(.{1,24})/u.exec(after)?.[1]?.toLowerCase() ?? "";
  return [...units, ...COMMON_UNITS].find((unit) => next.startsWith(unit.toLowerCase()) && !/^[\p{L}\d]/u.test(next.slice(unit.length)));
}

function magnitudeOf(written: string | undefined): number {
  if (written === undefined) return 1;
  if (/^(?:bn|billions?)$/i.test(written)) return 1e9;
  if (written === "M" || (/^(?:mn|mio|mill|milj)/i.test(written) && !/^mille$/i.test(written))) return 1e6;
  return 1e3;
}

function slackOf(figures: string): number {
  if (!/\d/.test(figures)) return 0;
  const part = /[.,](\d{1,2}|\d{4,})$/.exec(figures)?.[1] ?? "";
  return 0.5 / 10 ** part.length;
}

/** The numbers that figures may stand for, with a point or a comma before the decimals. */
export function readingsOf(written: string): number[] {
  const plain = written.replaceAll(/['’\s\u00a0\u202f]/g, "");
  const separators = [...plain.matchAll(/[.,]/g)].map(([sign]) => sign);
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  if (last < 0) return [Number(plain)];
  const asDecimal = Number(`${plain.slice(0, last).replaceAll(/[.,]/g, "")}.${plain.slice(last + 1)}`);
  const asGrouping = Number(plain.replaceAll(/[.,]/g, ""));
  if (separators.length > 1) return new Set(separators).size === 1 ? [asGrouping] : [asDecimal];
  return plain.length - last - 1 === 3 && !/^0[.,]/.test(plain) ? [asGrouping, asDecimal] : [asDecimal];
}
