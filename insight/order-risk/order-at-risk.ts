import type { Decimal } from "decimal.js";

/** Goods that one open sales order still lacks, and what is known of where they will come from. */
export interface LackingGoods {
  readonly order: number;
  readonly product: number;
  readonly warehouse: number;
  /** In the product's own unit of measure. */
  readonly missing: Decimal;
  /** "YYYY-MM-DD"; undefined where nothing was promised or planned. */
  readonly promised: string | undefined;
  /** Receipts that will serve it, in the order in which they come; together they may bring less than lacks. */
  readonly supplies: readonly Supply[];
  /** What no open receipt brings. */
  readonly uncovered: Decimal;
  /** Free stock in other warehouses of the same company, the most first. */
  readonly elsewhere: readonly { readonly warehouse: number; readonly free: Decimal }[];
}

export interface Supply {
  /** Undefined for a receipt that no purchase order is named for. */
  readonly purchaseOrder: string | undefined;
  /** Undefined where Odoo names no day. */
  readonly comes: string | undefined;
}

export const CAUSES = ["not enough on order", "late receipt", "receipt after promise"] as const;
export type Cause = (typeof CAUSES)[number];

/**
 * Why an order will miss its promise, the gravest cause first: part of it is on no receipt at all, a receipt that should
 * have come by today, or one that is planned after the promised day. Undefined where all comes in time.
 */
export function causeOf({ promised, supplies, uncovered }: LackingGoods, today: string): Cause | undefined {
  if (uncovered.gt(0)) return "not enough on order";
  if (supplies.some(({ comes }) => comes !== undefined && comes < today)) return "late receipt";
  return supplies.some(({ comes }) => comes === undefined || (promised !== undefined && comes > promised)) ||
    (promised !== undefined && promised < today)
    ? "receipt after promise"
    : undefined;
}
