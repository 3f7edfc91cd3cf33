import { Decimal } from "decimal.js";
import type { Need, Offer, SourcingProblem, Stock } from "./sourcing-problem.ts";

/** A range of packs at one price: cost = price × steps + intercept, in the problem's currency. */
export interface Tier {
  readonly from: Decimal;
  readonly lowPacks: number;
  readonly highPacks: number;
  readonly price: Decimal;
  readonly intercept: Decimal;
}
export interface UsableNeed extends Need {
  readonly steps: number;
  readonly leastSteps: number;
  /** Sales price of one step in the problem's currency. */
  readonly price: Decimal;
}
export interface UsableOffer extends Offer {
  readonly tiers: readonly Tier[];
  readonly packSteps: number;
  readonly minSteps: number;
  readonly maxSteps: number | undefined;
  readonly fixed: Decimal;
  readonly arrival: string;
  readonly valid: boolean;
}
export interface UsableStock extends Stock {
  readonly steps: number;
  readonly from: string;
}
export interface UsableRows {
  readonly needs: readonly UsableNeed[];
  readonly offers: readonly UsableOffer[];
  readonly stock: readonly UsableStock[];
  readonly missing: readonly string[];
}

/** The rows that can be reckoned with, sorted by id and counted in quantity steps; the others are named in `missing` with why. */
export function usableRows(problem: SourcingProblem): UsableRows {
  const missing: string[] = [];
  const step = new Decimal(problem.quantityStep);
  const rateOf = (code = problem.currency) =>
    code === problem.currency ? new Decimal(1) : problem.rates[code] === undefined ? undefined : new Decimal(problem.rates[code]);
  const units = new Map<string, string>();
  for (const { product, unit } of sorted(problem.needs)) if (!units.has(product)) units.set(product, unit);
  const leftOut = (what: string, why: string) => {
    missing.push(`${what} is left out: ${why}.`);
    return [];
  };
  const wrongUnit = (row: { readonly product: string; readonly unit: string }) => {
    const unit = units.get(row.product);
    return unit !== undefined && unit !== row.unit ? `its unit ${row.unit} is not the ${unit} that ${row.product} is needed in` : undefined;
  };
  const needs = sorted(problem.needs).flatMap((need): UsableNeed[] => {
    const rate = rateOf(need.currency);
    const steps = new Decimal(need.quantity).div(step);
    const least = need.minQuantity === undefined ? new Decimal(need.partial ? 0 : steps) : new Decimal(need.minQuantity).div(step).ceil();
    const fault = wrongUnit(need) ?? (rate === undefined ? `there is no rate for ${need.currency}` : undefined);
    if (fault !== undefined || rate === undefined) return leftOut(`Need ${need.id}`, fault ?? "no rate");
    if (!steps.isInteger() || steps.lte(0))
      return leftOut(`Need ${need.id}`, `${need.quantity} is not a positive multiple of the step ${problem.quantityStep}`);
    if (least.gt(steps)) return leftOut(`Need ${need.id}`, "its minimum is above its quantity");
    return [
      {
        ...need,
        steps: steps.toNumber(),
        leastSteps: Math.max(1, need.partial ? least.toNumber() : steps.toNumber()),
        price: new Decimal(need.salesPrice).mul(rate).mul(step),
      },
    ];
  });
  const wanted = new Map<string, number>();
  for (const need of needs) wanted.set(need.product, (wanted.get(need.product) ?? 0) + need.steps);
  const offers = sorted(problem.offers).flatMap((offer): UsableOffer[] => {
    const what = `Offer ${offer.id} of ${offer.supplier}`;
    const rate = rateOf(offer.currency);
    const fault = wrongUnit(offer) ?? (rate === undefined ? `there is no rate for ${offer.currency}` : undefined);
    if (fault !== undefined || rate === undefined) return leftOut(what, fault ?? "no rate");
    const first = offer.unitPrice ?? undefined;
    if (first === undefined) return leftOut(what, "it has no price");
    const arrival = offer.arrives ?? (offer.leadDays === undefined ? undefined : dayAfter(problem.orderDate, offer.leadDays));
    if (arrival === undefined) return leftOut(what, "it has neither an arrival date nor lead days");
    const pack = new Decimal(offer.pack).div(step);
    if (!pack.isInteger() || pack.lte(0))
      return leftOut(what, `its pack ${offer.pack} is not a positive multiple of the step ${problem.quantityStep}`);
    const demand = wanted.get(offer.product);
    if (demand === undefined) return [];
    const packSteps = pack.toNumber();
    return [
      {
        ...offer,
        packSteps,
        arrival,
        tiers: tiersOf(offer, first, rate, step, packSteps, demand),
        minSteps: new Decimal(offer.minQuantity).div(step).ceil().toNumber(),
        maxSteps: offer.maxQuantity === undefined ? undefined : new Decimal(offer.maxQuantity).div(step).floor().toNumber(),
        fixed: new Decimal(offer.fixedCost).mul(rate),
        valid: (offer.validFrom ?? "0000") <= problem.orderDate && problem.orderDate <= (offer.validUntil ?? "9999"),
      },
    ];
  });
  const stock = sorted(problem.stock).flatMap((row): UsableStock[] => {
    const fault = wrongUnit(row);
    if (fault !== undefined) return leftOut(`Stock ${row.id}`, fault);
    if (row.quantity.startsWith("-")) return leftOut(`Stock ${row.id}`, `its quantity ${row.quantity} is negative`);
    return [{ ...row, steps: new Decimal(row.quantity).div(step).floor().toNumber(), from: row.available ?? problem.orderDate }];
  });
  return { needs, offers, stock, missing };
}

function tiersOf(offer: Offer, first: string, rate: Decimal, step: Decimal, packSteps: number, demand: number): Tier[] {
  const starts = [{ from: "0", unitPrice: first }, ...offer.breaks.toSorted((a, b) => Number(a.from) - Number(b.from))].map(
    ({ from, unitPrice }) => ({
      from: new Decimal(from).div(step),
      price: new Decimal(unitPrice).mul(rate).mul(step),
    }),
  );
  // Nobody gains by buying beyond what is needed, the minimum or the last price break, so these bound the packs.
  const top = Math.ceil(Math.max(demand, Number(new Decimal(offer.minQuantity).div(step)), ...starts.map(({ from }) => from.toNumber())) / packSteps);
  let intercept = new Decimal(0);
  return starts.flatMap(({ from, price }, at) => {
    const before = starts[at - 1];
    if (offer.breakKind === "incremental" && before !== undefined) intercept = intercept.plus(before.price.minus(price).mul(from));
    const next = starts[at + 1];
    const lowPacks = Math.max(1, from.div(packSteps).ceil().toNumber());
    const highPacks = next === undefined ? top : Math.min(top, next.from.div(packSteps).ceil().toNumber() - 1);
    return lowPacks > highPacks ? [] : [{ from, lowPacks, highPacks, price, intercept }];
  });
}

function sorted<R extends { readonly id: string }>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
