import type { Money } from "../../core/money.ts";
import type { Rates } from "../inventory/in-currency.ts";
import type { LeadTimeChances } from "../inventory/lead-time-chances.ts";
import type { DemandBetween } from "../inventory/protection-demand.ts";
import type { OrderpointDifference, OrderpointRule } from "./orderpoint-difference.ts";
import type { ReorderGoal } from "./reorder-goal.ts";

/** Everything known about one product in one warehouse; times are periods of the demand, units are the product's own. */
export interface ReorderQuestion {
  readonly unit: string;
  /** In which money is told. */
  readonly currency: string;
  readonly rates?: Rates;
  /** Undefined where there is no history to forecast from. */
  readonly demand: DemandBetween | undefined;
  readonly periodsKnown: number;
  /** Empty where nothing is known of the supplier's lead time. */
  readonly leadTime: LeadTimeChances;
  readonly review: number;
  readonly goal: ReorderGoal;
  readonly stock: { readonly onHand: number; readonly reserved: number; readonly onOrder: number };
  readonly buying?: {
    readonly minimum?: number;
    readonly pack?: number;
    /** All-units price breaks; none where the supplier has no prices. */
    readonly prices?: readonly { readonly from: number; readonly price: Money }[];
    /** Cost of holding for one period, as a share of the price. */
    readonly holdingShare?: number;
  };
  /** How long goods can be sold after they come in, and how sure it must be that they are. */
  readonly shelfLife?: { readonly periods: number; readonly sure: number };
  readonly rule?: OrderpointRule;
}

/** What to order now and why; `levels` is undefined where nothing can be forecast, and `missing` says what would help. */
export interface ReorderAdvice {
  readonly quantity: number;
  readonly cost: Money | undefined;
  /** On hand less reserved plus on order; below zero where more is owed than there is. */
  readonly position: number;
  readonly levels: ReorderLevels | undefined;
  readonly difference: OrderpointDifference | undefined;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly basedOn: { readonly periodsKnown: number };
}

/** What a stock of this product should look like. */
export interface ReorderLevels {
  readonly orderUpTo: number;
  readonly reorderPoint: number;
  readonly expectedFill: number;
  readonly chanceOfShortCycle: number;
  /** Over the lead time and review. */
  readonly expectedDemand: number;
  /** Demand lies between these in eight cases of ten. */
  readonly demandRange: { readonly low: number; readonly high: number };
  readonly safetyStock: { readonly units: number; readonly value: Money | undefined };
}
