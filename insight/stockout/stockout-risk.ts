import { Decimal } from "decimal.js";
import { addDays } from "../../core/dates.ts";
import { inCurrency, money } from "../inventory/in-currency.ts";
import type { DemandBetween } from "../inventory/protection-demand.ts";
import { type ArrivalScenario, arrivalScenarios } from "./arrival-scenarios.ts";
import { chanceOut } from "./chance-out.ts";
import { demandWithOrders } from "./demand-with-orders.ts";
import { type OrderAtRisk, ordersAtRisk } from "./orders-at-risk.ts";
import { bookedOrders, comingReceipts } from "./stock-lines.ts";
import type { OrderHit, StockoutQuestion, StockoutRisk } from "./stockout-question.ts";
import { stockoutReasons } from "./stockout-reasons.ts";

/** The chance and the day of running out, and each dated order's chance of coming up short. It always answers; `missing` says what it had to do without. */
export function stockoutRisk(question: StockoutQuestion): StockoutRisk {
  const missing: string[] = [];
  const orders = bookedOrders(question, missing);
  const receipts = comingReceipts(question, missing);
  if (question.demand === undefined) missing.push("No demand history: only booked orders are counted, so the risk is at least this high.");
  if (question.onHand < 0) missing.push("Stock on hand is negative, so it counts as run out. Count it.");
  const demand = demandWithOrders(question.demand ?? (() => ({ mean: 0, probabilities: [1] })), orders);
  const scenarios = arrivalScenarios(receipts);
  const chanceBy = (moments: readonly number[]) => overScenarios(question.onHand, demand, scenarios, moments);

  const horizon = Math.max(1, Math.ceil(Math.max(question.horizon, question.leadTime)));
  const chances = chanceBy(Array.from({ length: horizon }, (_, at) => at + 1));
  const hits = ordersAtRisk(question.onHand, demand, orders, scenarios).map((risk) => hitOf(risk, question, missing));
  const value = hits.reduce<Decimal | undefined>(
    (sum, hit) => (hit.value === undefined ? sum : (sum ?? new Decimal(0)).plus(hit.value.amount)),
    undefined,
  );
  const byPeriod = chances.map((chance, at) => ({ until: dayAt(question, at + 1), chance }));
  const first = chances.findIndex((chance) => chance > question.threshold);
  const risk = {
    now: chances[0] ?? 0,
    withinLeadTime: question.leadTime > 0 ? (chanceBy([question.leadTime])[0] ?? 0) : question.onHand < 0 ? 1 : 0,
    byPeriod,
    runsOutBy: first === -1 ? undefined : firstDay(question, first, chanceBy),
    orders: hits,
    short: { units: hits.reduce((sum, { expectedShort }) => sum + expectedShort, 0), value: value && money(value, question.currency) },
  };
  return {
    ...risk,
    reasons: stockoutReasons(question, risk, receipts, demand),
    missing: [...new Set(missing)],
    basedOn: { periodsKnown: question.periodsKnown, receipts: receipts.length, orders: orders.length },
  };
}

function overScenarios(onHand: number, demand: DemandBetween, scenarios: readonly ArrivalScenario[], moments: readonly number[]): number[] {
  const told = scenarios.map((scenario) => ({ probability: scenario.probability, chances: chanceOut(onHand, demand, scenario, moments) }));
  return moments.map((_, at) =>
    Math.min(
      1,
      Math.max(
        0,
        told.reduce((sum, { probability, chances }) => sum + probability * (chances[at] ?? 0), 0),
      ),
    ),
  );
}

/** The chance rises with time, so halving finds the day within the period in which it crosses the threshold. */
function firstDay(question: StockoutQuestion, period: number, chanceBy: (moments: readonly number[]) => number[]): string {
  let [low, high] = [Math.floor(period * question.daysPerPeriod), Math.ceil((period + 1) * question.daysPerPeriod)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((chanceBy([middle / question.daysPerPeriod])[0] ?? 0) > question.threshold) high = middle;
    else low = middle;
  }
  return addDays(question.today, high);
}

const dayAt = ({ today, daysPerPeriod }: StockoutQuestion, period: number): string => addDays(today, Math.round(period * daysPerPeriod));

function hitOf({ booked, chance, expectedShort }: OrderAtRisk, { unit, currency, rates = {} }: StockoutQuestion, missing: string[]): OrderHit {
  const { id, due, price, quantity } = booked.order;
  if (price === undefined) missing.push(`Order ${id} has no price, so its shortage is told in ${unit} only.`);
  const each = price && inCurrency(price, currency, rates);
  if (price !== undefined && each === undefined)
    missing.push(`No rate from ${price.currency} to ${currency}, so the shortage of order ${id} is told in ${unit} only.`);
  const value = each
    ?.times(quantity)
    .div(booked.units)
    .times(Number(expectedShort.toFixed(5)));
  return { id, due, chance, expectedShort, value: value && money(value, currency) };
}
