import type { Uom } from "./dataset.ts";

/** Fifteen products: three makes times five sizes. */
export interface Family {
  readonly prefix: string;
  readonly noun: string;
  readonly group: string;
  readonly range: "industrial" | "packaging";
  readonly uom: Uom;
  /** List price of the middle size in the first make. */
  readonly price: number;
  /** Kilograms of one unit of measure, middle size. */
  readonly weight: number;
  readonly makes: readonly [string, string, string];
  readonly sizes: readonly [string, string, string, string, string];
}
