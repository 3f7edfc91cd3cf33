import { describe, expect, test } from "vitest";
import { EVERYTHING, exampleContext } from "../test-world.ts";
import tool from "./get_vendor_slip.ts";

describe("a vendor that comes later", () => {
  test("delays the orders that its receipts will serve, with the days counted from today where they are overdue", async () => {
    expect(await tool.run({ vendor: "Northwind", days: 5 }, exampleContext())).toMatchObject({
      vendor: { id: "20", name: "Northwind Metals" },
      slipDays: 5,
      purchaseOrders: expect.arrayContaining([expect.objectContaining({ reference: "P00012", slipped: "2026-06-09" })]),
      orders: [
        { id: "25", reference: "S00025", customer: "Acme Fasteners", missing: "7", comes: "2026-06-04", wouldCome: "2026-06-09", daysLate: 8 },
      ],
      orderCount: 1,
      customerCount: 1,
      newlyLateCount: 0,
    });
  });

  test.for([
    { days: undefined, slipDays: 5 },
    { days: "12", slipDays: 12 },
    { days: 1, slipDays: 1 },
  ])("takes $days as $slipDays days", async ({ days, slipDays }) => {
    expect(await tool.run({ vendor: "Northwind", ...(days === undefined ? {} : { days }) }, exampleContext())).toMatchObject({ slipDays });
  });

  test.for([0, -1, 366, 1.5, "0", "a week"])("refuses %s days", async (days) => {
    await expect(tool.run({ vendor: "Northwind", days }, exampleContext())).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  test("without the right to see prices no value is told, and nothing is called free", async () => {
    const told = JSON.stringify(await tool.run({ vendor: "Northwind" }, exampleContext(["personal", "vendor_terms"])));
    expect(told).not.toMatch(/"value":"/);
  });

  test("a vendor without open purchase orders hits nobody", async () => {
    const context = exampleContext(EVERYTHING);
    expect(await tool.run({ vendor: "Azure Interior" }, context)).toMatchObject({ purchaseOrderCount: 0, orders: [], hasMore: false });
  });
});
