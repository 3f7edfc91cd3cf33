import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import type { Histories } from "../histories.ts";
import type { StandingOf } from "../insight-standing.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_purchase_late_risk.ts";

/** Sixty receipts of Northwind, each ten days after its promised day. */
const slow: Histories = {
  demand: async () => [],
  receipts: async () =>
    Array.from({ length: 60 }, (_, at) => {
      const promised = addDays("2025-09-01", at * 4);
      return {
        vendor: 20,
        product: 70,
        warehouse: 1,
        ordered: addDays(promised, -14),
        promised,
        received: addDays(promised, 10),
        quantity: new Decimal(5),
      };
    }),
  readUntil: async () => null,
};

const told = z.object({
  orders: z.array(
    z.object({
      id: z.string(),
      probabilityPercent: z.string().nullable(),
      likelyDay: z.string().nullable(),
      surelyBy: z.string().nullable(),
      advice: z.string().optional(),
      adviceDay: z.string().optional(),
      daysPastDue: z.number(),
    }),
  ),
  undatedCount: z.number(),
  receiptCount: z.number(),
});
const ask = async (histories?: Histories, world = exampleWorld) => {
  const context = exampleContext(EVERYTHING, world);
  return told.parse(await tool.run({}, histories ? { ...context, histories } : context));
};

test("one from a vendor that is always late will be late, with the day to move it to; one that is overdue comes after it", async () => {
  const { orders } = await ask(slow);
  expect(orders.map(({ id }) => id)).toEqual(["14", "12"]);
  expect(orders[0]).toMatchObject({ likelyDay: "2026-06-30", advice: "move its date", adviceDay: "2026-06-30", daysPastDue: 0 });
  expect(Number(orders[0]?.probabilityPercent)).toBeGreaterThan(90);
  expect(orders[1]).toMatchObject({ probabilityPercent: null, daysPastDue: 2, advice: "move its date" });
});

test("while past lead times are doubted it says so with the shares that were late, and advises no day from them", async () => {
  const miss = { from: "2026-04-01", to: "2026-05-30", offPercent: 38, usualPercent: 12 };
  const standing: StandingOf = async () => ({ kind: "doubted", checkedAt: new Date(0), reasons: ["late"], miss });
  const output = await tool.run({}, { ...exampleContext(EVERYTHING), histories: slow, standing });
  expect(output).toMatchObject({ doubts: [{ insight: "lead-time", state: "doubted", latePercent: "38", usualLatePercent: "12" }] });
  expect(told.parse(output).orders.map(({ advice }) => advice)).toEqual(["have the vendor confirm its day", "have the vendor confirm its day"]);
});

test("without past receipts no chance is given, and what is overdue is still told", async () => {
  const { orders, receiptCount } = await ask();
  expect(receiptCount).toBe(0);
  expect(orders).toMatchObject([
    { id: "14", probabilityPercent: null, likelyDay: null, surelyBy: null },
    { id: "12", daysPastDue: 2, advice: "have the vendor confirm its day" },
  ]);
});

test("an order without an expected day is counted, not judged", async () => {
  const undated = {
    ...exampleWorld,
    "purchase.order": (exampleWorld["purchase.order"] ?? []).map((row) => ({ ...row, date_planned: false })),
    "purchase.order.line": (exampleWorld["purchase.order.line"] ?? []).map((row) => ({ ...row, date_planned: false })),
  };
  expect(await ask(slow, undated)).toMatchObject({ orders: [], undatedCount: 2 });
});

test("an order's chance is the same whether its vendor was named or not", async () => {
  const context = { ...exampleContext(), histories: slow };
  const alone = told.parse(await tool.run({ vendor: "northwind" }, context));
  expect(alone.orders).toEqual((await ask(slow)).orders);
});
