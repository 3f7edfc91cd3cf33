import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Histories } from "../histories.ts";
import type { StandingOf } from "../insight-standing.ts";
import { memoryReader } from "../test-memory-reader.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_excess_stock.ts";

const VALVE = 70;
const item = [VALVE, "[VLV-0125] Ball valve 1/2 inch"];

const incoming = (id: number, quantity: number, day: string, state = "done") => ({
  id,
  product_id: item,
  product_qty: quantity,
  date: `${day} 15:00:00`,
  state,
  picking_code: "incoming",
  location_id: [4, "Vendors"],
  location_dest_id: [8, "Main/Stock"],
});

/** A thousand valves, of which 300 came this spring and 200 two years ago. */
const world = {
  ...exampleWorld,
  "stock.location": [
    { id: 8, usage: "internal", warehouse_id: [1, "Main"] },
    { id: 4, usage: "supplier", warehouse_id: false },
  ],
  "stock.quant": [{ id: 1, product_id: item, location_id: [8, "Main/Stock"], quantity: 1000, warehouse_id: [1, "Main"] }],
  "stock.move": [incoming(1, 300, "2026-05-01"), incoming(2, 200, "2024-05-01"), incoming(3, 50, "2026-07-01", "assigned")],
};

/** So many a week from the main warehouse, and as many from Chicago. */
const kept = (here: number, elsewhere = 0): Histories => ({
  demand: async () => [
    { product: VALVE, warehouse: 1, weeks: Array.from({ length: 52 }, () => here) },
    { product: VALVE, warehouse: 2, weeks: Array.from({ length: 52 }, () => elsewhere) },
  ],
  receipts: async () => [],
  readUntil: async () => new Date("2026-06-04T00:00:00Z"),
});

const told = z.object({
  isPastKept: z.boolean(),
  products: z.array(
    z.object({
      old: z.string(),
      ofUnknownAge: z.string(),
      onOrder: z.string(),
      excess: z.string().nullable(),
      excessValue: z.string().optional(),
      advice: z.string(),
      ages: z.array(z.object({ fromDays: z.number().nullable(), quantity: z.string() })),
    }),
  ),
});

const ask = async (
  histories: Histories | undefined,
  { input = {}, sees = EVERYTHING }: { readonly input?: unknown; readonly sees?: readonly string[] } = {},
) => told.parse(await tool.run(input, { ...exampleContext(), odoo: memoryReader(world, sees), ...(histories ? { histories } : {}) }));

describe("how old stock is and what of it is too much", () => {
  test("the latest receipts are what lies there; the rest is of unknown age", async () => {
    const { products } = await ask(kept(10));
    expect(products[0]?.ages.map(({ fromDays, quantity }) => [fromDays, quantity])).toEqual([
      [31, "300"],
      [366, "200"],
      [null, "500"],
    ]);
    expect(products[0]).toMatchObject({ old: "200", ofUnknownAge: "500", onOrder: "50" });
  });

  test.for([
    {
      because: "half a year of demand leaves much and more is on order",
      histories: kept(10),
      excess: "740",
      advice: "cancel or postpone what is on order",
    },
    { because: "nobody took any in a year", histories: kept(0), excess: "1000", advice: "return, clear or write it down" },
    { because: "no past is kept and nothing was used lately", histories: undefined, excess: null, advice: "find out who still needs it" },
  ])("it says to $advice when $because", async ({ histories, excess, advice }) => {
    expect((await ask(histories)).products[0]).toMatchObject({ excess, advice });
  });

  test("what only another warehouse uses is to be moved, not written down", async () => {
    const { products } = await ask(kept(0, 5), { input: { warehouse: "Main" } });
    expect(products[0]).toMatchObject({ excess: "1000", advice: "offer it cheaper or move it" });
  });

  test("who may not see cost is told no value", async () => {
    const { products } = await ask(kept(10), { sees: ["commercial.total"] });
    expect(products[0]).toMatchObject({ excess: "740" });
    expect(products[0]?.excessValue).toBeUndefined();
  });
});

test("while the demand forecast is doubted it says so, and advises nothing from it", async () => {
  const standing: StandingOf = async () => ({ kind: "doubted", checkedAt: new Date(0), reasons: ["off"], miss: null });
  const output = await tool.run({}, { ...exampleContext(EVERYTHING, world), histories: kept(20), standing });
  expect(output).toMatchObject({ doubts: [{ insight: "demand", state: "doubted" }] });
  expect(JSON.stringify(output)).not.toContain('"advice"');
});
