import { Decimal } from "decimal.js";
import type { SourcingProblem } from "./sourcing-problem.ts";
import type { NeedOutcome, Pegging, PurchaseLine, SourcingTotals } from "./sourcing-result.ts";

/** The totals of a plan, summed exactly and rounded to the cent once at the end. */
export function planTotals(
  problem: SourcingProblem,
  lines: readonly PurchaseLine[],
  pegging: readonly Pegging[],
  needs: readonly NeedOutcome[],
): SourcingTotals {
  const sum = (values: readonly Decimal[]) => Decimal.sum(0, ...values);
  const purchases = sum(lines.map(({ amount }) => new Decimal(amount)));
  const orderCosts = problem.suppliers
    .filter(({ name }) => lines.some(({ supplier }) => supplier === name))
    .map(({ orderCost }) => new Decimal(orderCost));
  const fixed = sum([...lines.map(({ fixedCost }) => new Decimal(fixedCost)), ...orderCosts]);
  const stock = sum(
    pegging.map(({ source, quantity }) =>
      new Decimal(source.kind === "stock" ? (problem.stock.find(({ id }) => id === source.id)?.unitCost ?? 0) : 0).mul(quantity),
    ),
  );
  const revenue = sum(needs.map(({ quantity, salesPrice }) => new Decimal(quantity).mul(salesPrice)));
  const penalties = sum(
    needs.map(({ need, quantity }) => {
      const asked = problem.needs.find(({ id }) => id === need);
      return new Decimal(asked?.quantity ?? 0).minus(quantity).mul(asked?.shortPenalty ?? 0);
    }),
  );
  const cost = purchases.plus(fixed).plus(stock);
  const lateness = sum(pegging.map(({ quantity, lateDays }) => new Decimal(quantity).mul(lateDays)));
  const cents = (value: Decimal) => value.toFixed(2);
  return {
    revenue: cents(revenue),
    purchases: cents(purchases),
    fixedCosts: cents(fixed),
    stockCost: cents(stock),
    cost: cents(cost),
    penalties: cents(penalties),
    margin: revenue.isZero() ? "0" : revenue.minus(cost).div(revenue).toFixed(4),
    profit: cents(revenue.minus(cost).minus(penalties)),
    lateness: lateness.toString(),
  };
}
