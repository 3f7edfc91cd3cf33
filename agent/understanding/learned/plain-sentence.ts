import type { EntityKind } from "../entities/entity.ts";
import type { Reading } from "../match/reading.ts";

/** A sentence is judged by what it says, not by which order or customer it names. */
const SAID_AS: { readonly [Kind in EntityKind]?: string } = {
  order: "the order",
  delivery: "the delivery",
  purchase_order: "the purchase order",
  invoice: "the invoice",
  product: "the product",
  quoted: "the product",
};

/** What a reading covers of its text, with records and companies said as what they are, for an encoder of English. */
export function plainSentence({ text, tokens, entities }: Pick<Reading, "text" | "tokens" | "entities">): string {
  const places = [...tokens, ...entities];
  const end = Math.max(0, ...places.map((place) => place.end));
  let at = Math.min(end, ...places.map(({ start }) => start));
  let out = "";
  for (const { kind, start, end: until } of entities) {
    const isProper = kind === "name" && /[\p{Lu}\d]/u.test(text.slice(start, until));
    const said = SAID_AS[kind] ?? (isProper ? "the company" : undefined);
    if (said === undefined || start < at) continue;
    out += `${text.slice(at, start)}${said}`;
    at = until;
  }
  return `${out}${text.slice(at, end)}`.trim();
}
