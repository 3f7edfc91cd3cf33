import { type Entity, type EntityKind, without } from "./entity.ts";

interface ReferencePattern {
  readonly kind: EntityKind;
  readonly pattern: RegExp;
  /** The reference as Odoo writes it, from the groups of the match. */
  readonly value: (match: RegExpMatchArray) => string;
}

const upper = (match: RegExpMatchArray) => (match[1] ?? match[0]).toUpperCase();

/** Odoo's own form of a bare number: S and five digits; what is longer or padded already stays as typed. */
function padded(prefix: string, typed: string, digits: string): string {
  if (/^[a-z]+\d+$/i.test(typed) && (digits.length >= 5 || (digits.startsWith("0") && digits.length >= 3))) return typed.toUpperCase();
  return `${prefix}${digits.padStart(5, "0")}`;
}

const NUMBER = String.raw`(?:number|no\.?|nr\.?|ref\.?|reference|#)?\s*#?\s*`;

/** In this order: the first that matches takes the text. */
const PATTERNS: readonly ReferencePattern[] = [
  {
    kind: "product",
    pattern:
      /(?<=\b(?:customer|client|cust|their|his|her)(?:'s|s')? (?:own )?(?:(?:reference|ref|number|order|po) (?:no |number )?)?)PO[ -]?#?\d{2,8}\b/gi,
    value: (match) => match[0],
  },
  { kind: "invoice", pattern: /\b(R?(?:INV|BILL)(?:\/[A-Z0-9]+){1,3}|[A-Z]{2,6}\/20\d\d\/(?:\d\d\/)?\d+)\b/gi, value: upper },
  { kind: "delivery", pattern: /\b([A-Z][A-Z0-9]{0,7}\/(?:[A-Z][A-Z0-9]{0,7}\/)?\d{1,8})\b/gi, value: upper },
  {
    kind: "delivery",
    pattern: /\b(?:wh[ -](out|in|int|pick|pack)|(out|pick|pack))[ -]?(\d{2,8})\b(?!\s*(?:pcs|pieces|units|x)\b)/gi,
    value: (m) => `WH/${(m[1] ?? m[2] ?? "").toUpperCase()}/${m[3]}`,
  },
  { kind: "invoice", pattern: /\b(?:invoice|bill|inv)[ -]?(?:number|no\.?|nr\.?|#)?\s*#?-?(\d[\d/-]*\d)\b/gi, value: (m) => m[1] ?? "" },
  {
    kind: "purchase_order",
    pattern: /\b(?:purchase order|rfq|request for quotation)\s+(?:number|no\.?|nr\.?|#)?\s*#?(\d{1,8})\b/gi,
    value: (m) => padded("P", m[1] ?? "", m[1] ?? ""),
  },
  { kind: "purchase_order", pattern: /\bPO[ -]?#?\s?(\d{1,8})\b/gi, value: (m) => padded("P", m[0], m[1] ?? "") },
  { kind: "purchase_order", pattern: /\bP(\d{3,8})\b/gi, value: (m) => padded("P", m[0], m[1] ?? "") },
  { kind: "order", pattern: /\b(?:SO?[ -]?#?\s?)(\d{2,8})\b/gi, value: (m) => padded("S", m[0], m[1] ?? "") },
  {
    kind: "order",
    pattern: new RegExp(String.raw`\b(?:sales? order|order|quotation|quote)\s+${NUMBER}(\d{2,8})\b(?!\s*(?:x|pcs|pieces|units?|[a-z]))`, "gi"),
    value: (m) => padded("S", m[1] ?? "", m[1] ?? ""),
  },
  { kind: "product", pattern: /\[([^\]\s]{2,40})\]/g, value: (m) => m[1] ?? "" },
  { kind: "product", pattern: /\b(?=[A-Z0-9_-]*\d)(?=[A-Z0-9_-]*[A-Z])([A-Z0-9]+(?:[_-][A-Z0-9]+)+)\b/gi, value: (m) => m[1] ?? "" },
  { kind: "product", pattern: /\b([A-Z]{2,}\d{3,}[A-Z0-9]*)\b/gi, value: (m) => m[1] ?? "" },
];

/** Compound words with a digit in them that are no codes: "2-pole", "follow-up", "5-core". */
const NOT_A_CODE = /^\d+-[a-z]+$/i;

/** Numbers of orders, deliveries, purchase orders and invoices, and product codes. */
export function findReferences(text: string): Entity[] {
  const found: Entity[] = [];
  let rest = text;
  for (const { kind, pattern, value } of PATTERNS) {
    const here: Entity[] = [];
    for (const match of rest.matchAll(pattern)) {
      if (kind === "product" && (NOT_A_CODE.test(match[0]) || /^\d{4}-\d\d-\d\d$/.test(match[0]))) continue;
      if (kind === "delivery" && /^\d+\/\d+/.test(match[0])) continue;
      here.push({ kind, value: value(match), start: match.index, end: match.index + match[0].length });
    }
    found.push(...here);
    rest = without(rest, here);
  }
  return found.sort((one, other) => one.start - other.start);
}

const QUOTED = /"([^"]{2,400})"|(?<=^|[\s(:])'([^']{2,400})'(?=$|[\s).,;:?!])/g;

/** What stands in quotation marks, for names and notes. */
export function findQuoted(text: string): Entity[] {
  return [...text.matchAll(QUOTED)].map((match) => ({
    kind: "quoted",
    value: (match[1] ?? match[2] ?? "").trim(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
