import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./get_credit_state.ts";

const limited = (limit: Record<string, number | boolean>) => ({
  ...exampleWorld,
  "res.partner": (exampleWorld["res.partner"] ?? []).map((row) => (row.id === 10 ? { ...row, ...limit } : row)),
});

test.for([
  { because: "it leaves room", limit: { credit_limit: 1000, use_partner_credit_limit: true }, state: "within the limit" },
  { because: "it is used up", limit: { credit_limit: 100, use_partner_credit_limit: true }, state: "over the limit" },
  { because: "none is set", limit: { credit_limit: 0, use_partner_credit_limit: false }, state: "no limit set" },
])("credit is judged by the limit when $because", async ({ limit, state }) => {
  const { customer, used } = Object(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext(undefined, limited(limit))));
  expect(customer.state).toBe(state);
  expect(used).toEqual([{ openInvoices: "100.00", overdue: "80.00", notInvoiced: "454.00", used: "554.00", currency: "USD" }]);
});
