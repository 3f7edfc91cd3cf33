/** What the supplier and the shelf allow. */
export interface OrderBounds {
  readonly minimum?: number;
  /** Units a pack; orders are whole packs. */
  readonly pack?: number;
  /** Units beyond which goods would spoil before they are sold. */
  readonly most?: number;
}

/** A quantity that can be ordered, with each step that changed it told as a sentence. */
export interface OrderQuantity {
  readonly quantity: number;
  readonly reasons: readonly string[];
}

/** Raises what is needed to the minimum and to whole packs, then cuts it to what can be sold in time. Units are whole. */
export function orderQuantity(needed: number, { minimum = 0, pack = 1, most = Number.POSITIVE_INFINITY }: OrderBounds): OrderQuantity {
  if (needed <= 0) return { quantity: 0, reasons: [] };
  const reasons: string[] = [];
  const packed = inPacks(Math.max(needed, minimum), pack);
  if (needed < minimum) reasons.push(`Raised from ${needed} to the supplier's minimum of ${minimum}.`);
  if (packed > Math.max(needed, minimum)) reasons.push(`Rounded up to ${packed}, which is ${packed / pack} packs of ${pack}.`);
  if (packed <= most) return { quantity: packed, reasons };
  const sellable = Math.floor(Math.max(0, most) / pack) * pack;
  if (sellable < minimum || sellable === 0)
    return {
      quantity: 0,
      reasons: [
        ...reasons,
        `No order: only ${Math.max(0, most)} more can be sold within the shelf life, less than can be ordered. Ask for a smaller minimum or pack.`,
      ],
    };
  return { quantity: sellable, reasons: [...reasons, `Cut to ${sellable}: more would not be sold within the shelf life.`] };
}

function inPacks(units: number, pack: number): number {
  return pack > 0 ? Math.ceil(units / pack - 1e-9) * pack : units;
}
