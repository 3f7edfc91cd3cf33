import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_sales_by_month.ts";

const ordered = (id: number, day: string, untaxed: number) => {
  const [order] = exampleWorld["sale.order"] ?? [];
  return { ...order, id, name: `S0${id}`, date_order: `${day} 14:00:00`, amount_untaxed: untaxed };
};
const world = {
  ...exampleWorld,
  "sale.order": [ordered(901, "2026-02-10", 100), ordered(902, "2026-03-10", 100), ordered(903, "2026-04-10", 200), ordered(904, "2026-06-02", 5)],
};

test("sales are summed by month, the oldest first, and the running month is no trend", async () => {
  expect(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext(undefined, world))).toMatchObject({
    customer: { name: "Acme Fasteners" },
    months: [
      { month: "Feb 2026", orderCount: 1, untaxed: "100.00", currency: "USD" },
      { month: "Mar 2026" },
      { month: "Apr 2026", untaxed: "200.00" },
      { month: "Jun 2026", untaxed: "5.00" },
    ],
    totals: [{ untaxed: "405.00", currency: "USD" }],
    trend: "up",
    from: "2025-06-04",
    to: "2026-06-04",
  });
});

test("a time without orders has no months", async () => {
  expect(await tool.run({ from: "2025-01-01", to: "2025-02-01" }, exampleContext(undefined, world))).toMatchObject({ months: [], totals: [] });
});
