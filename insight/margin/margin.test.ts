import fc from "fast-check";
import { expect, test } from "vitest";
import { findMarginLeaks } from "./margin-leaks.ts";
import { normalLine } from "./normal-quantile.ts";
import { plantedSales } from "./planted-sales.ts";
import { middleHalfMean, robustSpread, weightedMedian } from "./robust-level.ts";
import type { SaleLine } from "./sale-line.ts";
import { withoutSharedMoves } from "./shared-moves.ts";
import { isFall, trendOf } from "./trend.ts";

const RATES = { EUR: "1", USD: "0.9" };

const line = (changes: Partial<SaleLine> = {}): SaleLine => ({
  order: "S1",
  product: "P",
  customer: "Azure",
  salesperson: null,
  date: "2025-03-01",
  quantity: "10",
  price: "20",
  cost: "12",
  discount: "0",
  floorPrice: null,
  freightCharged: "0",
  freightCost: "0",
  currency: "EUR",
  ...changes,
});

/** One line a fortnight for each customer; the change is told the share of the year that has passed. */
const year = (customers: readonly string[], change: (customer: string, at: number, index: number) => Partial<SaleLine>): SaleLine[] =>
  customers.flatMap((customer, which) =>
    Array.from({ length: 26 }, (_, index) => {
      const date = new Date(Date.UTC(2025, 0, 1 + which + index * 14)).toISOString().slice(0, 10);
      const price = 20 * (1 + 0.01 * Math.sin(index * 7 + which * 3));
      return line({ order: `${customer}-${index}`, customer, date, price: price.toFixed(4), ...change(customer, index / 25, index) });
    }),
  );

const SIX = ["A", "B", "C", "D", "E", "F"];
const kindsOf = (lines: readonly SaleLine[]) =>
  findMarginLeaks(lines, RATES).leaks.map(({ kind, of }) => [kind, of.order ?? of.customer ?? of.salesperson ?? of.product].join(" "));

test.for([
  { because: "the net price is the floor", changes: { discount: "10", floorPrice: "18" }, lost: [] },
  { because: "the net price is below it by less than rounding", changes: { discount: "10", floorPrice: "18.005" }, lost: [] },
  { because: "the net price is a cent below it", changes: { discount: "10", floorPrice: "18.01" }, lost: ["0.1"] },
  { because: "the line is in another currency", changes: { discount: "50", floorPrice: "11", currency: "USD" }, lost: ["9"] },
  { because: "there is no floor", changes: { discount: "90" }, lost: [] },
])("the loss below the floor is $lost when $because", ({ changes, lost }) => {
  expect(findMarginLeaks([line(changes)], RATES).leaks.map((leak) => String(leak.lost))).toEqual(lost);
});

test.for([
  { because: "nothing changes", change: () => ({}), found: [] },
  {
    because: "cost rises and the price does not follow",
    change: (_: string, at: number) => ({ cost: (12 * (1 + 0.1 * at)).toFixed(4) }),
    found: ["cost-drift P"],
  },
  {
    because: "cost rises and the price follows",
    change: (_: string, at: number) => ({ cost: (12 * (1 + 0.1 * at)).toFixed(4), price: (20 * (1 + 0.1 * at)).toFixed(4) }),
    found: [],
  },
  {
    because: "one customer's discount grows",
    change: (customer: string, at: number) => ({ discount: (customer === "B" ? 2 + 8 * at : 2).toFixed(1) }),
    found: ["discount-creep B"],
  },
  { because: "everybody's discount grows", change: (_: string, at: number) => ({ discount: (2 + 8 * at).toFixed(1) }), found: [] },
  {
    because: "most of a salesperson's customers get more and more",
    change: (customer: string, at: number) => ({
      salesperson: "ABCD".includes(customer) ? "Sam" : "Pat",
      discount: ("ABCD".includes(customer) ? 2 + 8 * at : 2).toFixed(1),
    }),
    customers: ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"],
    found: ["discount-creep Sam"],
  },
  {
    because: "one customer's price slides",
    change: (customer: string, at: number) => (customer === "C" ? { price: (20 * (1 - 0.1 * at)).toFixed(4) } : {}),
    found: ["erosion C"],
  },
  {
    because: "one order out of many was a deal",
    change: (customer: string, _: number, index: number) => (customer === "C" && index === 24 ? { price: "12" } : {}),
    found: [],
  },
  {
    because: "one order's freight was forgotten",
    change: (customer: string, _: number, index: number) => ({ freightCost: "30", freightCharged: customer === "A" && index === 7 ? "0" : "30" }),
    found: ["unbilled-freight A-7"],
  },
  {
    because: "a customer never pays freight",
    change: (customer: string) => ({ freightCost: "30", freightCharged: customer === "A" ? "0" : "30" }),
    found: [],
  },
])("what is found is $found when $because", ({ change, customers = SIX, found }) => {
  expect(kindsOf(year(customers, change))).toEqual(found);
});

test("a slide says how much, for whom, with a range and its money", () => {
  const [leak] = findMarginLeaks(
    year(SIX, (customer, at) => (customer === "C" ? { price: (20 * (1 - 0.1 * at)).toFixed(4) } : {})),
    RATES,
  ).leaks;
  expect(leak?.reasons[0]).toMatch(/^C pays about (9|10)\.\d% less for P than at first/);
  expect(leak?.basedOn).toEqual({ lines: 26 });
  expect(leak?.lost.toNumber()).toBeGreaterThan(200);
  expect(leak?.uncertainty.low.lt(leak.lost) && leak.uncertainty.high.gt(leak.lost)).toBe(true);
});

test.for([
  { because: "a currency has no rate", changes: { currency: "XYZ" }, says: "No rate is known for XYZ; its lines were left out." },
  {
    because: "a currency is named like a property of every object",
    changes: { currency: "constructor" },
    says: "No rate is known for constructor; its lines were left out.",
  },
  { because: "a price is no number", changes: { price: "about 5" }, says: "Lines whose quantity, price or discount is no number were left out." },
  { because: "a date can't be read", changes: { date: "soon" }, says: "Lines whose date can't be read were left out." },
  { because: "a line is a return", changes: { quantity: "-3" }, says: "Returned or free lines (quantity or price not above nought) were left out." },
  { because: "a cost is missing", changes: { cost: null }, says: "Lines without a cost were not looked at for cost drift." },
])("the answer names what is missing and goes on when $because", ({ changes, says }) => {
  const { leaks, missing } = findMarginLeaks([line(changes), line({ floorPrice: "25" })], RATES);
  expect(missing).toEqual([{ what: says, lines: 1 }]);
  expect(leaks.map(({ kind }) => kind)).toContain("below-floor");
});

test("no lines leak nothing", () => {
  expect(findMarginLeaks([], RATES)).toEqual({ leaks: [], missing: [] });
});

test("most planted leaks of a year are found and little else", () => {
  const { lines, planted, rates } = plantedSales(3);
  const key = ({ kind, of }: { kind: string; of: { order?: string; customer?: string; product?: string; salesperson?: string } }) =>
    [kind, of.order ?? "", kind === "unbilled-freight" ? "" : of.product, kind === "cost-drift" ? "" : of.customer, of.salesperson].join("|");
  const truth = new Set(planted.map(key));
  const found = findMarginLeaks(lines, rates).leaks.map(key);
  const right = found.filter((each) => truth.has(each)).length;
  expect(right / found.length).toBeGreaterThan(0.93);
  expect(right / truth.size).toBeGreaterThan(0.88);
});

test("whatever the lines, it answers", () => {
  const text = fc.oneof(fc.constantFrom("0", "-1", "1e9", "", "NaN", "12.5", "999999999999999"), fc.string());
  const any = fc.record({
    price: text,
    quantity: text,
    discount: text,
    cost: fc.option(text),
    floorPrice: fc.option(text),
    freightCost: text,
    freightCharged: text,
    customer: fc.constantFrom("A", "B"),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), (all) => {
      const { leaks } = findMarginLeaks(
        all.map((each, index) => line({ ...each, order: `S${index}` })),
        RATES,
      );
      for (const { lost, reasons } of leaks) expect([lost.isFinite(), reasons.length]).toEqual([true, 1]);
    }),
  );
});

test("the statistics are deaf to outliers", () => {
  const points = Array.from({ length: 20 }, (_, at) => ({ at: at / 19, value: at === 19 ? -5 : -0.1 * (at / 19) }));
  expect(trendOf(points, 0.01)?.change).toBeCloseTo(-0.1, 1);
  expect(trendOf(points.slice(0, 3), 0.01)).toBeUndefined();
  expect(robustSpread([1, 2, 3, 4, 1000])).toBeCloseTo(1.4826);
  expect(middleHalfMean([-1000, 1, 2, 3, 4, 5, 6, 1000])).toBe(3.5);
  expect(
    weightedMedian([
      { value: 1, weight: 1 },
      { value: 2, weight: 5 },
      { value: 9, weight: 1 },
    ]),
  ).toBe(2);
  expect(normalLine(0.025)).toBeCloseTo(1.95996, 4);
  expect(normalLine(1e-5)).toBeCloseTo(4.26489, 4);
});

test("a fall must be beyond chance, large enough and still there", () => {
  const fall = { change: -0.05, error: 0.01, stillThere: -0.04, points: 20 };
  expect(isFall(fall, 4, 0.015)).toBe(true);
  expect(isFall({ ...fall, error: 0.02 }, 4, 0.015)).toBe(false);
  expect(isFall(fall, 4, 0.06)).toBe(false);
  expect(isFall({ ...fall, stillThere: 0 }, 4, 0.015)).toBe(false);
});

test("what every pair did on a day is nobody's own trend", () => {
  const cells = ["a", "b", "c", "d", "e"].flatMap((pair, level) =>
    Array.from({ length: 20 }, (_, at) => ({ pair, at: at / 19 + level / 1000, value: level + (at > 9 ? 1 : 0), quantity: 5 })),
  );
  for (const left of withoutSharedMoves(cells)) expect(Math.abs(left)).toBeLessThan(1e-9);
});
