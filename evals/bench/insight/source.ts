import { loadHighs } from "../../../insight/sourcing/load-highs.ts";
import { solveSourcing } from "../../../insight/sourcing/solve-sourcing.ts";
import { readSourcingProblem } from "../../../insight/sourcing/sourcing-problem.ts";
import type { InsightBench } from "./insight-bench.ts";

interface Priced {
  readonly price: number;
  readonly breakAt: number;
  readonly lower: number;
  readonly fixed: number;
  readonly pack: number;
  readonly most: number;
}
interface Want {
  readonly quantity: number;
  readonly sales: number;
  readonly offers: readonly Priced[];
}
const PER_CUSTOMER = 4;
const DAY = "2026-03-02";

/** Generated problems whose optimum is found by enumeration: each product by its quantities, each customer by its subsets of needs. */
const sourcing: InsightBench = {
  name: "source",
  async run({ seed, out }) {
    const loading = performance.now();
    const runtime = await loadHighs();
    const load = (performance.now() - loading) / 1000;
    const random = seeded(seed);
    const seconds: number[] = [];
    let proved = 0;
    let greedy = 0;
    for (let at = 0; at < 200; at++) {
      const count = at % 20 === 0 ? 40 : PER_CUSTOMER * (1 + Math.floor(random() * 3));
      const wants = Array.from({ length: count }, () => wanted(random));
      const budgets = customersOf(wants).map((own) =>
        Math.floor(own.reduce((sum, { sales, quantity }) => sum + sales * quantity, 0) * (0.5 + random() / 2)),
      );
      const best = customersOf(wants).reduce((sum, own, of) => sum + bestOf(own, budgets[of] ?? 0, false), 0);
      const started = performance.now();
      const result = await solveSourcing(problemOf(wants, budgets, false), runtime);
      seconds.push((performance.now() - started) / 1000);
      if (result.status === "optimal" && Number(result.plan.totals.profit) === best) proved++;
      if (customersOf(wants).reduce((sum, own, of) => sum + bestOf(own, budgets[of] ?? 0, true), 0) === best) greedy++;
    }
    let explained = 0;
    for (let at = 0; at < 50; at++) {
      const wants = Array.from({ length: 4 + 4 * (at % 3) }, () => wanted(random));
      const budgets = customersOf(wants).map((own, of) => own.reduce((sum, { sales, quantity }) => sum + sales * quantity, 0) - (of === 0 ? 1 : 0));
      const result = await solveSourcing(problemOf(wants, budgets, true), runtime);
      if (result.status === "infeasible" && result.minimal && result.conflict.length === PER_CUSTOMER + 1) explained++;
    }
    out("  sourcing: 200 problems of 4 to 40 needs and 12 to 120 offers (10 of the largest), 50 infeasible ones of 4 to 12 needs");
    const sorted = seconds.toSorted((a, b) => a - b);
    return [
      {
        what: "sourcing, share proved at the enumerated optimum",
        value: proved / 200,
        beside: { "greedy cheapest first": greedy / 200 },
        bound: { atLeast: 1 },
      },
      {
        what: "sourcing, median seconds",
        value: sorted[100] ?? 0,
        beside: { slowest: sorted.at(-1) ?? 0, "loading the solver once": load },
        bound: { atMost: 1 },
      },
      { what: "sourcing, infeasible with a verified smallest conflict", value: explained / 50, beside: {}, bound: { atLeast: 1 } },
    ];
  },
};

export default sourcing;

function wanted(random: () => number): Want {
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const offers = Array.from({ length: 3 }, (_, at) => {
    const price = whole(5, 20);
    return { price, breakAt: whole(5, 25), lower: price - whole(0, 3), fixed: whole(0, 40), pack: whole(1, 5), most: at === 0 ? 40 : whole(5, 40) };
  });
  return { quantity: whole(3, 20), sales: whole(10, 30), offers };
}

function customersOf(wants: readonly Want[]): Want[][] {
  return Array.from({ length: wants.length / PER_CUSTOMER }, (_, at) => wants.slice(at * PER_CUSTOMER, (at + 1) * PER_CUSTOMER));
}

function bestOf(own: readonly Want[], budget: number, greedy: boolean): number {
  const gains = own.map((want) => ({
    gain: want.sales * want.quantity - (greedy ? greedyCost(want) : cheapest(want)),
    revenue: want.sales * want.quantity,
  }));
  if (greedy) {
    let left = budget;
    let profit = 0;
    for (const { gain, revenue } of gains.toSorted((a, b) => b.gain - a.gain)) {
      if (gain <= 0 || revenue > left) continue;
      left -= revenue;
      profit += gain;
    }
    return profit;
  }
  const search = (at: number, left: number): number => {
    const next = gains[at];
    if (next === undefined) return 0;
    const without = search(at + 1, left);
    return next.revenue > left ? without : Math.max(without, next.gain + search(at + 1, left - next.revenue));
  };
  return search(0, budget);
}

function costOf(offer: Priced, quantity: number): number {
  return quantity === 0 ? 0 : quantity * (quantity >= offer.breakAt ? offer.lower : offer.price) + offer.fixed;
}

function cheapest({ quantity, offers }: Want): number {
  const search = (at: number, left: number): number => {
    const offer = offers[at];
    if (offer === undefined) return left <= 0 ? 0 : Number.POSITIVE_INFINITY;
    let best = Number.POSITIVE_INFINITY;
    for (let bought = 0; bought <= offer.most; bought += offer.pack) best = Math.min(best, costOf(offer, bought) + search(at + 1, left - bought));
    return best;
  };
  return search(0, quantity);
}

function greedyCost({ quantity, offers }: Want): number {
  let left = quantity;
  let cost = 0;
  for (const offer of offers.toSorted((a, b) => a.price - b.price)) {
    const bought = Math.min(Math.ceil(left / offer.pack), Math.floor(offer.most / offer.pack)) * offer.pack;
    cost += left > 0 ? costOf(offer, bought) : 0;
    left -= bought;
  }
  return left > 0 ? Number.POSITIVE_INFINITY : cost;
}

function problemOf(wants: readonly Want[], budgets: readonly number[], required: boolean) {
  return readSourcingProblem({
    currency: "EUR",
    orderDate: DAY,
    timeLimitSeconds: 60,
    needs: wants.map(({ quantity, sales }, at) => ({
      id: `N${at}`,
      product: `P${at}`,
      quantity: `${quantity}`,
      due: DAY,
      customer: `C${Math.floor(at / PER_CUSTOMER)}`,
      salesPrice: `${sales}`,
      required,
    })),
    offers: wants.flatMap(({ offers }, at) =>
      offers.map((offer, of) => ({
        id: `O${at}-${of}`,
        supplier: `S${of}`,
        product: `P${at}`,
        unitPrice: `${offer.price}`,
        breaks: [{ from: `${offer.breakAt}`, unitPrice: `${offer.lower}` }],
        fixedCost: `${offer.fixed}`,
        pack: `${offer.pack}`,
        maxQuantity: `${offer.most}`,
        leadDays: 0,
      })),
    ),
    constraints: { budgets: budgets.map((amount, at) => ({ customer: `C${at}`, amount: `${amount}` })) },
  });
}

function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
