import { describe, expect, test } from "vitest";
import { addDays } from "../../../core/dates.ts";
import { ORDER_COUNTS, type SaleOrder, type Transfer } from "./dataset.ts";
import { generateDataset } from "./generate.ts";

const TODAY = "2026-03-18";
const small = generateDataset({ size: "small", seed: 7, today: TODAY });
const demo = generateDataset({ size: "demo", seed: 7, today: TODAY });

const total = (order: SaleOrder) => order.lines.reduce((sum, line) => sum + line.quantity * line.price * (1 - line.discount / 100), 0);
const openTransfers = (data: typeof small): Transfer[] =>
  data.sales.flatMap(({ fate }) => (fate.kind === "open" ? [fate.delivery] : fate.kind === "partial" ? [fate.backorder] : []));
const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length);

test("the same size, seed and day give the same data set", () => {
  expect(generateDataset({ size: "small", seed: 7, today: TODAY })).toEqual(small);
});

test("another seed gives other customers, and another day other dates", () => {
  expect(generateDataset({ size: "small", seed: 8, today: TODAY }).customers).not.toEqual(small.customers);
  expect(generateDataset({ size: "small", seed: 7, today: addDays(TODAY, 1) }).sales[0]?.placedAt).not.toBe(small.sales[0]?.placedAt);
});

test("every size and day knows the same products, customers and suppliers", () => {
  const later = generateDataset({ size: "small", seed: 7, today: "2027-01-01" });
  for (const other of [demo, later]) {
    expect(other.products).toEqual(small.products);
    expect(other.customers).toEqual(small.customers);
    expect(other.suppliers).toEqual(small.suppliers);
  }
});

describe.for([small, demo])("the data set of size $size", (data) => {
  test("has the promised counts", () => {
    expect({
      companies: data.companies.length,
      warehouses: data.warehouses.length,
      products: data.products.length,
      suppliers: data.suppliers.length,
      customers: data.customers.length,
      sales: data.sales.length,
    }).toEqual({ companies: 2, warehouses: 3, products: 600, suppliers: 40, customers: 200, sales: ORDER_COUNTS[data.size] });
    expect(new Set(data.products.map((product) => product.uom)).size).toBe(5);
  });

  test("gives no two records one name", () => {
    unique(data.products.map((product) => product.code));
    unique(data.products.map((product) => product.name));
    unique([...data.customers, ...data.suppliers].map((partner) => partner.name));
    unique(data.sales.map((order) => order.name));
    unique(data.purchases.map((order) => order.name));
    unique(data.invoices.map((invoice) => `${invoice.company} ${invoice.name}`));
    unique([...data.sales, ...data.purchases, ...data.invoices].map((record) => record.xid));
  });

  test("has deliveries that are late today, due today, tomorrow and next week", () => {
    const days = openTransfers(data).map((transfer) => transfer.scheduledAt.slice(0, 10));
    expect(days.some((day) => day < TODAY)).toBe(true);
    for (const offset of [0, 1, 7]) expect(days).toContain(addDays(TODAY, offset));
  });

  test("has quotations below, between and above the bands", () => {
    const drafts = data.sales.filter((order) => order.fate.kind === "draft").map(total);
    expect(drafts.some((value) => value < 1_000)).toBe(true);
    expect(drafts.some((value) => value > 1_000 && value < 10_000)).toBe(true);
    expect(drafts.some((value) => value > 10_000)).toBe(true);
  });

  test("is mostly worth between 200 and 8,000 an order", () => {
    const usual = data.sales.filter((order) => total(order) >= 200 && total(order) <= 8_000);
    expect(usual.length / data.sales.length).toBeGreaterThan(0.9);
  });

  test("has every outcome of a sales order and of a purchase order", () => {
    expect(new Set(data.sales.map((order) => order.fate.kind))).toEqual(new Set(["draft", "sent", "cancelled", "open", "delivered", "partial"]));
    expect(new Set(data.purchases.map((order) => order.fate.kind))).toEqual(
      new Set(["draft", "sent", "cancelled", "outstanding", "received", "partial"]),
    );
    const outstanding = data.purchases.flatMap(({ fate }) => (fate.kind === "outstanding" ? [fate.receipt.scheduledAt.slice(0, 10) < TODAY] : []));
    expect(new Set(outstanding)).toEqual(new Set([true, false]));
    expect(data.returns.length).toBeGreaterThan(0);
  });

  test("has invoices that are paid, open and overdue, none of them dated after today", () => {
    for (const kind of ["customer_invoice", "vendor_bill"]) {
      const invoices = data.invoices.filter((invoice) => invoice.kind === kind);
      expect(invoices.some((invoice) => invoice.paidOn !== null)).toBe(true);
      expect(invoices.some((invoice) => invoice.paidOn === null && invoice.date > addDays(TODAY, -15))).toBe(true);
      expect(invoices.every((invoice) => invoice.date <= TODAY && (invoice.paidOn ?? TODAY) <= TODAY)).toBe(true);
    }
    expect(data.invoices.some((invoice) => invoice.paidOn === null && invoice.date < addDays(TODAY, -46))).toBe(true);
  });

  test("has done nothing in the future", () => {
    const transfers = [...data.sales, ...data.purchases]
      .flatMap(({ fate }) => Object.values(fate))
      .filter((value) => typeof value === "object" && "doneAt" in value);
    expect(transfers.length).toBeGreaterThan(100);
    for (const transfer of transfers) expect((transfer.doneAt ?? TODAY) < `${TODAY} 24`).toBe(true);
  });

  test("never ships more than was on the shelf", () => {
    const shelf = new Map(data.openingStock.map(({ warehouse, product, quantity }) => [`${warehouse} ${product}`, quantity]));
    const move = (warehouse: string, product: string, quantity: number) =>
      shelf.set(`${warehouse} ${product}`, (shelf.get(`${warehouse} ${product}`) ?? 0) + quantity);
    for (const { warehouse, lines, fate } of data.purchases) {
      lines.forEach((line, index) => {
        if (fate.kind === "received") move(warehouse, line.product, line.quantity);
        if (fate.kind === "partial") move(warehouse, line.product, fate.received[index] ?? 0);
      });
    }
    for (const { warehouse, lines, fate } of data.sales) {
      lines.forEach((line, index) => {
        if (fate.kind === "delivered") move(warehouse, line.product, -line.quantity);
        if (fate.kind === "partial") move(warehouse, line.product, -(fate.delivered[index] ?? 0));
      });
    }
    expect([...shelf].filter(([, quantity]) => quantity < 0)).toEqual([]);
  });
});

test("the anchors mean the same in every size", () => {
  const anchors = (data: typeof small) => data.sales.filter((order) => order.name <= "S10015");
  expect(anchors(demo)).toEqual(anchors(small));
  expect(anchors(small).map((order) => [order.name, order.fate.kind, Math.round(total(order))])).toMatchInlineSnapshot(`
    [
      [
        "S10001",
        "open",
        3254,
      ],
      [
        "S10002",
        "partial",
        2508,
      ],
      [
        "S10003",
        "open",
        1682,
      ],
      [
        "S10004",
        "draft",
        12474,
      ],
      [
        "S10005",
        "draft",
        3528,
      ],
      [
        "S10006",
        "draft",
        253,
      ],
      [
        "S10007",
        "open",
        2549,
      ],
      [
        "S10008",
        "open",
        1380,
      ],
      [
        "S10009",
        "open",
        2835,
      ],
      [
        "S10010",
        "delivered",
        1176,
      ],
      [
        "S10011",
        "delivered",
        920,
      ],
      [
        "S10012",
        "cancelled",
        561,
      ],
      [
        "S10013",
        "sent",
        2100,
      ],
      [
        "S10014",
        "open",
        1627,
      ],
      [
        "S10015",
        "open",
        374,
      ],
    ]
  `);
});

test("an order waits on a purchase order that is late", () => {
  const waiting = small.sales.find((order) => order.name === "S10001");
  const late = small.purchases.find((order) => order.name === "P10001");
  expect(late?.lines.map((line) => line.product)).toContain(waiting?.lines[0]?.product);
  expect(late?.plannedAt && late.plannedAt < `${TODAY} 00`).toBe(true);
  expect(small.openingStock.find((stock) => stock.product === waiting?.lines[0]?.product)?.quantity ?? 0).toBeLessThan(
    1 +
      small.sales
        .filter((order) => order.fate.kind === "delivered")
        .flatMap((order) => order.lines)
        .filter((line) => line.product === waiting?.lines[0]?.product)
        .reduce((sum, line) => sum + line.quantity, 0),
  );
});
