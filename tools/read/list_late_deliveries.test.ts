import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./list_late_deliveries.ts";

describe("late deliveries", () => {
  test("are those whose day is past, with what they wait for", async () => {
    expect(await tool.run({}, exampleContext())).toMatchObject({
      deliveries: [
        { reference: "WH/OUT/00047", order: "S00025", daysLate: 3, waitsFor: [{ missing: "7", receipts: [{ purchaseOrder: "P00012" }] }] },
      ],
      count: 1,
      hasMore: false,
    });
  });

  test.for([
    { because: "the customer has none", input: { customer: "azure" }, count: 0 },
    { because: "the warehouse has none", input: { warehouse: "Chicago" }, count: 0 },
    { because: "the warehouse is meant by its code", input: { warehouse: "wh" }, count: 1 },
    { because: "the warehouse is meant by its label", input: { warehouse: "Main (WH)" }, count: 1 },
    { because: "the customer is that of the order", input: { customer: "Acme Fasteners (Berlin)" }, count: 1 },
  ])("$count when $because", async ({ input, count }) => {
    expect(await tool.run(input, exampleContext())).toMatchObject({ count, deliveries: { length: count } });
  });

  test("one due today is not late, whatever the hour, and is from midnight of the asker on", async () => {
    const evening = { ...exampleContext(), now: new Date("2026-06-02T03:59:00Z") };
    expect(await tool.run({}, evening)).toMatchObject({ count: 0 });
    const night = { ...exampleContext(), now: new Date("2026-06-02T04:00:00Z") };
    expect(await tool.run({}, night)).toMatchObject({ count: 1, deliveries: [{ daysLate: 1 }] });
  });

  test("an unknown warehouse is said, with those that there are", async () => {
    await expect(tool.run({ warehouse: "Boston" }, exampleContext())).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("Main, Chicago"),
    });
  });
});
