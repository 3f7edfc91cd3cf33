import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_stock.ts";

describe("stock of a product", () => {
  test("over all warehouses, with the next receipts and their orders", async () => {
    expect(await tool.run({ product: "VLV-0125" }, exampleContext())).toMatchObject({
      product: {
        onHand: "5",
        free: "0",
        incoming: "20",
        outgoing: "12",
        forecast: "13",
        uom: "Units",
        warehouses: [{ code: "WH" }, { code: "CHI" }],
      },
      receipts: [
        { reference: "WH/IN/00007", purchaseOrder: "P00012", expected: "2026-06-02", quantity: "20", warehouse: "Main", late: true, daysLate: 2 },
        { reference: "WH/IN/00009", purchaseOrder: "P00014", expected: "2026-06-20", quantity: "50", late: false },
      ],
      hasMore: false,
    });
  });

  test("in one warehouse only what is there and comes there", async () => {
    expect(await tool.run({ product: "VLV-0125", warehouse: "chicago" }, exampleContext())).toMatchObject({
      product: { warehouses: [{ warehouse: "Chicago" }] },
      receipts: [],
    });
  });

  test("a name that fits two products is put back to the person", async () => {
    await expect(tool.run({ product: "ball valve" }, exampleContext())).rejects.toMatchObject({
      code: "AMBIGUOUS",
      choices: ["[VLV-0125] Ball valve 1/2 inch", "[VLV-0126] Ball valve 3/4 inch"],
    });
  });
});
