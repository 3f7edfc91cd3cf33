import type { SourcingProblem } from "./sourcing-problem.ts";
import type { UsableNeed, UsableOffer, UsableRows } from "./usable-rows.ts";

/** A row of the program; one with a `name` is a constraint people set, in their words, and can be lifted to explain a conflict. */
export interface ModelRow {
  readonly terms: ReadonlyMap<string, number>;
  readonly sense: "<=" | ">=" | "=";
  readonly bound: number;
  readonly name?: string;
}
export interface PlanModel {
  readonly rows: readonly ModelRow[];
  /** Upper bounds; every variable is a whole number from 0. */
  readonly variables: ReadonlyMap<string, number>;
  /** What to make small, in this order. */
  readonly goals: readonly ReadonlyMap<string, number>[];
  /** Shipments: which need a source may serve, by variable. */
  readonly arcs: readonly Arc[];
}
export interface Arc {
  readonly variable: string;
  readonly need: number;
  readonly kind: "offer" | "stock";
  readonly source: number;
  readonly tier: number;
  readonly lateDays: number;
}

/** The mixed-integer program of a problem: `b` a price range is used, `n` its packs, `y` a need is accepted, `a` steps from a source to a need, `v` a supplier is used. */
export function planModel(problem: SourcingProblem, { needs, offers, stock }: UsableRows): PlanModel {
  const rules = problem.constraints;
  const rows: ModelRow[] = [];
  const variables = new Map<string, number>();
  const arcs: Arc[] = [];
  const cost = new Map<string, number>();
  const revenue = new Map<string, number>();
  const penalty = new Map<string, number>();
  const late = new Map<string, number>();
  const bySupplier = new Map<string, Map<string, number>>();
  const row = (terms: Iterable<readonly [string, number]>, sense: ModelRow["sense"], bound: number, name?: string) => {
    rows.push({ terms: summed(terms), sense, bound, ...(name === undefined ? {} : { name }) });
  };
  const usedTerms = (offer: UsableOffer, at: number, weight = 1) => offer.tiers.map((_, tier): [string, number] => [`b${at}_${tier}`, weight]);
  const quantityTerms = (offer: UsableOffer, at: number) => offer.tiers.map((_, tier): [string, number] => [`n${at}_${tier}`, offer.packSteps]);

  needs.forEach((_, at) => {
    variables.set(`y${at}`, 1);
  });
  offers.forEach((offer, at) => {
    const spent = bySupplier.get(offer.supplier) ?? new Map<string, number>();
    bySupplier.set(offer.supplier, spent);
    offer.tiers.forEach((tier, of) => {
      variables.set(`b${at}_${of}`, 1);
      variables.set(`n${at}_${of}`, tier.highPacks);
      row(
        [
          [`n${at}_${of}`, 1],
          [`b${at}_${of}`, -tier.lowPacks],
        ],
        ">=",
        0,
      );
      row(
        [
          [`n${at}_${of}`, 1],
          [`b${at}_${of}`, -tier.highPacks],
        ],
        "<=",
        0,
      );
      for (const target of [cost, spent]) {
        target.set(`n${at}_${of}`, tier.price.mul(offer.packSteps).toNumber());
        target.set(`b${at}_${of}`, offer.fixed.plus(tier.intercept).toNumber());
      }
    });
    row(usedTerms(offer, at), "<=", 1);
    if (offer.minSteps > 0)
      row(
        [...quantityTerms(offer, at), ...usedTerms(offer, at, -offer.minSteps)],
        ">=",
        0,
        `${offer.supplier} sells at least ${offer.minQuantity} under offer ${offer.id}`,
      );
    if (offer.maxSteps !== undefined)
      row(quantityTerms(offer, at), "<=", offer.maxSteps, `${offer.supplier} sells at most ${offer.maxQuantity} under offer ${offer.id}`);
    if (!offer.valid) row(usedTerms(offer, at), "<=", 0, `offer ${offer.id} is not valid on ${problem.orderDate}`);
  });
  const serve = (need: UsableNeed, arc: Omit<Arc, "variable" | "lateDays">, arrival: string, room: number) => {
    const variable = `a${arc.need}_${arc.kind === "offer" ? "o" : "s"}${arc.source}_${arc.tier}`;
    const lateDays = Math.max(0, (Date.parse(arrival) - Date.parse(need.due)) / 86_400_000);
    arcs.push({ ...arc, variable, lateDays });
    variables.set(variable, Math.min(need.steps, room));
    revenue.set(variable, need.price.toNumber());
    penalty.set(variable, -Number(need.shortPenalty) * Number(problem.quantityStep));
    if (lateDays > 0) late.set(variable, lateDays);
  };
  needs.forEach((need, at) => {
    offers.forEach((offer, source) => {
      if (offer.product === need.product)
        offer.tiers.forEach((tier, of) => {
          serve(need, { need: at, kind: "offer", source, tier: of }, offer.arrival, tier.highPacks * offer.packSteps);
        });
    });
    stock.forEach((held, source) => {
      if (held.product === need.product) {
        serve(need, { need: at, kind: "stock", source, tier: 0 }, held.from, held.steps);
        cost.set(`a${at}_s${source}_0`, Number(held.unitCost) * Number(problem.quantityStep));
      }
    });
  });
  const arcTerms = (keep: (arc: Arc) => boolean, weight: (arc: Arc) => number = () => 1) =>
    arcs.filter(keep).map((arc): [string, number] => [arc.variable, weight(arc)]);
  offers.forEach((offer, at) => {
    offer.tiers.forEach((_, tier) => {
      row([...arcTerms((arc) => arc.kind === "offer" && arc.source === at && arc.tier === tier), [`n${at}_${tier}`, -offer.packSteps]], "<=", 0);
    });
  });
  stock.forEach((held, at) => {
    row(
      arcTerms((arc) => arc.kind === "stock" && arc.source === at),
      "<=",
      held.steps,
    );
  });
  needs.forEach((need, at) => {
    const served = arcTerms((arc) => arc.need === at);
    row([...served, [`y${at}`, -need.leastSteps]], ">=", 0);
    row([...served, [`y${at}`, -need.steps]], "<=", 0);
    if (need.required) row([[`y${at}`, 1]], ">=", 1, `need ${need.id} (${need.quantity} of ${need.product}) must be met`);
    const tooLate = arcTerms((arc) => arc.need === at && arc.lateDays > 0);
    if (!need.lateAllowed && tooLate.length > 0) row(tooLate, "<=", 0, `need ${need.id} must arrive by ${need.due}`);
    const { suppliers } = need;
    if (suppliers !== undefined)
      row(
        arcTerms((arc) => arc.need === at && arc.kind === "offer" && !suppliers.includes(offers[arc.source]?.supplier ?? "")),
        "<=",
        0,
        `need ${need.id} accepts only ${suppliers.join(", ")}`,
      );
    if (need.minMargin !== undefined) {
      const kept = need.price.toNumber() * (1 - Number(need.minMargin));
      const unitCost = (arc: Arc) => (arc.kind === "stock" ? (cost.get(arc.variable) ?? 0) : peggedPrice(offers[arc.source], arc.tier));
      row(
        arcTerms(
          (arc) => arc.need === at,
          (arc) => unitCost(arc) - kept,
        ),
        "<=",
        0,
        `need ${need.id} must keep a margin of ${need.minMargin}`,
      );
    }
  });
  const suppliers = [...bySupplier.keys()].sort();
  suppliers.forEach((name, at) => {
    const terms = problem.suppliers.find((supplier) => supplier.name === name);
    variables.set(`v${at}`, 1);
    offers.forEach((offer, of) => {
      if (offer.supplier === name) row([...usedTerms(offer, of), [`v${at}`, -1]], "<=", 0);
    });
    row([[`v${at}`, 1], ...offers.flatMap((offer, of) => (offer.supplier === name ? usedTerms(offer, of, -1) : []))], "<=", 0);
    const least = Number(terms?.minOrderValue ?? 0);
    if (least > 0)
      row([...(bySupplier.get(name) ?? []), [`v${at}`, -least]], ">=", 0, `${name} takes orders from ${terms?.minOrderValue} ${problem.currency}`);
    cost.set(`v${at}`, Number(terms?.orderCost ?? 0));
  });
  const spend = [...cost].filter(([variable]) => !variable.startsWith("a"));
  for (const { customer, amount } of rules.budgets)
    row(
      arcTerms(
        (arc) => needs[arc.need]?.customer === customer,
        ({ variable }) => revenue.get(variable) ?? 0,
      ),
      "<=",
      Number(amount),
      `${customer} spends at most ${amount} ${problem.currency}`,
    );
  if (rules.maxSpend !== undefined) row(spend, "<=", Number(rules.maxSpend), `purchases cost at most ${rules.maxSpend} ${problem.currency}`);
  if (rules.minMargin !== undefined) {
    const kept = 1 - Number(rules.minMargin);
    row(
      [...cost, ...[...revenue].map(([variable, price]): [string, number] => [variable, -price * kept])],
      "<=",
      0,
      `the whole must keep a margin of ${rules.minMargin}`,
    );
  }
  const approved = rules.approvedSuppliers;
  if (approved !== undefined)
    row(
      offers.flatMap((offer, at) => (approved.includes(offer.supplier) ? [] : usedTerms(offer, at))),
      "<=",
      0,
      `only approved suppliers: ${approved.join(", ")}`,
    );
  if (rules.maxSuppliers !== undefined)
    row(
      suppliers.map((_, at): [string, number] => [`v${at}`, 1]),
      "<=",
      rules.maxSuppliers,
      `at most ${rules.maxSuppliers} suppliers`,
    );
  for (const { supplier, share } of rules.maxShare) {
    const own = [...(bySupplier.get(supplier) ?? [])];
    const everyone = [...bySupplier.values()].flatMap((spent) => [...spent]);
    row(
      [...own, ...everyone.map(([variable, weight]): [string, number] => [variable, -weight * Number(share)])],
      "<=",
      0,
      `${supplier} gets at most the share ${share} of the spend`,
    );
  }
  const termsOf = (id: string, weight = 1) => offers.flatMap((offer, at) => (offer.id === id ? usedTerms(offer, at, weight) : []));
  for (const set of rules.exclusive)
    row(
      set.flatMap((id) => termsOf(id)),
      "<=",
      1,
      `at most one of the offers ${set.join(", ")}`,
    );
  for (const set of rules.together) {
    const [head = "", ...others] = set;
    const name = `offers ${set.join(", ")} are ordered together or not at all`;
    for (const other of others) row([...termsOf(head), ...termsOf(other, -1)], "=", 0, name);
  }
  const used = new Map(offers.flatMap((offer, at) => usedTerms(offer, at)));
  const goal = {
    profit: summed([...cost, ...penalty, ...negated(revenue)]),
    cost: summed([...cost, ...penalty]),
    lateness: late,
  };
  return {
    rows: rows.filter(({ terms, sense, bound }) => terms.size > 0 || (sense === ">=" ? bound > 0 : false)),
    variables,
    arcs,
    goals: [...problem.objective.map((kind) => goal[kind]), used],
  };
}

/** What one step costs a need: the price range's own price, or the first and highest one where breaks are incremental. */
function peggedPrice(offer: UsableOffer | undefined, tier: number): number {
  return Number(offer?.tiers[offer.breakKind === "incremental" ? 0 : tier]?.price ?? 0);
}

function negated(terms: ReadonlyMap<string, number>): [string, number][] {
  return [...terms].map(([variable, weight]) => [variable, -weight]);
}

function summed(terms: Iterable<readonly [string, number]>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const [variable, weight] of terms) sum.set(variable, (sum.get(variable) ?? 0) + weight);
  return sum;
}
