import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_order_deliveries.ts";

describe("what each delivery of an order held", () => {
  test("in the order of their days, with how many have left", async () => {
    const { deliveries, ...rest } = Object(await tool.run({ order: "S27" }, exampleContext()));
    expect(rest).toMatchObject({ order: { reference: "S00027" }, doneCount: 1, openCount: 1, hasMore: false });
    expect(deliveries.map((one: { reference: string }) => one.reference).sort()).toEqual(["WH/OUT/00049", "WH/OUT/00050"]);
  });

  test("of one delivery shows that one alone, with what it brings", async () => {
    expect(await tool.run({ order: "WH/OUT/00047" }, exampleContext())).toMatchObject({
      order: { reference: "S00025" },
      deliveries: [{ reference: "WH/OUT/00047", contents: [{ product: "[VLV-0125] Ball valve 1/2 inch", quantity: "12", uom: "Units" }] }],
      openCount: 1,
    });
  });
});
