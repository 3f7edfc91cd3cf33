import type { Entity } from "./entity.ts";

/** Order lines in the text form that a slot carries: "5 x FURN_7777; 2 x Large Desk". */
export function linesText(lines: readonly { readonly quantity: string; readonly product: string }[]): string {
  return lines.map(({ quantity, product }) => `${quantity} x ${product}`).join("; ");
}

/** Reads the slot's text form back. */
export function linesOf(text: string): { readonly quantity: string; readonly product: string }[] {
  return text.split(/;\s(?=\d+(?:\.\d+)? x )/).flatMap((line) => {
    const match = /^(\d+(?:\.\d+)?) x (.+)$/.exec(line.trim());
    return match?.[1] && match[2] ? [{ quantity: match[1], product: match[2] }] : [];
  });
}

const IS_PRODUCT = new Set(["product", "name", "quoted"]);

/** Pairs of quantity and product, in either order; what stands with no quantity is no line. */
export function findLines(text: string, entities: readonly Entity[]): { readonly text: string; readonly used: readonly Entity[] } {
  const lines: { quantity: string; product: string }[] = [];
  const used: Entity[] = [];
  for (const quantity of entities.filter(({ kind }) => kind === "qty")) {
    const product = partner(text, quantity, entities, used);
    if (!product) continue;
    lines.push({ quantity: quantity.value, product: product.value });
    used.push(product, quantity);
  }
  return { text: linesText(lines), used };
}

function partner(text: string, quantity: Entity, entities: readonly Entity[], used: readonly Entity[]): Entity | undefined {
  const free = entities.filter((entity) => IS_PRODUCT.has(entity.kind) && !used.includes(entity));
  const behind = free.find(
    (entity) =>
      entity.start >= quantity.end && /^\s*(?:x |× |of |the |new |more |additional |"|')*\s*$/i.test(text.slice(quantity.end, entity.start)),
  );
  if (behind) return behind;
  return free.findLast(
    (entity) => entity.end <= quantity.start && /^\s*(?:[,:x×(-]|qty|quantity|times)?\s*[:(]?\s*$/i.test(text.slice(entity.end, quantity.start)),
  );
}
