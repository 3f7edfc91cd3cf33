import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_quotation_pipeline.ts";

test.for([
  { by: "salesperson", name: "Maya Lindqvist" },
  { by: "customer", name: "Acme Fasteners" },
] as const)("unconfirmed quotations are counted and summed by $by", async ({ by, name }) => {
  expect(await tool.run({ by }, exampleContext())).toMatchObject({
    by,
    groups: [{ name, count: 1, untaxed: "454.00", currency: "USD" }],
    totals: [{ count: 1, untaxed: "454.00" }],
  });
});

test("sums are left out for those who see no totals, the counts stay", async () => {
  const { groups } = Object(await tool.run({ by: "customer" }, exampleContext(["personal"])));
  expect(groups).toEqual([{ name: "Acme Fasteners", count: 1, currency: "USD" }]);
});
