import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkedOrders } from "./linked-orders.ts";
import { loadHighs } from "./load-highs.ts";
import { solveSourcing } from "./solve-sourcing.ts";
import { readSourcingProblem } from "./sourcing-problem.ts";
import { verifyPlan } from "./verify-plan.ts";

const need = { id: "N", product: "P", quantity: "10", due: "2026-03-20", customer: "Acme", salesPrice: "20" };
const offer = { id: "O", supplier: "S", product: "P", unitPrice: "5", leadDays: 3 };
const problem = (over: object) => readSourcingProblem({ currency: "EUR", orderDate: "2026-03-02", needs: [need], offers: [offer], ...over });
const runtime = await loadHighs();
const solve = (over: object) => solveSourcing(problem(over), runtime);
const breaks = [{ from: "12", unitPrice: "4" }];

describe("the cost of the best plan", () => {
  test.for([
    { because: "one offer suffices", over: {}, cost: "50.00" },
    { because: "buying to the price break is cheaper", over: { offers: [{ ...offer, breaks }] }, cost: "48.00" },
    { because: "incremental breaks do not reach back", over: { offers: [{ ...offer, breaks, breakKind: "incremental" }] }, cost: "50.00" },
    { because: "packs round up", over: { offers: [{ ...offer, pack: "4" }] }, cost: "60.00" },
    { because: "a minimum is bought in full", over: { offers: [{ ...offer, minQuantity: "15" }] }, cost: "75.00" },
    {
      because: "fixed costs decide",
      over: {
        offers: [
          { ...offer, fixedCost: "30" },
          { ...offer, id: "Q", unitPrice: "7" },
        ],
      },
      cost: "70.00",
    },
    {
      because: "a maximum splits the order",
      over: {
        offers: [
          { ...offer, maxQuantity: "6" },
          { ...offer, id: "Q", unitPrice: "7" },
        ],
      },
      cost: "58.00",
    },
    { because: "a foreign price is converted", over: { rates: { USD: "0.9" }, offers: [{ ...offer, currency: "USD" }] }, cost: "45.00" },
    { because: "stock is cheaper", over: { stock: [{ id: "K", product: "P", quantity: "4", unitCost: "1" }] }, cost: "34.00" },
    {
      because: "the late offer may not be used",
      over: {
        offers: [
          { ...offer, unitPrice: "1", leadDays: 30 },
          { ...offer, id: "Q" },
        ],
      },
      cost: "50.00",
    },
    { because: "a supplier's order has a cost", over: { suppliers: [{ name: "S", orderCost: "12.5" }] }, cost: "62.50" },
    {
      because: "offers exclude each other",
      over: {
        offers: [
          { ...offer, maxQuantity: "6" },
          { ...offer, id: "Q", unitPrice: "7" },
        ],
        constraints: { exclusive: [["O", "Q"]] },
      },
      cost: "70.00",
    },
    { because: "an optional need does not pay", over: { needs: [{ ...need, salesPrice: "4", required: false }] }, cost: "0.00" },
    {
      because: "a budget allows a part",
      over: { needs: [{ ...need, partial: true }], constraints: { budgets: [{ customer: "Acme", amount: "70" }] } },
      cost: "15.00",
    },
  ])("is $cost when $because", async ({ over, cost }) => {
    const result = await solve(over);
    expect(result).toMatchObject({ status: "optimal", gap: 0, plan: { totals: { cost } } });
  });
});

test.for([
  {
    because: "the budget is too small",
    over: { constraints: { budgets: [{ customer: "Acme", amount: "70" }], maxSpend: "999" } },
    size: 2,
    says: "Acme spends at most 70 EUR",
  },
  { because: "the only offer is late", over: { offers: [{ ...offer, leadDays: 30 }] }, size: 2, says: "need N must arrive by 2026-03-20" },
  { because: "nobody is approved", over: { constraints: { approvedSuppliers: ["T"] } }, size: 2, says: "only approved suppliers: T" },
  { because: "the offer is too small", over: { offers: [{ ...offer, maxQuantity: "6" }] }, size: 2, says: "S sells at most 6 under offer O" },
  { because: "nobody offers the product", over: { offers: [] }, size: 1, says: "need N (10 of P) must be met" },
  { because: "the need's margin is too high", over: { needs: [{ ...need, minMargin: "0.8" }] }, size: 2, says: "need N must keep a margin of 0.8" },
])("names a smallest conflict when $because", async ({ over, size, says }) => {
  const result = await solve(over);
  expect(result).toMatchObject({ status: "infeasible", minimal: true });
  expect("conflict" in result ? result.conflict : []).toHaveLength(size);
  expect("conflict" in result ? result.conflict : []).toContain(says);
});

test.for([
  { over: { needs: [{ ...need, due: "soon" }] }, says: "needs[0].due: must be a day" },
  { over: { colour: 1 }, says: "colour" },
  { over: { offers: [{ ...offer, unitPrice: "-1" }] }, says: "offers[0].unitPrice: must be a decimal text" },
  { over: { needs: [need, need] }, says: "needs[1].id: N is there twice" },
  { over: { constraints: { together: [["O", "X"]] } }, says: "constraints.together[0]: no offer X" },
])("refuses a file, saying $says", ({ over, says }) => {
  expect(() => problem(over)).toThrow(says);
});

test("rows that can't be reckoned with are named and the others are still solved", async () => {
  const result = await solve({
    offers: [offer, { ...offer, id: "A", currency: "CHF" }, { ...offer, id: "B", unitPrice: undefined }, { ...offer, id: "C", unit: "kg" }],
    stock: [{ id: "K", product: "P", quantity: "-4" }],
  });
  expect(result).toMatchObject({ status: "optimal", plan: { totals: { cost: "50.00" } } });
  expect(result.missing.map((line) => line.split(" is left out")[0])).toEqual(["Offer A of S", "Offer B of S", "Offer C of S", "Stock K"]);
});

test("the order of the rows does not change the answer", async () => {
  const offers = ["A", "B", "C"].map((id) => ({ ...offer, id, supplier: id, maxQuantity: "6" }));
  expect(await solve({ offers: offers.toReversed() })).toEqual(await solve({ offers }));
});

test("a plan that was tampered with fails the check", async () => {
  const result = await solve({});
  if (!("plan" in result)) throw new Error("no plan");
  expect(verifyPlan(problem({}), result.plan)).toEqual([]);
  const cheaper = { ...result.plan, purchases: result.plan.purchases.map((line) => ({ ...line, amount: "1" })) };
  expect(verifyPlan(problem({}), cheaper)).toContain("the amount of offer O is wrong");
});

test("the orders are linked by the ids of the needs", async () => {
  const result = await solve({});
  if (!("plan" in result)) throw new Error("no plan");
  expect(linkedOrders(result.plan)).toMatchObject({
    purchaseOrders: [{ supplier: "S", lines: [{ needs: ["N"] }] }],
    salesOrders: [{ customer: "Acme", lines: [{ need: "N", promised: "2026-03-05" }] }],
  });
});

test("tiny problems cost what trying every quantity finds", async () => {
  const row = fc.record({
    price: fc.integer({ min: 1, max: 9 }),
    fixed: fc.integer({ min: 0, max: 9 }),
    pack: fc.integer({ min: 1, max: 3 }),
    least: fc.integer({ min: 0, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 8 }), async (rows, wanted) => {
      const costs = (at: number): { quantity: number; cost: number }[] => {
        const one = rows[at];
        if (one === undefined) return [{ quantity: 0, cost: 0 }];
        return costs(at + 1).flatMap((rest) =>
          Array.from({ length: 11 }, (_, packs) => packs * one.pack)
            .filter((quantity) => quantity === 0 || quantity >= one.least)
            .map((quantity) => ({ quantity: quantity + rest.quantity, cost: rest.cost + quantity * one.price + (quantity > 0 ? one.fixed : 0) })),
        );
      };
      const best = Math.min(...costs(0).flatMap(({ quantity, cost }) => (quantity >= wanted ? [cost] : [])));
      const offers = rows.map((one, at) => ({
        ...offer,
        id: `O${at}`,
        unitPrice: `${one.price}`,
        fixedCost: `${one.fixed}`,
        pack: `${one.pack}`,
        minQuantity: `${one.least}`,
      }));
      expect(await solve({ needs: [{ ...need, quantity: `${wanted}` }], offers })).toMatchObject({ plan: { totals: { cost: best.toFixed(2) } } });
    }),
    { numRuns: 15, seed: 7 },
  );
});

test("the example in docs/sourcing.md solves to what the page says", async () => {
  const page = readFileSync(new URL("../../docs/sourcing.md", import.meta.url), "utf8");
  const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
  expect(await solveSourcing(readSourcingProblem(example))).toMatchObject({
    status: "optimal",
    plan: { totals: { cost: "1094.50", profit: "585.50" } },
  });
});
