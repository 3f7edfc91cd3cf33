import { Decimal } from "decimal.js";
import { needReasons, nextBest } from "./need-reasons.ts";
import type { PlanModel } from "./plan-model.ts";
import { planTotals } from "./plan-totals.ts";
import type { SourcingProblem } from "./sourcing-problem.ts";
import type { NeedOutcome, Pegging, PurchaseLine, SourcingPlan } from "./sourcing-result.ts";
import type { UsableRows } from "./usable-rows.ts";

/** The plan in units and money that the solver's whole numbers stand for. */
export function readPlan(problem: SourcingProblem, rows: UsableRows, model: PlanModel, values: ReadonlyMap<string, number>): SourcingPlan {
  const step = new Decimal(problem.quantityStep);
  const units = (steps: number) => step.mul(steps).toString();
  const purchases = rows.offers.flatMap((offer, at) =>
    offer.tiers.flatMap((tier, of): PurchaseLine[] => {
      const steps = (values.get(`n${at}_${of}`) ?? 0) * offer.packSteps;
      if (steps === 0) return [];
      return [
        {
          offer: offer.id,
          supplier: offer.supplier,
          product: offer.product,
          quantity: units(steps),
          unit: offer.unit,
          unitPrice: tier.price.div(step).toString(),
          priceBreak: tier.from.isZero() ? "base price" : `from ${units(tier.from.toNumber())} ${offer.unit}`,
          amount: tier.price.mul(steps).plus(tier.intercept).toString(),
          fixedCost: offer.fixed.toString(),
          arrives: offer.arrival,
        },
      ];
    }),
  );
  const pegging = model.arcs.flatMap((arc): Pegging[] => {
    const steps = values.get(arc.variable) ?? 0;
    const need = rows.needs[arc.need];
    const source = arc.kind === "offer" ? rows.offers[arc.source] : rows.stock[arc.source];
    if (steps === 0 || need === undefined || source === undefined) return [];
    const arrives = "arrival" in source ? source.arrival : source.from;
    return [{ need: need.id, source: { kind: arc.kind, id: source.id }, quantity: units(steps), arrives, lateDays: arc.lateDays }];
  });
  const needs = rows.needs.map((need): NeedOutcome => {
    const own = pegging.filter((peg) => peg.need === need.id);
    const quantity = own.reduce((sum, peg) => sum.plus(peg.quantity), new Decimal(0));
    const arrivals = own.map(({ arrives }) => arrives);
    const next = nextBest(rows, need, own);
    const promised = arrivals.length === 0 ? undefined : [...arrivals, problem.orderDate].sort().at(-1);
    return {
      need: need.id,
      customer: need.customer,
      product: need.product,
      unit: need.unit,
      outcome: quantity.isZero() ? "declined" : quantity.eq(need.quantity) ? "met" : "part",
      quantity: quantity.toString(),
      salesPrice: need.price.div(step).toString(),
      ...(promised === undefined ? {} : { promised }),
      ...(next === undefined ? {} : { nextBest: next }),
      reasons: needReasons(problem, rows, need, own, purchases),
    };
  });
  const binding = model.rows.flatMap(({ name, terms, sense, bound }) => {
    if (name === undefined || /^need .* must be met$/.test(name)) return [];
    let sum = 0;
    let touched = false;
    for (const [variable, weight] of terms) {
      sum += weight * (values.get(variable) ?? 0);
      touched ||= (values.get(variable) ?? 0) > 0;
    }
    return (touched || (sense === "<=" && bound === 0)) && Math.abs(sum - bound) < 1e-6 ? [name] : [];
  });
  return {
    currency: problem.currency,
    purchases,
    pegging,
    needs,
    totals: planTotals(problem, purchases, pegging, needs),
    binding: [...new Set(binding)],
  };
}
