import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { addDays } from "../../core/dates.ts";
import type { Histories } from "../histories.ts";
import { at, purchase } from "../test-rows.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_supplier_performance.ts";

const came = (id: number, expected: string, arrived: string) =>
  purchase(id, `P000${id}`, { receipt_status: "full", date_approve: at("2026-04-01"), date_planned: at(expected), effective_date: at(arrived) });
const world = {
  ...exampleWorld,
  "purchase.order": [purchase(12, "P00012"), came(21, "2026-04-10", "2026-04-09"), came(22, "2026-04-10", "2026-04-18")],
};

/** Two years of weekly receipts, ten days late since March 2026 and in time before. */
const slipping: Histories = {
  demand: async () => [],
  receipts: async () =>
    Array.from({ length: 100 }, (_, index) => {
      const promised = addDays("2024-07-01", index * 7);
      const received = addDays(promised, promised > "2026-03-01" ? 10 : 0);
      return { vendor: 20, product: 70, warehouse: 1, ordered: addDays(promised, -14), promised, received, quantity: new Decimal(1) };
    }),
  readUntil: async () => null,
};

test("a vendor that has begun to slip scores with its reasons, and the change is named", async () => {
  expect(await tool.run({ vendor: "northwind" }, { ...exampleContext(EVERYTHING, world), histories: slipping })).toMatchObject({
    vendors: [{ id: "20", receiptCount: 2, onTimeCount: 1, score: expect.any(Number), scoreMost: 100, change: "worse" }],
  });
});

test("without a kept past the score rests on the orders received and on what is overdue", async () => {
  expect(await tool.run({ vendor: "northwind" }, exampleContext(EVERYTHING, world))).toMatchObject({
    vendors: [{ scoredCount: 3, scoredLateCount: 2 }],
  });
});

test("a vendor without a receipt in the time still gets the score of its other times", async () => {
  const none = { ...world, "purchase.order": [purchase(12, "P00012")] };
  expect(await tool.run({ vendor: "northwind" }, { ...exampleContext(EVERYTHING, none), histories: slipping })).toMatchObject({
    vendors: [],
    of: { id: "20", change: "worse" },
  });
});

test("where nothing was ever received there is no score", async () => {
  const none = { ...world, "purchase.order": [purchase(12, "P00012")] };
  expect(JSON.stringify(await tool.run({ vendor: "northwind" }, exampleContext(EVERYTHING, none)))).not.toContain("score");
});
