import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./list_backorders.ts";

const VALVE = {
  order: "S00025",
  product: "[VLV-0125] Ball valve 1/2 inch",
  open: "12",
  missing: "7",
  daysLate: 3,
  expected: "2026-06-02",
  purchaseOrder: "P00012",
};

describe("what customers still wait for", () => {
  test.for([
    { because: "all are asked for", input: {}, found: [VALVE] },
    { because: "the customer is named", input: { customer: "Acme Fasteners (Berlin)" }, found: [VALVE] },
    { because: "the product is named", input: { product: "VLV-0125" }, found: [VALVE] },
    { because: "the customer waits for nothing", input: { customer: "azure" }, found: [] },
    { because: "nobody waits for the product", input: { product: "BRG-6204" }, found: [] },
  ])("is listed when $because", async ({ input, found }) => {
    expect(await tool.run(input, exampleContext())).toMatchObject({ backorders: found, count: found.length, hasMore: false });
  });
});
