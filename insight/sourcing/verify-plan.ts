import { Decimal } from "decimal.js";
import { planTotals } from "./plan-totals.ts";
import type { Offer, SourcingProblem } from "./sourcing-problem.ts";
import type { SourcingPlan } from "./sourcing-result.ts";

/** Every rule of the problem that a plan breaks, in words, reckoned in decimals from the problem as given and not from the solver's program. */
export function verifyPlan(problem: SourcingProblem, plan: SourcingPlan): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  const sum = (values: readonly (string | Decimal)[]) => Decimal.sum(0, ...values);
  const rate = (currency = problem.currency) => new Decimal(currency === problem.currency ? 1 : (problem.rates[currency] ?? Number.NaN));
  const offerOf = (id: string) => problem.offers.find((offer) => offer.id === id);
  const used = new Set(plan.purchases.map(({ offer }) => offer));
  check(used.size === plan.purchases.length, "an offer is used twice");
  for (const line of plan.purchases) {
    const offer = offerOf(line.offer);
    if (offer === undefined) {
      faults.push(`there is no offer ${line.offer}`);
      continue;
    }
    const quantity = new Decimal(line.quantity);
    check(quantity.mod(offer.pack).isZero(), `offer ${offer.id} is not in whole packs`);
    check(quantity.gte(offer.minQuantity) && quantity.lte(offer.maxQuantity ?? quantity), `offer ${offer.id} is outside its quantities`);
    check((offer.validFrom ?? "0") <= problem.orderDate && problem.orderDate <= (offer.validUntil ?? "9"), `offer ${offer.id} is not valid`);
    check(costOf(offer, quantity).mul(rate(offer.currency)).minus(line.amount).abs().lt("0.000001"), `the amount of offer ${offer.id} is wrong`);
    const pegged = sum(plan.pegging.filter(({ source }) => source.kind === "offer" && source.id === offer.id).map((peg) => peg.quantity));
    check(pegged.lte(quantity), `more is taken from offer ${offer.id} than bought`);
  }
  for (const held of problem.stock) {
    const pegged = sum(plan.pegging.filter(({ source }) => source.kind === "stock" && source.id === held.id).map((peg) => peg.quantity));
    check(pegged.isZero() || pegged.lte(held.quantity), `more is taken from stock ${held.id} than there is`);
  }
  for (const { need: id, quantity: given, salesPrice } of plan.needs) {
    const need = problem.needs.find((row) => row.id === id);
    if (need === undefined) continue;
    const quantity = new Decimal(given);
    const pegs = plan.pegging.filter((peg) => peg.need === id);
    check(sum(pegs.map((peg) => peg.quantity)).eq(quantity), `need ${id} is not what is allocated`);
    check(new Decimal(need.salesPrice).mul(rate(need.currency)).minus(salesPrice).abs().lt("0.000001"), `the price of need ${id} is wrong`);
    check(quantity.lte(need.quantity) && (quantity.gt(0) || !need.required), `need ${id} is not met`);
    check(quantity.isZero() || (need.partial ? quantity.gte(need.minQuantity ?? 0) : quantity.eq(need.quantity)), `need ${id} is met in part`);
    for (const { source, arrives } of pegs) {
      const row = source.kind === "offer" ? offerOf(source.id) : problem.stock.find((held) => held.id === source.id);
      check(row?.product === need.product && row.unit === need.unit, `need ${id} gets another product`);
      check(source.kind === "stock" || used.has(source.id), `need ${id} is covered by an offer that is not bought`);
      check(need.lateAllowed || arrives <= need.due, `need ${id} arrives after ${need.due}`);
      check(
        row === undefined || !("supplier" in row) || need.suppliers === undefined || need.suppliers.includes(row.supplier),
        `need ${id} does not accept its supplier`,
      );
    }
    const pegCost = sum(pegs.map(({ source, quantity: part }) => unitCost(source).mul(part)));
    const revenue = quantity.mul(salesPrice);
    check(need.minMargin === undefined || revenue.minus(pegCost).gte(revenue.mul(need.minMargin).minus("0.0001")), `need ${id} is below its margin`);
  }
  const { constraints: rules } = problem;
  const suppliers = new Set(plan.purchases.map(({ supplier }) => supplier));
  const spentAt = (name: string) =>
    sum(plan.purchases.filter(({ supplier }) => supplier === name).map((line) => new Decimal(line.amount).plus(line.fixedCost)));
  const totals = planTotals(problem, plan.purchases, plan.pegging, plan.needs);
  check(JSON.stringify(totals) === JSON.stringify(plan.totals), "the totals do not add up");
  for (const { customer, amount } of rules.budgets) {
    const spent = sum(plan.needs.filter((need) => need.customer === customer).map((need) => new Decimal(need.quantity).mul(need.salesPrice)));
    check(spent.lte(amount), `${customer} spends more than ${amount}`);
  }
  check(rules.maxSpend === undefined || new Decimal(totals.purchases).plus(totals.fixedCosts).lte(rules.maxSpend), "purchases cost too much");
  const kept = new Decimal(totals.revenue).minus(totals.cost);
  check(rules.minMargin === undefined || kept.plus("0.02").gte(new Decimal(totals.revenue).mul(rules.minMargin)), "the margin is too low");
  const { approvedSuppliers: approved } = rules;
  check(approved === undefined || [...suppliers].every((name) => approved.includes(name)), "a supplier is not approved");
  check(suppliers.size <= (rules.maxSuppliers ?? suppliers.size), "there are too many suppliers");
  const everyone = sum([...suppliers].map(spentAt));
  for (const { supplier, share } of rules.maxShare)
    check(spentAt(supplier).lte(everyone.mul(share).plus("0.0001")), `${supplier} gets too large a share`);
  for (const { name, minOrderValue } of problem.suppliers)
    check(!suppliers.has(name) || spentAt(name).plus("0.0001").gte(minOrderValue), `the order at ${name} is too small`);
  for (const set of rules.exclusive) check(set.filter((id) => used.has(id)).length <= 1, `offers ${set.join(", ")} exclude each other`);
  for (const set of rules.together) check(new Set(set.map((id) => used.has(id))).size === 1, `offers ${set.join(", ")} belong together`);
  return faults;

  function unitCost({ kind, id }: SourcingPlan["pegging"][number]["source"]): Decimal {
    if (kind === "stock") return new Decimal(problem.stock.find((held) => held.id === id)?.unitCost ?? 0);
    const offer = offerOf(id);
    const bought = offer?.breakKind === "all-units" ? (plan.purchases.find((line) => line.offer === id)?.quantity ?? 0) : 0;
    return offer === undefined ? new Decimal(0) : new Decimal(priceAt(offer, new Decimal(bought))).mul(rate(offer.currency));
  }
}

function priceAt({ unitPrice = "0", breaks }: Offer, quantity: Decimal): string {
  return breaks.toSorted((a, b) => Number(a.from) - Number(b.from)).findLast(({ from }) => quantity.gte(from))?.unitPrice ?? unitPrice;
}

function costOf(offer: Offer, quantity: Decimal): Decimal {
  if (offer.breakKind === "all-units") return quantity.mul(priceAt(offer, quantity));
  const starts = [{ from: "0", unitPrice: offer.unitPrice ?? "0" }, ...offer.breaks.toSorted((a, b) => Number(a.from) - Number(b.from))];
  return Decimal.sum(
    0,
    ...starts.map(({ from, unitPrice }, at) => Decimal.max(0, Decimal.min(quantity, starts[at + 1]?.from ?? quantity).minus(from)).mul(unitPrice)),
  );
}
