import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Histories } from "../histories.ts";
import type { StandingOf } from "../insight-standing.ts";
import { EVERYTHING, exampleContext } from "../test-world.ts";
import tool from "./list_stockout_risk.ts";

const VALVE = 70;
const BEARING = 72;

/** Twenty of the valve and none of the bearing each week of two years, from the main warehouse. */
const histories: Histories = {
  demand: async ({ warehouses, products }) =>
    [
      { product: VALVE, warehouse: 1, weeks: Array.from({ length: 104 }, () => 20) },
      { product: BEARING, warehouse: 1, weeks: Array.from({ length: 104 }, () => 0) },
    ].filter(({ product, warehouse }) => warehouses.includes(warehouse) && (products?.includes(product) ?? true)),
  receipts: async () => [],
  readUntil: async () => new Date("2026-06-04T00:00:00Z"),
};

const context = () => ({ ...exampleContext(), histories });

const told = z.object({
  risks: z.array(
    z.object({
      id: z.string(),
      probabilityPercent: z.string(),
      expected: z.string(),
      advised: z.string(),
      projection: z.array(z.object({ low: z.string(), middle: z.string(), high: z.string() })).optional(),
    }),
  ),
  lookedAtCount: z.number(),
  withoutPastCount: z.number(),
});

describe("what may run out", () => {
  test("counts the demand that is still to come, with its chance and the quantity that would do", async () => {
    const { risks } = told.parse(await tool.run({ to: "2026-07-02" }, context()));
    const valve = risks.find(({ id }) => id === String(VALVE));
    expect(Number(valve?.probabilityPercent)).toBeGreaterThan(90);
    expect(Number(valve?.expected)).toBeGreaterThanOrEqual(60);
    expect(Number(valve?.advised)).toBeGreaterThan(0);
    expect(valve?.projection?.every(({ low, middle, high }) => Number(low) <= Number(middle) && Number(middle) <= Number(high))).toBe(true);
    expect(risks.map(({ id }) => id)).not.toContain(String(BEARING));
  });

  test("while the demand forecast is doubted it says how far off that was, and gives what Odoo's own rules would order instead of advice", async () => {
    const miss = { from: "2026-05-18", to: "2026-05-31", offPercent: -46, usualPercent: 12 };
    const standing: StandingOf = async (insight) =>
      insight === "demand" ? { kind: "doubted", checkedAt: new Date(0), reasons: ["off"], miss } : { kind: "trusted", checkedAt: new Date(0) };
    const output = await tool.run({ to: "2026-07-02" }, { ...context(), standing });
    expect(output).toMatchObject({
      doubts: [{ insight: "demand", state: "doubted", from: "2026-05-18", to: "2026-05-31", than: "less", offPercent: "46", usualPercent: "12" }],
      risks: expect.arrayContaining([expect.objectContaining({ id: String(VALVE), ruleOrders: "35" })]),
    });
    expect(told.safeParse(output).success).toBe(false);
  });

  test("an estimate that was not checked is told of, and still gives its advice", async () => {
    const output = await tool.run({ to: "2026-07-02" }, { ...context(), standing: async () => ({ kind: "unchecked" }) });
    expect(output).toMatchObject({
      doubts: [
        { insight: "demand", state: "unchecked" },
        { insight: "lead-time", state: "unchecked" },
      ],
    });
    expect(Number(told.parse(output).risks[0]?.advised)).toBeGreaterThan(0);
  });

  test("without a kept past it still tells what the book alone takes", async () => {
    const { lookedAtCount, withoutPastCount } = told.parse(await tool.run({}, exampleContext(EVERYTHING)));
    expect(withoutPastCount).toBe(lookedAtCount);
    expect(lookedAtCount).toBeGreaterThan(0);
  });

  test("in another warehouse nothing of the main one is told", async () => {
    expect(await tool.run({ warehouse: "Chicago" }, context())).toMatchObject({ of: { name: "Chicago" }, risks: [] });
  });

  test("a day that is past or today asks for the usual three weeks", async () => {
    expect(await tool.run({ to: "2026-06-01" }, context())).toMatchObject({ to: "2026-06-25" });
  });
});
