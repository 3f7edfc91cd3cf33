export type EntityKind = "order" | "delivery" | "purchase_order" | "invoice" | "product" | "name" | "quoted" | "date" | "period" | "time" | "qty";

/** A value found in the message and where it stands there. */
export interface Entity {
  readonly kind: EntityKind;
  /** References as Odoo writes them, names as typed, ISO days, "HH:MM", decimal quantities. */
  readonly value: string;
  /** End of a period, where it has one. */
  readonly to?: string;
  readonly start: number;
  readonly end: number;
}

/** The text with the entities blanked out, so that offsets stay and nothing is found twice. */
export function without(text: string, entities: readonly Pick<Entity, "start" | "end">[]): string {
  let out = text;
  for (const { start, end } of entities) out = out.slice(0, start) + " ".repeat(end - start) + out.slice(end);
  return out;
}
