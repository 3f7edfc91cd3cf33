import { describe, expect, test } from "vitest";
import type { Row } from "../../odoo/reader.ts";
import type { StandingOf } from "../insight-standing.ts";
import type { Solver } from "../solver.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./plan_sourcing.ts";

const VALVE = 70;
const BEARING = 72;
const [NORTHWIND, AZURE] = [
  [20, "Northwind Metals"],
  [13, "Azure Interior"],
];

const price = (id: number, partner: Row[string], over: Omit<Partial<Row>, "id">): Row => ({
  id,
  partner_id: partner,
  product_id: false,
  product_tmpl_id: [VALVE, "Ball valve"],
  product_uom_id: [1, "Units"],
  min_qty: 0,
  price: 10,
  discount: 0,
  currency_id: [1, "USD"],
  delay: 7,
  date_start: false,
  date_end: false,
  sequence: 1,
  company_id: false,
  ...over,
});

function context(offers: readonly Row[], over: { readonly sees?: readonly string[]; readonly orders?: readonly Row[] } = {}) {
  const products = (exampleWorld["product.product"] ?? []).map((row) => ({ ...row, product_tmpl_id: [row.id, "Template"], uom_id: [1, "Units"] }));
  return exampleContext(over.sees ?? EVERYTHING, {
    ...exampleWorld,
    "product.product": products,
    "product.supplierinfo": offers,
    "purchase.order": over.orders ?? [],
    "res.company": [{ id: 1, name: "Harbor Supply", currency_id: [1, "USD"] }],
  });
}

const doubted: StandingOf = async () => ({ kind: "doubted", checkedAt: new Date(0), reasons: ["off"], miss: null });
const lines = [{ product: "VLV-0125", quantity: "40" }];
const plan = (offers: readonly Row[], asked: object = {}, over: Parameters<typeof context>[1] = {}) =>
  tool.run({ lines, ...asked }, context(offers, over));

describe("the cheapest plan", () => {
  test("names vendor, price, arrival and the next best, and is proved", async () => {
    const offers = [price(1, NORTHWIND, {}), price(2, AZURE, { price: 9, delay: 14 })];
    expect(await plan(offers, { due: "2026-06-30" })).toMatchObject({
      status: "cheapest",
      total: "360.00",
      currency: "USD",
      lines: [
        {
          vendor: "Azure Interior",
          quantity: "40",
          unitPrice: "9.00",
          amount: "360.00",
          arrives: "2026-06-18",
          daysLate: 0,
          next: { vendor: "Northwind Metals", amount: "400.00" },
        },
      ],
      orders: [{ vendor: "Azure Interior", lines: [{ product: "VLV-0125", quantity: "40" }] }],
    });
  });

  test("takes the dearer vendor where only that one is in time", async () => {
    const offers = [price(1, NORTHWIND, {}), price(2, AZURE, { price: 9, delay: 30 })];
    expect(await plan(offers, { due: "2026-06-15" })).toMatchObject({ status: "cheapest", total: "400.00", lines: [{ vendor: "Northwind Metals" }] });
  });

  test.for([
    { because: "the minimum is above the need", rows: [price(1, NORTHWIND, { min_qty: 50 })], beyond: "10", for: "minimum" },
    {
      because: "the price from 50 on is much lower",
      rows: [price(1, NORTHWIND, {}), price(2, NORTHWIND, { min_qty: 50, price: 7 })],
      beyond: "10",
      for: "price_break",
    },
  ])("buys beyond the need when $because", async ({ rows, beyond, for: reason }) => {
    expect(await plan(rows)).toMatchObject({ lines: [{ quantity: "50", beyondNeed: beyond, beyondFor: reason }] });
  });

  test("of several prices of a vendor the one that Odoo would take first counts", async () => {
    const rows = [price(1, NORTHWIND, { sequence: 1, price: 10 }), price(2, NORTHWIND, { sequence: 2, min_qty: 20, price: 6 })];
    expect(await plan(rows)).toMatchObject({ lines: [{ unitPrice: "10.00" }], total: "400.00" });
  });

  test("uses what is free in the warehouse that is named first, and else only tells of it", async () => {
    const bearings = { lines: [{ product: "BRG-6204", quantity: "50" }] };
    const offers = [price(1, NORTHWIND, { product_tmpl_id: [BEARING, "Bearing"], price: 3 })];
    expect(await plan(offers, { ...bearings, warehouse: "Main" })).toMatchObject({
      stock: [{ free: "38", used: "38" }],
      lines: [{ quantity: "12" }],
    });
    expect(await plan(offers, bearings)).toMatchObject({ stock: [{ free: "38", used: "0" }], lines: [{ quantity: "50" }] });
  });
});

test("a day on which nobody delivers is told as the conflict that it is, with the least late plan", async () => {
  const offers = [price(1, NORTHWIND, { delay: 10 }), price(2, AZURE, { price: 9, delay: 14 })];
  expect(await plan(offers, { due: "2026-06-08" })).toMatchObject({
    status: "least_late",
    conflict: [{ id: String(VALVE), quantity: "40", due: "2026-06-08", soonest: "2026-06-14", vendor: "Northwind Metals" }],
    lines: [{ vendor: "Northwind Metals", daysLate: 6 }],
  });
});

describe("what can't be reckoned with is named, and the rest is planned", () => {
  const good = price(9, NORTHWIND, {});
  test.for([
    { row: price(1, AZURE, { price: 0 }), reason: "no_price" },
    { row: price(1, AZURE, { date_end: "2026-05-01" }), reason: "lapsed" },
    { row: price(1, AZURE, { product_uom_id: [4, "Pallets"] }), reason: "other_unit" },
    { row: price(1, AZURE, { currency_id: [2, "EUR"], price: 1 }), reason: "no_rate" },
  ])("$reason", async ({ row, reason }) => {
    expect(await plan([good, row])).toMatchObject({
      status: "cheapest",
      total: "400.00",
      missing: [{ vendor: "Azure Interior", reason, id: String(VALVE) }],
    });
  });

  test("a product that nobody sells leaves the others their plan", async () => {
    const asked = { lines: [...lines, { product: "BRG-6204", quantity: "5" }] };
    expect(await plan([good], asked)).toMatchObject({ total: "400.00", missing: [{ id: String(BEARING), reason: "no_vendor" }] });
  });

  test("a foreign price is converted at the rate of the newest purchase order", async () => {
    const order: Row = {
      id: 1,
      state: "purchase",
      currency_id: [2, "EUR"],
      currency_rate: 0.8,
      company_id: [1, "Harbor Supply"],
      date_approve: "2026-06-01 08:00:00",
    };
    const rows = [good, price(1, AZURE, { currency_id: [2, "EUR"], price: 4 })];
    expect(await plan(rows, {}, { orders: [order] })).toMatchObject({
      total: "200.00",
      lines: [{ unitPrice: "4.00", priceCurrency: "EUR", amount: "200.00" }],
      rates: [{ currency: "EUR", rate: "1.25" }],
    });
  });
});

test("what runs out is planned by Odoo's own rules while the demand forecast is doubted", async () => {
  const asked = { ...context([price(1, NORTHWIND, {})]), standing: doubted };
  expect(await tool.run({}, asked)).toMatchObject({
    basis: "rules",
    total: "350.00",
    lines: [{ quantity: "35" }],
    doubts: [{ insight: "demand", state: "doubted" }],
  });
});

test("what was asked for by name rests on no forecast, so its doubt is not told", async () => {
  const output = await tool.run({ lines }, { ...context([price(1, NORTHWIND, {})]), standing: doubted });
  expect(output).not.toHaveProperty("doubts");
});

test("whoever doesn't see vendor prices gets no plan from them", async () => {
  const sees = EVERYTHING.filter((label) => label !== "vendor_terms");
  await expect(plan([price(1, NORTHWIND, {})], {}, { sees: [...sees, "vendor_terms.lead_time"] })).rejects.toMatchObject({ code: "DENIED" });
});

test.for([
  { result: { status: "unknown" as const, reason: "No plan was found in 15 s." }, says: { status: "no_plan", lines: [] } },
  { result: { status: "infeasible" as const, conflict: [], minimal: false }, says: { status: "no_plan", lines: [] } },
])("a solver that ends with $result.status leaves no plan and says so", async ({ result, says }) => {
  const solve: Solver = async () => ({ ...result, missing: [], basedOn: { needs: 1, offers: 1, stock: 0 } });
  expect(await tool.run({ lines }, { ...context([price(1, NORTHWIND, {})]), solve })).toMatchObject(says);
});

test("a day that is past is asked for again", async () => {
  await expect(plan([], { due: "2026-06-01" })).rejects.toMatchObject({ code: "BAD_INPUT" });
});
