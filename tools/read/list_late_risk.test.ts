import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Histories } from "../histories.ts";
import { at, move, picking, VALVE } from "../test-rows.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_late_risk.ts";

const ACME = [10, "Acme Fasteners"] as const;
const AZURE = [13, "Azure Interior"] as const;

/** Eighty shipped deliveries: those to Acme leave two days late every fourth time, those to Azure never. */
const shipped = Array.from({ length: 80 }, (_, index) => {
  const day = `2026-0${1 + (index % 5)}-${10 + (index % 15)}`;
  const isLate = index % 8 === 0;
  const done = isLate ? `${day.slice(0, 8)}${String(Number(day.slice(8)) + 2)}` : day;
  return picking(1000 + index, `WH/OUT/1${index}`, {
    partner_id: index % 2 === 0 ? ACME : AZURE,
    state: "done",
    create_date: at("2026-01-02"),
    scheduled_date: at(day),
    date_deadline: at(day),
    date_done: at(done),
  });
});
const open = (id: number, partner: readonly [number, string], due: string, more = {}) =>
  picking(id, `WH/OUT/${id}`, {
    partner_id: partner,
    sale_id: [25, "S00025"],
    create_date: at("2026-06-01"),
    scheduled_date: at(due),
    date_deadline: at(due),
    ...more,
  });
const world = {
  ...exampleWorld,
  "stock.picking": [
    ...(exampleWorld["stock.picking"] ?? []).filter((row) => row["picking_type_code"] === "incoming"),
    ...shipped,
    open(201, ACME, "2026-06-10"),
    open(202, AZURE, "2026-06-10"),
    open(203, AZURE, "2026-06-12", { move_ids: [301] }),
    open(204, AZURE, "2026-06-01"),
    open(205, AZURE, "2026-06-10", { scheduled_date: false, date_deadline: false }),
  ],
  "stock.move": [
    ...(exampleWorld["stock.move"] ?? []).filter((row) => row["picking_code"] === "incoming" && row.id !== 90),
    move(301, VALVE, [203, "WH/OUT/203"], 12, { quantity: 3, state: "partially_available" }),
  ],
};

const told = z.object({
  deliveries: z.array(
    z.object({
      id: z.string(),
      probabilityPercent: z.string(),
      lowPercent: z.string(),
      highPercent: z.string(),
      purchaseOrder: z.string().nullable(),
      help: z.string().optional(),
      likelyBy: z.string().nullable(),
    }),
  ),
  likelyCount: z.number(),
  lateAlreadyCount: z.number(),
  undatedCount: z.number(),
  shippedCount: z.number(),
});

describe("deliveries that may leave late", () => {
  test("one whose goods come after its day will be late, with what would help, and those late already are only counted", async () => {
    const found = told.parse(await tool.run({}, exampleContext(EVERYTHING, world)));
    expect(found.deliveries[0]).toMatchObject({
      id: "203",
      probabilityPercent: "99",
      purchaseOrder: "P00014",
      help: "press for the receipt",
      likelyBy: "2026-06-20",
    });
    expect(found).toMatchObject({ lateAlreadyCount: 1, undatedCount: 1, shippedCount: 80 });
  });

  test("with nothing likely the riskiest are told, a customer who is often late first", async () => {
    const ready = { ...world, "stock.move": world["stock.move"].filter(({ id }) => id !== 301) };
    const { deliveries, likelyCount } = told.parse(await tool.run({}, exampleContext(EVERYTHING, ready)));
    expect(likelyCount).toBe(0);
    expect(deliveries[0]?.id).toBe("201");
    const [first, second] = deliveries.map(({ probabilityPercent }) => Number(probabilityPercent));
    expect(first).toBeGreaterThan(second ?? 100);
    for (const { lowPercent, probabilityPercent, highPercent } of deliveries) {
      expect(Number(lowPercent)).toBeLessThanOrEqual(Number(probabilityPercent));
      expect(Number(probabilityPercent)).toBeLessThanOrEqual(Number(highPercent));
    }
  });

  test("without shipments of the past only what lacks goods is judged", async () => {
    const young = { ...world, "stock.picking": world["stock.picking"].filter(({ id }) => id < 1000) };
    const { deliveries, shippedCount } = told.parse(await tool.run({}, exampleContext(EVERYTHING, young)));
    expect(shippedCount).toBe(0);
    expect(deliveries.map(({ id }) => id)).toEqual(["203"]);
  });

  test("a receipt that often comes weeks late is not counted on, though its day would do", async () => {
    const slow: Histories = {
      demand: async () => [],
      receipts: async () =>
        Array.from({ length: 60 }, () => ({
          vendor: 20,
          product: 70,
          warehouse: 1,
          ordered: "2026-03-01",
          promised: "2026-04-01",
          received: "2026-04-25",
          quantity: new Decimal(5),
        })),
      readUntil: async () => null,
    };
    const due = {
      ...world,
      "stock.picking": world["stock.picking"].map((row) =>
        row.id === 203 ? { ...row, scheduled_date: at("2026-06-25"), date_deadline: at("2026-06-25") } : row,
      ),
    };
    const chanceOf = async (histories?: Histories) => {
      const context = exampleContext(EVERYTHING, due);
      const { deliveries } = told.parse(await tool.run({}, histories ? { ...context, histories } : context));
      return Number(deliveries.find(({ id }) => id === "203")?.probabilityPercent ?? 0);
    };
    expect(await chanceOf(slow)).toBeGreaterThan(90);
    expect(await chanceOf()).toBeLessThan(50);
  });
});
