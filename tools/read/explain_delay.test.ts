import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./explain_delay.ts";

describe("why an order is late", () => {
  test("names what is missing and the receipts that bring it, the first of them late", async () => {
    expect(await tool.run({ order: "S25" }, exampleContext())).toMatchObject({
      order: { reference: "S00025", late: true, daysLate: 3, expectedComplete: "2026-06-02", lastShipped: null },
      deliveries: [
        {
          reference: "WH/OUT/00047",
          why: ["part of the stock is missing"],
          waitsFor: [{ missing: "7", receipts: [{ reference: "WH/IN/00007", purchaseOrder: "P00012", late: true, daysLate: 2 }] }],
        },
      ],
    });
  });

  test("of a part delivery tells when the first part left and that nothing holds up the rest", async () => {
    expect(await tool.run({ order: "WH/OUT/00050" }, exampleContext())).toMatchObject({
      order: { reference: "S00027", late: false, lastShipped: "2026-05-28", expectedComplete: null },
      deliveries: [{ reference: "WH/OUT/00050", why: [], waitsFor: [] }],
    });
  });

  test("of a quotation has no delivery to explain", async () => {
    expect(await tool.run({ order: "S28" }, exampleContext())).toMatchObject({ order: { status: "quotation", late: false }, deliveries: [] });
  });

  test("of an order that does not exist says so", async () => {
    await expect(tool.run({ order: "S00999" }, exampleContext())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
