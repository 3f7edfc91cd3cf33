import { describe, expect, test } from "vitest";
import { z } from "zod";
import { memoryReader } from "../test-memory-reader.ts";
import { currency } from "../test-rows.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_margin_leaks.ts";

const VALVE = [70, "[VLV-0125] Ball valve 1/2 inch"];
const WEEKS = 26;

/** Half a year of weekly orders of six customers; the cost rises by a tenth, and whatever `changed` says. */
function sold(changed: (week: number) => { readonly price?: number; readonly cost?: number; readonly discount?: number }) {
  const customers = [10, 11, 13, 40, 41, 42];
  const orders = customers.flatMap((customer, which) =>
    Array.from({ length: WEEKS }, (_, week) => {
      const id = 1000 + which * 100 + week;
      const date = new Date(Date.UTC(2025, 11, 1 + which + week * 7)).toISOString().slice(0, 10);
      const { price = 20, cost = 12, discount = 0 } = changed(week);
      return {
        order: {
          id,
          name: `S${id}`,
          state: "sale",
          partner_id: [customer, `Customer ${customer}`],
          user_id: [31, "Maya Lindqvist"],
          date_order: `${date} 15:00:00`,
          currency_rate: 1,
          company_id: [1, "Harbor Supply"],
          order_line: [id],
          picking_ids: [],
        },
        line: {
          id,
          order_id: [id, `S${id}`],
          display_type: false,
          product_id: VALVE,
          product_uom_id: [1, "Units"],
          product_uom_qty: 10,
          price_unit: price,
          discount,
          price_subtotal: 10 * price * (1 - discount / 100),
          purchase_price: cost,
          margin: 10 * (price * (1 - discount / 100) - cost),
          margin_percent: 1 - cost / price,
          currency_id: currency,
        },
      };
    }),
  );
  const world = { ...exampleWorld, "sale.order": orders.map(({ order }) => order), "sale.order.line": orders.map(({ line }) => line) };
  return { ...exampleContext(), odoo: memoryReader(world, EVERYTHING) };
}

const told = z.object({
  leaks: z.array(z.object({ kind: z.string(), lost: z.string(), low: z.string(), high: z.string(), currency: z.string(), product: z.string() })),
  lookedAt: z.object({ orderCount: z.number(), ordersInAll: z.number(), withFreightCost: z.number(), withoutCost: z.number() }),
});

describe("where margin leaks beyond single lines", () => {
  test("a cost that prices did not follow is told with what it lost and the range of that", async () => {
    const { leaks, lookedAt } = told.parse(
      await tool.run(
        {},
        sold((week) => ({ cost: 12 * (1 + (0.1 * week) / WEEKS) })),
      ),
    );
    expect(leaks.map(({ kind }) => kind)).toEqual(["cost not followed"]);
    const [leak] = leaks;
    expect(leak).toMatchObject({ currency: "USD", product: "[VLV-0125] Ball valve 1/2 inch" });
    expect(Number(leak?.low)).toBeLessThanOrEqual(Number(leak?.lost));
    expect(Number(leak?.lost)).toBeGreaterThan(0);
    expect(Number(leak?.high)).toBeGreaterThanOrEqual(Number(leak?.lost));
    expect(lookedAt).toMatchObject({ orderCount: 156, ordersInAll: 156, withFreightCost: 0, withoutCost: 0 });
  });

  test.for([
    { because: "prices followed", changed: (week: number) => ({ cost: 12 * (1 + week / 300), price: 20 * (1 + week / 300) }) },
    { because: "everybody gets a discount now and then", changed: (week: number) => ({ discount: week % 5 === 0 ? 5 : 0 }) },
  ])("nothing is found when $because", async ({ changed }) => {
    expect(told.parse(await tool.run({}, sold(changed))).leaks).toEqual([]);
  });

  test("lines whose cost is not kept are counted, so that nobody takes silence for health", async () => {
    const { lookedAt } = told.parse(
      await tool.run(
        {},
        sold(() => ({ cost: 0 })),
      ),
    );
    expect(lookedAt.withoutCost).toBe(156);
  });
});
