import type { Decimal } from "decimal.js";

/** Money that a sale should have brought and did not. */
export interface MarginLeak {
  readonly kind: "below-floor" | "unbilled-freight" | "cost-drift" | "discount-creep" | "erosion";
  /** Whom or what it concerns, by the names of the lines. */
  readonly of: {
    readonly order?: string;
    readonly product?: string;
    readonly customer?: string;
    readonly salesperson?: string;
    readonly currency?: string;
  };
  /** In the currency of the answer, at the given rates. */
  readonly lost: Decimal;
  /** How far it fell short of what it should be by the end, as a share of the price or of the freight. */
  readonly share: number;
  readonly uncertainty: { readonly low: Decimal; readonly high: Decimal };
  readonly reasons: readonly string[];
  readonly basedOn: { readonly lines: number };
}
