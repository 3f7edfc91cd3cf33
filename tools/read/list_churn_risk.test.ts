import { describe, expect, test } from "vitest";
import { z } from "zod";
import { memoryReader } from "../test-memory-reader.ts";
import { currency } from "../test-rows.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./list_churn_risk.ts";

const WEEK = 7;
const LAST = Date.UTC(2026, 5, 3);

/** Orders of one customer, a week or more apart, the last of them so many days before today. */
const orders = (
  customer: number,
  { every, count, ago, state = "sale" }: { readonly every: number; readonly count: number; readonly ago: number; readonly state?: string },
) =>
  Array.from({ length: count }, (_, back) => ({
    id: customer * 1000 + back + (state === "cancel" ? 500 : 0),
    name: `S${customer}${back}`,
    state,
    partner_id: [customer, `Customer ${customer}`],
    date_order: `${new Date(LAST - (ago + back * every) * 86_400_000).toISOString().slice(0, 10)} 15:00:00`,
    amount_untaxed: 500,
    currency_id: currency,
  }));

/** Forty customers who buy every fortnight, one who did until half a year ago, and one who came but once. */
const sold = [
  ...Array.from({ length: 40 }, (_, at) => orders(100 + at, { every: 2 * WEEK, count: 40, ago: at % 14 })).flat(),
  ...orders(10, { every: 2 * WEEK, count: 20, ago: 180 }),
  ...orders(13, { every: WEEK, count: 1, ago: 200 }),
  ...orders(10, { every: WEEK, count: 2, ago: 170, state: "cancel" }),
];

const partner = (id: number) => ({
  id,
  complete_name: `Customer ${id}`,
  commercial_partner_id: [id, `Customer ${id}`],
  partner_share: true,
  customer_rank: 1,
});
const world = {
  ...exampleWorld,
  "res.partner": [...(exampleWorld["res.partner"] ?? []), ...Array.from({ length: 40 }, (_, at) => partner(100 + at))],
  "sale.order": sold,
  "sale.order.line": sold.map(({ id, name }) => ({
    id,
    order_id: [id, name],
    display_type: false,
    product_id: [70, "[VLV-0125] Ball valve 1/2 inch"],
    price_subtotal: 500,
    currency_id: currency,
  })),
};

const told = z.object({
  customers: z.array(
    z.object({
      id: z.string(),
      probabilityPercent: z.string(),
      lowPercent: z.string(),
      highPercent: z.string(),
      daysSince: z.number(),
      daysBetweenOrders: z.number().nullable(),
      reasons: z.array(z.string()),
      bought: z.array(z.object({ untaxed: z.string(), currency: z.string() })),
    }),
  ),
  count: z.number(),
  lookedAtCount: z.number(),
  isShortPast: z.boolean(),
});

const ask = async (input: unknown = {}) => told.parse(await tool.run(input, { ...exampleContext(), odoo: memoryReader(world, EVERYTHING) }));

describe("who may stop buying", () => {
  test("who fell silent comes first, with how long, what is usual and what was bought in the year", async () => {
    const { customers, count, lookedAtCount, isShortPast } = await ask();
    expect(customers.map(({ id }) => id)).toEqual(["10"]);
    expect(customers[0]).toMatchObject({ daysSince: 181, daysBetweenOrders: 14, reasons: ["silent for longer than usual"] });
    expect(customers[0]?.bought).toEqual([{ untaxed: "7000.00", currency: "USD" }]);
    expect({ count, lookedAtCount, isShortPast }).toEqual({ count: 1, lookedAtCount: 42, isShortPast: false });
    for (const { probabilityPercent, lowPercent, highPercent } of customers) {
      expect(Number(probabilityPercent)).toBeGreaterThanOrEqual(50);
      expect(Number(lowPercent)).toBeLessThanOrEqual(Number(probabilityPercent));
      expect(Number(highPercent)).toBeGreaterThanOrEqual(Number(probabilityPercent));
    }
  });

  test.for([
    { customer: "Customer 105", because: "they keep to it", reason: "within the usual rhythm" },
    { customer: "azure", because: "they came but once", reason: "bought on one day only" },
  ])("one customer who is asked about is told of however unlikely: $reason when $because", async ({ customer, reason }) => {
    const { customers } = await ask({ customer });
    expect(customers).toHaveLength(1);
    expect(Number(customers[0]?.probabilityPercent)).toBeLessThan(50);
    expect(customers[0]?.reasons).toEqual([reason]);
  });

  test("of a customer without an order in two years nothing is guessed", async () => {
    expect(await ask({ customer: "Acme Fasteners (Munich)" })).toMatchObject({ customers: [] });
  });
});
