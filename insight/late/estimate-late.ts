import { CopilotError } from "../../core/errors.ts";
import { lastDelivery } from "../lead-time/last-delivery.ts";
import type { JudgedOrder } from "../lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../lead-time/supplier-order.ts";
import type { Effect } from "../learning/crossed-effects.ts";
import { logit, sigmoid } from "../learning/log-odds.ts";
import { calibratedLate } from "./calibrated-late.ts";
import { fitLateEffects, keysOf, LATE_FACTORS, type LateFactor } from "./late-effects.ts";

/** The probability that one order comes later than scheduled, with bounds of about four in five from how well its mode, vendor, country, product and terms are known. */
export interface LateEstimate {
  readonly id: string;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  /** What moves it most, the strongest first, with how many of the orders that share it were late. */
  readonly drivers: readonly { readonly factor: LateFactor; readonly raises: boolean; readonly late: number; readonly seen: number }[];
  readonly reasons: readonly string[];
  /** Orders with a known outcome: all of them, and this vendor's. */
  readonly basedOn: { readonly orders: number; readonly vendorOrders: number };
}

const MOST_REASONS = 3;
const LEAST_EFFECT = 0.1;
const NORMAL_90 = 1.2816;
/** Of log odds, for a value without any outcome. */
const UNSEEN_VARIANCE = 1;

/**
 * The risk that open orders come later than scheduled, from the outcomes of earlier ones and what is known when an order is placed. `asOf` (a day
 * number) is today, by default the last delivery of the history. Refuses only a history without a single outcome.
 */
export function estimateLate(history: readonly JudgedOrder[], open: readonly SupplierOrder[], asOf?: number): readonly LateEstimate[] {
  const judged = history.filter(({ order, late }) => late !== undefined && order.deliveredOn !== undefined);
  const today = asOf ?? lastDelivery(judged.map(({ order }) => order));
  const known = judged.filter(({ order: { deliveredOn = today } }) => deliveredOn <= today);
  if (known.length === 0)
    throw new CopilotError("BAD_INPUT", "No order of the history has both a scheduled and a delivered date. Give delivered orders with these dates.");
  const model = fitLateEffects(known, today);
  const probabilityOf = calibratedLate(known, today);
  const perVendor = Map.groupBy(known, ({ order }) => order.vendor);
  const rate = known.filter(({ late }) => late === true).length / known.length;
  return open.map((order) => {
    const keys = keysOf(order);
    const probability = probabilityOf(order, model.logOdds(keys));
    const effects = LATE_FACTORS.map((factor, at) => ({ factor, effect: model.effect(at, keys[at] ?? "") }));
    const spread =
      NORMAL_90 * Math.sqrt(effects.reduce((sum, { factor, effect }) => sum + (factor.cross ? 0 : (effect?.variance ?? UNSEEN_VARIANCE)), 0));
    const strong = effects.filter(({ effect }) => Math.abs(effect?.logOdds ?? 0) >= LEAST_EFFECT);
    const sorted = strong.toSorted((a, b) => Math.abs(b.effect?.logOdds ?? 0) - Math.abs(a.effect?.logOdds ?? 0));
    const same = (a: Effect | undefined, b: Effect | undefined) => a?.seen === b?.seen && a?.positive === b?.positive;
    const drivers = sorted.filter(({ effect }, at) => sorted.findIndex((other) => same(other.effect, effect)) === at).slice(0, MOST_REASONS);
    const vendorOrders = perVendor.get(order.vendor)?.length ?? 0;
    return {
      id: order.id,
      probability,
      low: sigmoid(logit(probability) - spread),
      high: sigmoid(logit(probability) + spread),
      drivers: drivers.map(({ factor, effect }) => ({
        factor: factor.name,
        raises: (effect?.logOdds ?? 0) > 0,
        late: effect?.positive ?? 0,
        seen: effect?.seen ?? 0,
      })),
      reasons: [
        ...(vendorOrders === 0 ? [`${order.vendor === "" ? "The vendor is not named" : `No order of ${order.vendor} has come in yet`}.`] : []),
        ...drivers.map(({ factor, effect }) => {
          const way = (effect?.logOdds ?? 0) > 0 ? "Raises" : "Lowers";
          return `${way} the risk: late on ${effect?.positive ?? 0} of ${effect?.seen ?? 0} orders ${factor.told(order)}.`;
        }),
        `Of all orders ${(100 * rate).toFixed(1)}% were late.`,
      ],
      basedOn: { orders: known.length, vendorOrders },
    };
  });
}
