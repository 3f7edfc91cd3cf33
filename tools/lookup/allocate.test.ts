import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { allocate } from "./allocate.ts";
import type { Incoming } from "./incoming.ts";
import type { WaitingOrder } from "./waiting-orders.ts";

const MAIN = 1;

function want(order: number, promised: string, missing: number, of: { product?: number; warehouse?: number; dozens?: boolean } = {}): WaitingOrder {
  const move = { id: order, product_uom_qty: missing, product_qty: of.dozens ? missing * 12 : missing };
  return { product: of.product ?? 7, warehouse: of.warehouse ?? MAIN, order, delivery: { id: order }, move, missing: new Decimal(missing), promised };
}

function supply(receipt: number, expected: string, quantity: number, warehouse = MAIN): Incoming {
  return {
    product: 7,
    warehouse,
    receipt: { id: receipt },
    expected,
    quantity: new Decimal(quantity),
    inProductUom: new Decimal(quantity),
    uom: "Units",
  };
}

const served = (wants: readonly WaitingOrder[], supplies: readonly Incoming[]) =>
  allocate(wants, supplies).map((one) => [one.want.order, one.supply.receipt.id]);

describe("orders are served from receipts", () => {
  test("the first promised from the first to come", () => {
    expect(served([want(20, "2026-06-09", 5), want(10, "2026-06-01", 5)], [supply(2, "2026-06-12", 5), supply(1, "2026-06-03", 5)])).toEqual([
      [10, 1],
      [20, 2],
    ]);
  });

  test("one receipt serves several while it lasts", () => {
    expect(served([want(10, "2026-06-01", 7), want(20, "2026-06-09", 4)], [supply(1, "2026-06-03", 20), supply(2, "2026-06-12", 50)])).toEqual([
      [10, 1],
      [20, 1],
    ]);
  });

  test("an order that one receipt does not fill waits for the next one too", () => {
    expect(served([want(10, "2026-06-01", 12)], [supply(1, "2026-06-03", 5), supply(2, "2026-06-12", 50)])).toEqual([
      [10, 1],
      [10, 2],
    ]);
  });

  test("quantities are compared in the product's own unit of measure", () => {
    expect(served([want(10, "2026-06-01", 2, { dozens: true })], [supply(1, "2026-06-03", 20), supply(2, "2026-06-12", 20)])).toEqual([
      [10, 1],
      [10, 2],
    ]);
  });

  test("another warehouse's receipt and another product's serve nobody", () => {
    expect(served([want(10, "2026-06-01", 5), want(20, "2026-06-01", 5, { product: 8 })], [supply(1, "2026-06-03", 20, 2)])).toEqual([]);
  });
});
