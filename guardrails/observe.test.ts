import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Role } from "../core/principal.ts";
import { amount, record, text } from "../tools/output.ts";
import { readTool } from "../tools/tool.ts";
import { createObserver } from "./observe.ts";
import { loadPolicy } from "./policy.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const tool = readTool({
  name: "find_things",
  description: "For this test.",
  models: ["product.product"],
  input: z.object({}),
  output: z.object({
    things: z.array(
      record("product.product", {
        code: text("product.product.default_code", "open"),
        cost: amount("product.product.standard_price", "cost"),
        account: text("res.partner.bank.acc_number", "bank.account"),
        note: text("product.product.description", "free_text"),
        forgotten: z.string().optional(),
      }),
    ),
    hasMore: z.boolean(),
  }),
  run: async () => ({ things: [], hasMore: false }),
});
const answer = {
  things: [{ id: "7", code: "VLV-1", cost: "12.50", account: "DE89370400440532013000", note: "IBAN DE89370400440532013000", forgotten: "x" }],
  hasMore: false,
};
const as = (role: Role) =>
  createObserver(policy)(
    { id: `${role}@demo`, name: role, roles: [role], companies: "all", warehouses: "all", timeZone: "UTC", channel: "cli" },
    tool,
    answer,
  );

test("a value that the role may not see is gone even when a tool lets it slip, and is on the record", () => {
  const seen = as("customer_service");
  expect(seen.output).toEqual({ things: [{ id: "7", code: "VLV-1", note: "IBAN •••• 3000" }], hasMore: false });
  expect(seen.masked).toContainEqual({ model: "product.product", field: "standard_price", class: "cost" });
  expect(seen.facts.map(({ value }) => value)).not.toContain("12.50");
});

test("a cleared role sees the cost, and the account's last four only", () => {
  expect(as("finance_manager").output).toEqual({ things: [{ id: "7", code: "VLV-1", cost: "12.50", account: "•••• 3000" }], hasMore: false });
});

test("a fact names the tool, the record and the field it came from", () => {
  expect(as("finance_manager").facts).toContainEqual({
    value: "12.50",
    label: "cost",
    source: { tool: "find_things", model: "product.product", id: "7", field: "standard_price" },
    place: { path: ["things", 0, "cost"], within: ["product.product/7", "#things.0"] },
  });
});
