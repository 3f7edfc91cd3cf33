import type { Decimal } from "decimal.js";

/** What one product's customers took from one warehouse, week by week, returns taken off; in the product's own unit of measure. */
export interface DemandHistory {
  readonly product: number;
  readonly warehouse: number;
  /** Oldest first, one for each whole week (Monday to Sunday, UTC) until the week before now; null before the product's first move. */
  readonly weeks: readonly (number | null)[];
}

/** One receipt from a vendor of one purchase order line. */
export interface PastReceipt {
  readonly vendor: number;
  readonly product: number;
  readonly warehouse: number;
  /** The day on which the order was confirmed, promised and received: "YYYY-MM-DD", UTC. */
  readonly ordered: string;
  readonly promised: string | null;
  readonly received: string;
  /** In the product's own unit of measure. */
  readonly quantity: Decimal;
}

export interface DemandAsked {
  /** Those that the asker's own reader found, since only Odoo knows to which companies their user belongs. */
  readonly warehouses: readonly number[];
  /** All products when left out. */
  readonly products?: readonly number[];
  /** How many weeks back, 1 to 260. */
  readonly weeks: number;
}

export interface ReceiptsAsked {
  /** As for demand. */
  readonly warehouses: readonly number[];
  readonly vendors?: readonly number[];
  readonly products?: readonly number[];
  /** "YYYY-MM-DD", UTC. */
  readonly since: string;
}

/**
 * The past as kept from Odoo, as far as one person may read it: the companies and warehouses that are theirs, and
 * nothing at all for a role that doesn't read transfers (and, for receipts, vendors' lead times). Whatever else is
 * said of a product or a vendor is read from Odoo by the person who asks.
 */
export interface Histories {
  /** Products without a single move are absent. */
  demand(asked: DemandAsked): Promise<readonly DemandHistory[]>;
  receipts(asked: ReceiptsAsked): Promise<readonly PastReceipt[]>;
  /** Until when Odoo has been read; null where it has not been read yet. */
  readUntil(): Promise<Date | null>;
}
