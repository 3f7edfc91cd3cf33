import type { Decimal } from "decimal.js";
import type { SourcingProblem } from "./sourcing-problem.ts";
import type { NextBest, Pegging, PurchaseLine } from "./sourcing-result.ts";
import type { UsableNeed, UsableOffer, UsableRows } from "./usable-rows.ts";

/** Why a need is covered as it is: each source with its price, what the next best offer would cost bought alone, or why it is declined. */
export function needReasons(
  problem: SourcingProblem,
  { offers, stock }: UsableRows,
  need: UsableNeed,
  pegs: readonly Pegging[],
  lines: readonly PurchaseLine[],
): string[] {
  const fit = offers.filter((offer) => offer.product === need.product && offer.valid && (need.lateAllowed || offer.arrival <= need.due));
  if (pegs.length === 0) {
    const inTime = stock.some((held) => held.product === need.product && held.steps > 0 && (need.lateAllowed || held.from <= need.due));
    if (fit.length === 0 && !inTime) return [`Declined: no offer or stock of ${need.product} arrives by ${need.due}.`];
    return [`Declined: every plan that delivers it is worth less under this objective or breaks a rule.${cheapest(fit, need, problem)}`];
  }
  const told = pegs.map((peg) => {
    const line = lines.find(({ offer }) => peg.source.kind === "offer" && offer === peg.source.id);
    const when = peg.lateDays > 0 ? `${peg.lateDays} days late, on ${peg.arrives}` : `by ${need.due}`;
    return line === undefined
      ? `${peg.quantity} ${need.unit} from stock ${peg.source.id}, ${when}.`
      : `${peg.quantity} ${need.unit} from ${line.supplier} (offer ${line.offer}) at ${line.unitPrice} ${problem.currency} (${line.priceBreak}), ${when}.`;
  });
  const others = otherOffers(fit, pegs);
  return [...told, others.length === 0 ? "No other valid offer arrives in time." : `Next best:${cheapest(others, need, problem)}`];
}

/** What a need that is covered would cost, from the best of the valid offers that arrive in time and are not used for it, bought alone with its fixed cost. */
export function nextBest({ offers }: UsableRows, need: UsableNeed, pegs: readonly Pegging[]): NextBest | undefined {
  const fit = offers.filter((offer) => offer.product === need.product && offer.valid && (need.lateAllowed || offer.arrival <= need.due));
  return pegs.length === 0 ? undefined : cheapestAlone(otherOffers(fit, pegs), need);
}

function otherOffers(fit: readonly UsableOffer[], pegs: readonly Pegging[]): UsableOffer[] {
  return fit.filter((offer) => !pegs.some(({ source }) => source.id === offer.id));
}

function cheapest(offers: readonly UsableOffer[], need: UsableNeed, { currency }: SourcingProblem): string {
  const best = cheapestAlone(offers, need);
  if (best === undefined) return " no single offer could carry it alone.";
  return ` ${best.supplier} (offer ${best.offer}) alone would cost ${best.amount} ${currency} with its fixed cost.`;
}

function cheapestAlone(offers: readonly UsableOffer[], need: UsableNeed): NextBest | undefined {
  const priced = offers.flatMap((offer) => {
    const packs = Math.ceil(Math.max(need.steps, offer.minSteps) / offer.packSteps);
    const tier = offer.tiers.find(({ lowPacks, highPacks }) => lowPacks <= packs && packs <= highPacks);
    if (tier === undefined || packs * offer.packSteps > (offer.maxSteps ?? Number.POSITIVE_INFINITY)) return [];
    const amount: Decimal = tier.price
      .mul(packs * offer.packSteps)
      .plus(tier.intercept)
      .plus(offer.fixed);
    return [{ offer, amount }];
  });
  const best = priced.toSorted((a, b) => a.amount.comparedTo(b.amount))[0];
  return best && { offer: best.offer.id, supplier: best.offer.supplier, amount: best.amount.toFixed(2) };
}
