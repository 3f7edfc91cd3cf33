import { inCurrency, money } from "../inventory/in-currency.ts";
import type { LeadTimeChances } from "../inventory/lead-time-chances.ts";
import { protectionDemand } from "../inventory/protection-demand.ts";
import { chanceAbove, type UnitDistribution, unitsAt } from "../inventory/unit-distribution.ts";
import { type OrderBounds, orderQuantity } from "./order-quantity.ts";
import { orderpointDifference } from "./orderpoint-difference.ts";
import { bestBreak, type PriceBreak, priceAt } from "./price-break.ts";
import { expectedFill, levelFor } from "./reorder-goal.ts";
import type { ReorderAdvice, ReorderLevels, ReorderQuestion } from "./reorder-question.ts";
import { reorderReasons } from "./reorder-reasons.ts";

const HORIZON = 12;
const ASSUMED_LEAD_TIME: LeadTimeChances = [{ periods: 1, probability: 1 }];

/**
 * How much of a product to order now. Demand over the lead time and the review period is taken with its own
 * probabilities, never a normal curve; the answer always comes, with what is missing told beside it.
 */
export function adviseReorder(question: ReorderQuestion): ReorderAdvice {
  const { unit, stock, demand, periodsKnown } = question;
  const position = stock.onHand - stock.reserved + stock.onOrder;
  const { breaks, missing } = pricesIn(question);
  const telling = [`Position ${position} ${unit}: ${stock.onHand} on hand, ${stock.reserved} reserved, ${stock.onOrder} on order.`];
  if (stock.onHand < 0) missing.push("Stock on hand is negative; it is taken as units owed. Count it.");
  if (question.leadTime.length === 0) missing.push("No lead time is known for the supplier; one period is assumed.");
  const rest = { position, basedOn: { periodsKnown } };
  if (demand === undefined)
    return {
      ...unforecast(question, position, breaks, telling),
      missing: [...missing, "No demand history, so no level can be worked out."],
      ...rest,
    };

  const leadTime = question.leadTime.length === 0 ? ASSUMED_LEAD_TIME : question.leadTime;
  const cover = protectionDemand(demand, leadTime, question.review);
  const orderUpTo = levelFor(question.goal, cover);
  const reorderPoint = Math.min(
    orderUpTo,
    levelFor(question.goal, { ...cover, whole: cover.beforeArrival, beforeArrival: NOTHING, cycleMean: cover.beforeArrival.mean }),
  );
  const bounds = boundsOf(question, leadTime, position);
  const needed = Math.max(0, orderUpTo - position);
  const waits = needed > 0 && needed < (bounds.minimum ?? 0) && position > reorderPoint;
  const order = waits ? { quantity: 0, reasons: [waiting(needed, bounds.minimum ?? 0, position, reorderPoint)] } : orderQuantity(needed, bounds);
  const larger = bestBreak(order.quantity, breaks, {
    rate: demand(0, HORIZON).mean / HORIZON,
    holdingShare: question.buying?.holdingShare ?? 0,
    horizon: HORIZON,
    orderable: (quantity) => {
      const fitted = orderQuantity(quantity, bounds).quantity;
      return fitted >= quantity ? fitted : undefined;
    },
  });
  const safety = orderUpTo - cover.whole.mean;
  const price = priceAt(breaks, larger.quantity);
  const levels: ReorderLevels = {
    orderUpTo,
    reorderPoint,
    expectedFill: expectedFill(cover, orderUpTo),
    chanceOfShortCycle: chanceAbove(cover.whole, orderUpTo),
    expectedDemand: cover.whole.mean,
    demandRange: { low: unitsAt(cover.whole, 0.1), high: unitsAt(cover.whole, 0.9) },
    safetyStock: { units: safety, value: price === undefined ? undefined : money(price.times(Number(safety.toFixed(5))), question.currency) },
  };
  return {
    quantity: larger.quantity,
    cost: price === undefined ? undefined : money(price.times(larger.quantity), question.currency),
    levels,
    difference: question.rule && orderpointDifference(question.rule, { min: reorderPoint, max: orderUpTo }, cover, unit),
    reasons: [
      ...telling,
      ...reorderReasons(levels, question),
      ...order.reasons,
      ...(larger.quantity > order.quantity
        ? [
            `Raised to ${larger.quantity} for the price break; over ${HORIZON} periods that saves ${larger.saving.toFixed(2)} ${question.currency} with holding counted.`,
          ]
        : []),
    ],
    missing,
    ...rest,
  };
}

const NOTHING: UnitDistribution = { mean: 0, probabilities: [1] };

function pricesIn({ buying, currency, rates = {} }: ReorderQuestion): { readonly breaks: readonly PriceBreak[]; readonly missing: string[] } {
  const prices = buying?.prices ?? [];
  const missing = prices.length === 0 ? ["No supplier price, so nothing is told in money and no price break is weighed."] : [];
  const breaks = prices.flatMap(({ from, price }) => {
    const amount = inCurrency(price, currency, rates);
    if (amount === undefined) missing.push(`No rate from ${price.currency} to ${currency}, so the price from ${from} units is left out.`);
    return amount === undefined ? [] : [{ from, price: amount }];
  });
  return { breaks, missing };
}

function unforecast({ buying, currency, rule }: ReorderQuestion, position: number, breaks: readonly PriceBreak[], telling: readonly string[]) {
  const wanted = rule !== undefined && position < rule.min ? rule.max - position : Math.max(0, -position);
  const { quantity, reasons } = orderQuantity(wanted, buying ?? {});
  const price = priceAt(breaks, quantity);
  const why =
    rule === undefined
      ? "Without a forecast only what is owed is ordered."
      : `Without a forecast the rule in Odoo is followed: below ${rule.min}, up to ${rule.max}.`;
  return {
    quantity,
    cost: price === undefined ? undefined : money(price.times(quantity), currency),
    levels: undefined,
    difference: undefined,
    reasons: [...telling, why, ...reasons],
  };
}

function boundsOf({ buying, shelfLife, demand }: ReorderQuestion, leadTime: LeadTimeChances, position: number): OrderBounds {
  const { minimum, pack } = buying ?? {};
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(pack === undefined ? {} : { pack }) };
  if (shelfLife === undefined || demand === undefined) return bounds;
  const { whole } = protectionDemand(demand, leadTime, shelfLife.periods);
  let sold = 0;
  while (chanceAbove(whole, sold) >= shelfLife.sure) sold += 1;
  return { ...bounds, most: sold - Math.max(0, position) };
}

function waiting(needed: number, minimum: number, position: number, reorderPoint: number): string {
  return `No order yet: ${needed} are needed, fewer than the supplier's minimum of ${minimum}, and ${position} still cover the lead time (reorder point ${reorderPoint}).`;
}
