import type { Money } from "../../core/money.ts";
import type { LeadTimeChances } from "../inventory/lead-time-chances.ts";

/** A sales order line that is due; its unit may differ from the product's where `factor` says how many of those make one. */
export interface DueOrder {
  readonly id: string;
  /** "YYYY-MM-DD". */
  readonly due: string;
  readonly quantity: number;
  /** Of the quantity, what is already held for this order. */
  readonly reserved: number;
  readonly unit: string;
  readonly factor?: number;
  /** Of one of the order's units. */
  readonly price?: Money;
}

/** Goods on order from a supplier. */
export interface OpenReceipt {
  readonly id: string;
  readonly supplier: string;
  /** "YYYY-MM-DD". */
  readonly expected: string;
  readonly quantity: number;
  readonly unit: string;
  readonly factor?: number;
  /** How many periods late it may come; empty where nothing is known, which counts as on time. */
  readonly late: LeadTimeChances;
}

/** An order in the product's own unit and in periods from now. */
export interface BookedOrder {
  readonly order: DueOrder;
  readonly at: number;
  readonly units: number;
  readonly reserved: number;
}

/** A receipt in the product's own unit and in periods from now, if it came on time; below zero it is overdue. */
export interface ComingReceipt {
  readonly receipt: OpenReceipt;
  readonly at: number;
  readonly units: number;
}

/** How many of the product's units one unit of a line makes; undefined where the units differ and no factor is known. */
export function factorOf(line: { readonly unit: string; readonly factor?: number }, unit: string): number | undefined {
  if (line.unit === unit) return 1;
  return line.factor !== undefined && line.factor > 0 ? line.factor : undefined;
}
