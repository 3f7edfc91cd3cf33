import { Decimal } from "decimal.js";
import type { Change } from "../../core/change.ts";
import { digestOf, isJsonObject, type Json } from "../../core/json.ts";

/** What makes two orders or bills the same to whoever receives them: the partner, and how much of which product. */
export interface Document {
  readonly model: string;
  readonly partner: number;
  /** Product id -> quantity; lines of one product add up, so that splitting a line changes nothing. */
  readonly products: { readonly [product: string]: string };
}

/** For each model: the field that takes new lines, their quantity, and the field that leads to all of them: one that Odoo narrows by what a line is would tell that. */
export const DOCUMENT_MODELS = {
  "sale.order": { lines: "order_line", held: "order_line", quantity: "product_uom_qty", lineModel: "sale.order.line" },
  "purchase.order": { lines: "order_line", held: "order_line", quantity: "product_qty", lineModel: "purchase.order.line" },
  "account.move": { lines: "invoice_line_ids", held: "line_ids", quantity: "quantity", lineModel: "account.move.line" },
} as const;

export type DocumentModel = keyof typeof DOCUMENT_MODELS;

export function isDocumentModel(model: string): model is DocumentModel {
  return Object.hasOwn(DOCUMENT_MODELS, model);
}

/** The document that a create would make; undefined when its values don't say for whom and what. */
export function documentOfCreate({ model, values }: Change): Document | undefined {
  if (!isDocumentModel(model)) return undefined;
  const { lines, quantity } = DOCUMENT_MODELS[model];
  const partner = values["partner_id"];
  const commands = values[lines];
  if (typeof partner !== "number" || !Array.isArray(commands)) return undefined;
  return { model, partner, products: productsOf(commands.map((command: Json) => lineOf(command, quantity))) };
}

/** Lines as products and quantities; one without a product counts under 0. */
export function productsOf(lines: readonly { readonly product: number; readonly quantity: Json | undefined }[]): Document["products"] {
  const sums = new Map<number, Decimal>();
  for (const { product, quantity } of lines)
    sums.set(product, (sums.get(product) ?? new Decimal(0)).plus(typeof quantity === "number" || typeof quantity === "string" ? quantity : 1));
  return Object.fromEntries([...sums].map(([product, sum]) => [String(product), sum.toFixed()]));
}

export function digestOfDocument(document: Document): string {
  return digestOf(document);
}

function lineOf(command: Json, quantity: string): { product: number; quantity: Json | undefined } {
  const values: Json | undefined = Array.isArray(command) ? command[2] : undefined;
  if (!isJsonObject(values)) return { product: 0, quantity: undefined };
  const product = values["product_id"];
  return { product: typeof product === "number" ? product : 0, quantity: values[quantity] };
}
