import { Decimal } from "decimal.js";
import { addDays } from "../../core/dates.ts";
import { readSourcingProblem, type SourcingProblem } from "../../insight/sourcing/sourcing-problem.ts";
import type { SourcingResult } from "../../insight/sourcing/sourcing-result.ts";
import type { Solver } from "../solver.ts";
import type { ExchangeRates } from "./exchange-rates.ts";
import type { SourcingNeed } from "./sourcing-needs.ts";
import type { VendorOffer } from "./vendor-offers.ts";

const TIME_LIMIT_SECONDS = 10;

export interface SourcingAsked {
  readonly today: string;
  /** In which every one has an offer, or stock that covers it. */
  readonly needs: readonly SourcingNeed[];
  readonly offers: readonly VendorOffer[];
  readonly exchange: ExchangeRates;
  /** What is free in the warehouse counts first, at no price. */
  readonly usesStock: boolean;
  /** A need may come late, where no vendor brings it in time. */
  readonly mayBeLate: boolean;
}

export interface SourcingSolved {
  /** Of the plan that is told: the cheapest in time or, with `tooSoon`, the least late and of those the cheapest. */
  readonly result: SourcingResult;
  /** Products that can't come by their day: a smallest set of them with which no plan holds. */
  readonly tooSoon: readonly number[];
}

/** The cheapest plan that keeps every day; where there is none, what conflicts, and the least late plan instead. */
export async function solvedSourcing(asked: SourcingAsked, solve: Solver): Promise<SourcingSolved> {
  const result = await solve(problemOf(asked));
  if (result.status !== "infeasible" || asked.mayBeLate) return { result, tooSoon: [] };
  const named = new Set(result.conflict.flatMap((name) => /^need (\d+) must arrive by /.exec(name)?.[1] ?? []));
  return { result: await solve(problemOf({ ...asked, mayBeLate: true })), tooSoon: [...named].map(Number) };
}

export function arrivalOf({ leadDays }: VendorOffer, today: string): string {
  return addDays(today, leadDays);
}

function problemOf({ today, needs, offers, exchange, usesStock, mayBeLate }: SourcingAsked): SourcingProblem {
  const latest = [today, ...offers.map((offer) => arrivalOf(offer, today))].sort().at(-1);
  const uomOf = (product: number) => needs.find(({ id }) => id === product)?.uom || "unit";
  const decimals = Math.max(0, ...needs.map(({ quantity }) => quantity.decimalPlaces()));
  return readSourcingProblem({
    currency: exchange.currency,
    rates: Object.fromEntries([...exchange.rates].map(([code, rate]) => [code, rate.toFixed()])),
    orderDate: today,
    quantityStep: new Decimal(10).pow(-decimals).toFixed(),
    needs: needs.map(({ id, quantity, due }) => ({
      id: String(id),
      product: String(id),
      unit: uomOf(id),
      quantity: quantity.toFixed(),
      due: due ?? latest,
      lateAllowed: mayBeLate,
    })),
    offers: offers.flatMap(({ id, vendor, product, currency, leadDays, prices: [first, ...breaks] }) =>
      first === undefined
        ? []
        : [
            {
              id,
              supplier: String(vendor),
              product: String(product),
              unit: uomOf(product),
              currency: currency.code,
              unitPrice: first.unitPrice.toFixed(),
              minQuantity: first.from.toFixed(),
              breaks: breaks.map(({ from, unitPrice }) => ({ from: from.toFixed(), unitPrice: unitPrice.toFixed() })),
              leadDays,
            },
          ],
    ),
    stock: usesStock
      ? needs.flatMap(({ id, free }) =>
          free?.gt(0) ? [{ id: `stock of ${id}`, product: String(id), unit: uomOf(id), quantity: free.toDecimalPlaces(6).toFixed() }] : [],
        )
      : [],
    objective: mayBeLate ? ["lateness", "cost"] : ["cost"],
    timeLimitSeconds: TIME_LIMIT_SECONDS,
  });
}
