import { describe, expect, test } from "vitest";
import { z } from "zod";
import { memoryReader } from "../test-memory-reader.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_returns_risk.ts";

const VALVE = 70;
const BEARING = 72;
const names: { readonly [product: number]: string } = { [VALVE]: "[VLV-0125] Ball valve 1/2 inch", [BEARING]: "[BRG-6204] Bearing 6204" };

const move = (id: number, product: number, day: string, more: object = {}) => ({
  id,
  product_id: [product, names[product] ?? `Product ${product}`],
  date: `${day} 15:00:00`,
  state: "done",
  picking_code: "outgoing",
  sale_line_id: [id, "S"],
  origin_returned_move_id: false,
  picking_id: [1, "WH/OUT/1"],
  ...more,
});

/** Forty lines of each of thirty products; of each one came back, of the valve twelve. */
const delivered = [VALVE, BEARING, ...Array.from({ length: 28 }, (_, at) => 200 + at)].flatMap((product) =>
  Array.from({ length: 40 }, (_, at) => move(product * 100 + at, product, "2026-03-02")),
);
const returned = delivered
  .filter(({ id }) => id % 100 < (Math.floor(id / 100) === VALVE ? 12 : 1))
  .map(({ id, product_id: [product] }) =>
    move(id + 500_000, Number(product), "2026-03-20", {
      picking_code: "incoming",
      origin_returned_move_id: [id, "out"],
      picking_id: [900 + (id % 3), "WH/IN"],
    }),
  );
const young = move(999_998, BEARING, "2026-06-01");
const world = {
  ...exampleWorld,
  "stock.move": [
    ...delivered,
    ...returned,
    young,
    move(999_999, BEARING, "2026-06-03", { picking_code: "incoming", origin_returned_move_id: [999_998, "out"] }),
  ],
  "stock.picking": [0, 1, 2].map((at) => ({
    id: 900 + at,
    partner_id: [10 + at, "Acme"],
    sale_id: [25 + at, `S0002${5 + at}`],
    date_done: "2026-03-20 15:00:00",
    scheduled_date: "2026-03-18 15:00:00",
    picking_type_code: "incoming",
  })),
};

const told = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      lineCount: z.number(),
      returnedCount: z.number(),
      ratePercent: z.string(),
      isLikely: z.boolean(),
      customerCount: z.number(),
      lastReturned: z.string().nullable(),
      order: z.string().nullable(),
    }),
  ),
  usualPercent: z.string(),
  lineCount: z.number(),
  returnedCount: z.number(),
});

const ask = async (input: unknown = {}) => told.parse(await tool.run(input, { ...exampleContext(), odoo: memoryReader(world, EVERYTHING) }));

describe("what comes back more than its like", () => {
  test("is told with its lines, the estimate, whose it was and when", async () => {
    const { products, usualPercent, lineCount, returnedCount } = await ask();
    expect(products).toMatchObject([
      { id: String(VALVE), lineCount: 40, returnedCount: 12, isLikely: true, customerCount: 3, lastReturned: "2026-03-20" },
    ]);
    expect(Number(products[0]?.ratePercent)).toBeGreaterThan(10);
    expect({ usualPercent, lineCount, returnedCount }).toEqual({ usualPercent: "3.4", lineCount: 1200, returnedCount: 41 });
  });

  test.for([
    { because: "it came back as seldom as others", product: "BRG-6204", lineCount: 40, returnedCount: 1 },
    { because: "it was never delivered", product: "VLV-0126", lineCount: 0, returnedCount: 0 },
  ])("one product that is asked about is told of though $because", async ({ product, lineCount, returnedCount }) => {
    const { products } = await ask({ product });
    expect(products).toMatchObject([{ lineCount, returnedCount, isLikely: false }]);
  });

  test("a line that left in the last days is no evidence yet", async () => {
    const { products } = await ask({ product: "BRG-6204" });
    expect(products[0]?.lastReturned).toBe("2026-03-20");
  });
});
