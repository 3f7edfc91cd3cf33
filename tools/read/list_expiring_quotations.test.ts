import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./list_expiring_quotations.ts";

test.for([
  { because: "no days are named", input: {}, found: ["S00028"], expired: 1 },
  { because: "the days lie after it", input: { from: "2026-06-04" }, found: [], expired: 0 },
  { because: "the days lie around it", input: { from: "2026-06-01", to: "2026-06-02" }, found: ["S00028"], expired: 1 },
  { because: "another customer is named", input: { customer: "azure" }, found: [], expired: 0 },
])("quotations that expire are found by their day when $because", async ({ input, found, expired }) => {
  expect(await tool.run(input, exampleContext())).toMatchObject({
    quotations: found.map((reference) => ({ reference, daysExpired: 3, daysLeft: 0, salesperson: "Maya Lindqvist" })),
    expiredCount: expired,
    expiringCount: 0,
  });
});
