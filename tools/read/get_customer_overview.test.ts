import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_customer_overview.ts";

describe("a customer at a glance", () => {
  test("orders, late deliveries, invoices and the sums that Odoo gives", async () => {
    expect(await tool.run({ customer: "C-0042" }, exampleContext())).toMatchObject({
      customer: { id: "10", name: "Acme Fasteners", town: "Berlin" },
      openOrders: [{ reference: "S00025" }],
      openOrderCount: 1,
      lateDeliveries: [{ reference: "WH/OUT/00047", daysLate: 3 }],
      openInvoices: [{ reference: "INV/2026/00010" }, { reference: "RINV/2026/00010" }, { reference: "INV/2026/00011" }],
      openAmount: [{ amount: "100.00", currency: "USD" }],
      overdueAmount: [{ amount: "80.00", currency: "USD" }],
      lastOrders: [{ reference: "S00028" }, { reference: "S00029" }, { reference: "S00025" }],
      revenue: [{ amount: "230.00", currency: "USD" }],
      hasMore: false,
    });
  });

  test("sums are absent for who may not see totals", async () => {
    const answer = JSON.stringify(await tool.run({ customer: "C-0042" }, exampleContext(["personal"])));
    for (const key of ["openAmount", "overdueAmount", "revenue", "total"]) expect(answer).not.toContain(`"${key}"`);
    expect(answer).toContain("S00025");
  });
});
