import { expect, test } from "vitest";
import { memoryReader } from "../test-memory-reader.ts";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import { soldLines } from "./sold-lines.ts";

const EUR = [2, "EUR"];
const USD = [1, "USD"];

const order = (id: number, more: object) => ({
  id,
  name: `S${id}`,
  state: "sale",
  partner_id: [10, "Acme Fasteners"],
  user_id: false,
  date_order: `2026-05-0${id} 15:00:00`,
  currency_rate: 1,
  company_id: [1, "Harbor Supply"],
  picking_ids: [],
  ...more,
});

const line = (id: number, of: number, more: object) => ({
  id,
  order_id: [of, `S${of}`],
  product_id: [70, "Ball valve"],
  product_uom_id: [1, "Units"],
  product_uom_qty: 10,
  price_unit: 24,
  discount: 0,
  price_subtotal: 200,
  purchase_price: 18,
  currency_id: USD,
  is_delivery: false,
  ...more,
});

const read = (orders: readonly object[], lines: readonly object[], pickings: readonly object[] = []) => {
  const rows = (given: readonly object[]) => given.map((row) => ({ id: 0, ...row }));
  const world = { ...exampleWorld, "sale.order": rows(orders), "sale.order.line": rows(lines), "stock.picking": rows(pickings) };
  const context = { ...exampleContext(), odoo: memoryReader(world, EVERYTHING) };
  return soldLines(context, { domain: [["state", "=", "sale"]], pages: 1, floorPercent: 10 });
};

test("prices are untaxed and before the discount, the floor lies above the cost, and names stand beside ids", async () => {
  const { books, names, orders, ordersInAll } = await read([order(1, {})], [line(1, 1, { discount: 20, price_subtotal: 160 })]);
  const [sold] = books[0]?.lines ?? [];
  expect(books[0]?.currency).toBe("USD");
  expect({ price: Number(sold?.price), floor: Number(sold?.floorPrice), cost: Number(sold?.cost) }).toEqual({ price: 20, floor: 20, cost: 18 });
  expect([sold?.customer, sold?.product, sold?.order].map((key) => names.get(key ?? ""))).toEqual(["Acme Fasteners", "Ball valve", "S1"]);
  expect([orders, ordersInAll]).toEqual([1, 1]);
});

test("an order in another currency counts at the newest rate that an order had", async () => {
  const euros = { currency_id: EUR };
  const { books } = await read([order(1, { currency_rate: 0.5 }), order(2, { currency_rate: 0.8 })], [line(1, 1, euros), line(2, 2, euros)]);
  expect(Object.entries(books[0]?.rates ?? {}).map(([currency, rate]) => [currency, Number(rate)])).toEqual([["EUR", 1.25]]);
});

test("what the carrier took and what was charged for it are held against each other once for each order, in the order's currency", async () => {
  const charged = line(2, 1, { product_id: [90, "Freight"], product_uom_qty: 1, price_subtotal: 30, is_delivery: true });
  const goods = [line(1, 1, { currency_id: EUR }), line(3, 1, { currency_id: EUR })];
  const pickings = [
    { id: 5, sale_id: [1, "S1"], carrier_price: 40 },
    { id: 6, sale_id: [1, "S1"], carrier_price: 10 },
  ];
  const { books, withFreightCost } = await read([order(1, { currency_rate: 0.5, picking_ids: [5, 6] })], [...goods, charged], pickings);
  expect(books[0]?.lines.map(({ freightCharged, freightCost }) => [Number(freightCharged), Number(freightCost)])).toEqual([
    [30, 25],
    [0, 0],
  ]);
  expect(withFreightCost).toBe(1);
});

test("a line without a cost has neither cost nor floor", async () => {
  const { books } = await read([order(1, {})], [line(1, 1, { purchase_price: 0 })]);
  expect(books[0]?.lines).toMatchObject([{ cost: null, floorPrice: null }]);
});
