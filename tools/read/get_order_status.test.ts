import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_order_status.ts";

describe("where an order is", () => {
  test("a late order says what it lacks, and the first receipt that brings it", async () => {
    expect(await tool.run({ order: "S00025" }, exampleContext())).toMatchObject({
      order: { id: "25", status: "confirmed", promised: "2026-06-01", late: true, daysLate: 3, total: "454.00", currency: "USD" },
      lines: [{ product: "[VLV-0125] Ball valve 1/2 inch", ordered: "12", delivered: "0", open: "12", unitPrice: "24.50", uom: "Units" }],
      deliveries: [
        {
          reference: "WH/OUT/00047",
          status: "ready",
          scheduled: "2026-06-01",
          late: true,
          daysLate: 3,
          why: ["part of the stock is missing"],
          waitsFor: [
            {
              missing: "7",
              uom: "Units",
              receipts: [{ reference: "WH/IN/00007", purchaseOrder: "P00012", expected: "2026-06-02", late: true, daysLate: 2 }],
            },
          ],
        },
      ],
      hasMore: false,
    });
  });

  test("an order shipped in part shows the open delivery first, then what was shipped with its tracking", async () => {
    expect(await tool.run({ order: "S00027" }, exampleContext())).toMatchObject({
      order: { status: "partly delivered", late: false, daysLate: 0 },
      lines: [{ ordered: "30", delivered: "10", open: "20", discountPercent: "5" }],
      deliveries: [
        { reference: "WH/OUT/00050", status: "ready", backorderOf: "WH/OUT/00049", done: null, why: [] },
        { reference: "WH/OUT/00049", status: "done", done: "2026-05-28", carrier: "Parcel", tracking: "TRK123456" },
      ],
    });
  });

  test("notes among the lines are left out", async () => {
    const answer = await tool.run({ order: "S00025" }, exampleContext());
    expect(answer).toMatchObject({ lines: [{ id: "251" }] });
  });

  test.for([
    { because: "zeros are missing", order: "s25" },
    { because: "it is the customer's own reference", order: "po-991" },
    { because: "it is one of its deliveries", order: "WH/OUT/00047" },
  ])("$order finds it when $because", async ({ order }) => {
    expect(await tool.run({ order }, exampleContext())).toMatchObject({ order: { reference: "S00025" } });
  });

  test("a reference that fits two deliveries is put back to the person", async () => {
    await expect(tool.run({ order: "out 47" }, exampleContext())).rejects.toMatchObject({
      code: "AMBIGUOUS",
      choices: ["CHI/OUT/00047", "WH/OUT/00047"],
    });
  });

  test("an unknown one is said", async () => {
    await expect(tool.run({ order: "S00099" }, exampleContext())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("prices and totals are absent for who may not see them", async () => {
    const answer = JSON.stringify(await tool.run({ order: "S00027" }, exampleContext(["personal"])));
    for (const key of ["total", "untaxed", "unitPrice", "discountPercent", "subtotal"]) expect(answer).not.toContain(`"${key}"`);
    expect(answer).toContain('"open":"20"');
  });
});
