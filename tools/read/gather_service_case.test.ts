import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./gather_service_case.ts";

describe("all that is known for handing over", () => {
  test("of an order: lines, deliveries, its own invoices, notes and activities", async () => {
    expect(await tool.run({ order: "S25" }, exampleContext())).toMatchObject({
      orders: [{ reference: "S00025" }],
      lines: [{ product: "[VLV-0125] Ball valve 1/2 inch", ordered: "12", delivered: "0" }],
      deliveries: [{ reference: "WH/OUT/00047", daysLate: 3 }],
      lateCount: 1,
      invoices: expect.arrayContaining([expect.objectContaining({ reference: "INV/2026/00010", origin: "S00025" })]),
      notes: [{ date: "2026-06-02" }, { date: "2026-05-21" }],
      activities: [{ summary: "Call Acme" }],
    });
  });

  test("of a customer: their orders, the newest first, and no lines", async () => {
    const found = Object(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext()));
    expect(found.orders.map((order: { reference: string }) => order.reference)).toEqual(["S00028", "S00029", "S00025"]);
    expect(found).toMatchObject({ customer: { town: "Berlin" }, lines: [], lateCount: 1 });
  });
});
