/** One line to buy; `amount` is quantity × price (with the steps of incremental breaks), in the problem's currency. */
export interface PurchaseLine {
  readonly offer: string;
  readonly supplier: string;
  readonly product: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  /** "from 100 units" or "base price". */
  readonly priceBreak: string;
  readonly amount: string;
  readonly fixedCost: string;
  readonly arrives: string;
}
/** How much of one need one source covers. */
export interface Pegging {
  readonly need: string;
  readonly source: { readonly kind: "offer" | "stock"; readonly id: string };
  readonly quantity: string;
  readonly arrives: string;
  readonly lateDays: number;
}
/** What a need would cost from the next best offer alone, in the problem's currency. */
export interface NextBest {
  readonly offer: string;
  readonly supplier: string;
  readonly amount: string;
}
export interface NeedOutcome {
  readonly need: string;
  readonly customer: string;
  readonly product: string;
  readonly unit: string;
  readonly outcome: "met" | "part" | "declined";
  readonly quantity: string;
  readonly salesPrice: string;
  readonly promised?: string;
  readonly nextBest?: NextBest;
  readonly reasons: readonly string[];
}
export interface SourcingTotals {
  readonly revenue: string;
  readonly purchases: string;
  readonly fixedCosts: string;
  readonly stockCost: string;
  readonly cost: string;
  readonly penalties: string;
  readonly margin: string;
  readonly profit: string;
  /** Units times days late. */
  readonly lateness: string;
}
export interface SourcingPlan {
  readonly currency: string;
  readonly purchases: readonly PurchaseLine[];
  readonly pegging: readonly Pegging[];
  readonly needs: readonly NeedOutcome[];
  readonly totals: SourcingTotals;
  /** The rules that leave no room in this plan, in words. */
  readonly binding: readonly string[];
}
/** "optimal" is proved; "feasible" ran out of time at `gap`; "infeasible" names constraints of which all are needed for the conflict. */
export type SourcingResult = {
  readonly missing: readonly string[];
  readonly basedOn: { readonly needs: number; readonly offers: number; readonly stock: number };
} & (
  | { readonly status: "optimal" | "feasible"; readonly gap: number; readonly plan: SourcingPlan }
  | { readonly status: "infeasible"; readonly conflict: readonly string[]; readonly minimal: boolean }
  | { readonly status: "unknown"; readonly reason: string }
);
