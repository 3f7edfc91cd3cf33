import type { Money } from "../../core/money.ts";
import type { Rates } from "../inventory/in-currency.ts";
import type { DemandBetween } from "../inventory/protection-demand.ts";
import type { DueOrder, OpenReceipt } from "./stock-events.ts";

/** One product in one warehouse on one day. Times are periods of the demand, each `daysPerPeriod` long. */
export interface StockoutQuestion {
  readonly unit: string;
  readonly currency: string;
  readonly rates?: Rates;
  /** "YYYY-MM-DD". */
  readonly today: string;
  readonly daysPerPeriod: number;
  readonly onHand: number;
  /** Undefined where there is no history to forecast from. */
  readonly demand: DemandBetween | undefined;
  readonly periodsKnown: number;
  readonly leadTime: number;
  /** How many periods to look ahead. */
  readonly horizon: number;
  /** The chance from which a day counts as the day it runs out. */
  readonly threshold: number;
  readonly orders: readonly DueOrder[];
  readonly receipts: readonly OpenReceipt[];
}

/** When a product may run out and whom that hits; running out is demand that the shelf can't meet. */
export interface StockoutRisk {
  /** Within the coming period, and within one lead time, which an order placed now can't help. */
  readonly now: number;
  readonly withinLeadTime: number;
  readonly byPeriod: readonly { readonly until: string; readonly chance: number }[];
  /** The first day by which the chance exceeds the threshold; undefined within the horizon. */
  readonly runsOutBy: string | undefined;
  readonly orders: readonly OrderHit[];
  /** Of the orders, all together. */
  readonly short: { readonly units: number; readonly value: Money | undefined };
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly basedOn: { readonly periodsKnown: number; readonly receipts: number; readonly orders: number };
}

/** What running out does to one booked order. */
export interface OrderHit {
  readonly id: string;
  readonly due: string;
  readonly chance: number;
  readonly expectedShort: number;
  readonly value: Money | undefined;
}
