import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { bestInterventions } from "./interventions.ts";
import { causeOf, type LackingGoods } from "./order-at-risk.ts";

const TODAY = "2026-06-04";

const goods = (order: number, over: Partial<LackingGoods> = {}): LackingGoods => ({
  order,
  product: 1,
  warehouse: 1,
  missing: new Decimal(10),
  promised: "2026-06-10",
  supplies: [{ purchaseOrder: "P1", comes: "2026-06-20" }],
  uncovered: new Decimal(0),
  elsewhere: [],
  ...over,
});

test.for([
  { because: "part of it is on no receipt", over: { uncovered: new Decimal(1) }, cause: "not enough on order" },
  { because: "its receipt should have come", over: { supplies: [{ purchaseOrder: "P1", comes: "2026-06-03" }] }, cause: "late receipt" },
  { because: "its receipt comes after the promise", over: {}, cause: "receipt after promise" },
  { because: "its receipt has no day", over: { supplies: [{ purchaseOrder: "P1", comes: undefined }] }, cause: "receipt after promise" },
  {
    because: "the promised day is past already",
    over: { promised: "2026-06-03", supplies: [{ purchaseOrder: "P1", comes: TODAY }] },
    cause: "receipt after promise",
  },
  { because: "all comes by the promised day", over: { supplies: [{ purchaseOrder: "P1", comes: "2026-06-10" }] }, cause: undefined },
])("the cause is $cause when $because", ({ over, cause }) => {
  expect(causeOf(goods(1, over), TODAY)).toBe(cause);
});

test("the intervention that serves most comes first, and what it serves counts for no other", () => {
  const waiting = [
    goods(1),
    goods(2),
    goods(3, { elsewhere: [{ warehouse: 2, free: new Decimal(15) }] }),
    goods(4, { product: 2, supplies: [], uncovered: new Decimal(4), missing: new Decimal(4) }),
  ];
  const best = bestInterventions(waiting, (serves) => serves.length, 3);
  expect(best.map(({ kind, serves }) => [kind, serves.map(({ order }) => order)])).toEqual([
    ["expedite", [1, 2, 3]],
    ["order", [4]],
  ]);
});

test("free stock is given out once, to the first promised, and never in part", () => {
  const elsewhere = [{ warehouse: 2, free: new Decimal(15) }];
  const waiting = [
    goods(1, { elsewhere, promised: "2026-06-12" }),
    goods(2, { elsewhere }),
    goods(3, { elsewhere, missing: new Decimal(5), promised: "2026-06-20" }),
  ];
  const [first] = bestInterventions(
    waiting.map((one) => ({ ...one, supplies: [{ purchaseOrder: `P${one.order}`, comes: "2026-07-01" }] })),
    (serves) => serves.length,
    1,
  );
  expect(first).toMatchObject({ kind: "transfer", from: 2, to: 1 });
  expect(first?.kind === "transfer" && first.quantity.toString()).toBe("15");
  expect(first?.serves.map(({ order }) => order)).toEqual([2, 3]);
});

test("nothing at risk needs nothing done", () => {
  expect(bestInterventions([], () => 1, 3)).toEqual([]);
});
