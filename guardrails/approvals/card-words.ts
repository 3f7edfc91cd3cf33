import type { EffectRecord } from "../../core/change.ts";
import { isJsonObject, type Json } from "../../core/json.ts";
import { visibleText } from "../../core/visible-text.ts";
import type { CardField, CardRecord } from "../../core/wire.ts";

/** Longer than the longest note with every character shown by its code point: what is signed is shown whole. */
const LONGEST = 40_000;

export function whole(text: string): string {
  return visibleText(text, LONGEST);
}

export function visible(text: string | null): string | null {
  return text === null ? null : whole(text);
}

/** Values longer than this are folded on a page; the whole stands beside it. */
const FOLD_AT = 300;

/** One value before and after; `before` and `after` have been through `whole`. */
export function cardField(field: string, label: string, before: string | null, after: string | null): CardField {
  const isLong = (before?.length ?? 0) > FOLD_AT || (after?.length ?? 0) > FOLD_AT;
  return { field, label: whole(label), before, after, ...(isLong ? { folded: { before: fold(before), after: fold(after) } } : {}) };
}

function fold(text: string | null): string | null {
  if (text === null || text.length <= FOLD_AT) return text;
  // Characters of two units are not cut in half.
  const start = text.slice(0, FOLD_AT).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}… (${text.length - start.length} more characters)`;
}

const NOUNS: Readonly<Record<string, string>> = {
  "sale.order": "Sales order",
  "sale.order.line": "Order line",
  "stock.picking": "Transfer",
  "stock.move": "Stock move",
  "stock.move.line": "Reservation",
  "stock.quant": "Stock on hand",
  "purchase.order": "Purchase order",
  "purchase.order.line": "Purchase line",
  "account.move": "Invoice",
  "account.move.line": "Invoice line",
  "mail.activity": "Activity",
  "mail.message": "Chatter message",
  "res.partner": "Contact",
  "product.product": "Product",
  "product.supplierinfo": "Vendor price",
  "stock.warehouse.orderpoint": "Reorder rule",
};

export function nounOf(model: string): string {
  return NOUNS[model] ?? model;
}

export function cardRecord({ model, ref, label, before, after }: EffectRecord): CardRecord {
  const noun = NOUNS[model] ?? model;
  const ordinal = ref.split("#")[1];
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return {
    model,
    title: whole(label ? `${noun} ${label}` : ordinal ? `New ${noun.toLowerCase()} ${ordinal}` : `${noun} ${ref}`),
    fields: fields.map((field) => cardField(`${model}.${field}`, fieldLabel(field), shown(before?.[field]), shown(after?.[field]))),
  };
}

export function fieldLabel(field: string): string {
  const words = field.replace(/_ids?$/, "").replaceAll("_", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

/** A value of the effect in words: names instead of ids, nothing for Odoo's empty. */
export function shown(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === false) return null;
  const created = typeof value === "string" ? /^([a-z_.]+)#(\d+)$/.exec(value) : null;
  if (created?.[1]) return `new ${(NOUNS[created[1]] ?? created[1]).toLowerCase()} ${created[2]}`;
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value) ? `${value.slice(0, 16)} UTC` : whole(value);
  if (Array.isArray(value)) return whole(value.map((item) => shown(item) ?? "").join(", "));
  if (isJsonObject(value)) return shown(value["name"] ?? value["ref"] ?? JSON.stringify(value));
  return String(value);
}
