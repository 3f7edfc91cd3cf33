import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { from, record } from "../tools/output.ts";
import { readTool } from "../tools/tool.ts";
import { createObserver } from "./observe.ts";
import { loadPolicy } from "./policy.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const tool = readTool({
  name: "find_accounts",
  description: "For this test.",
  models: ["res.partner.bank"],
  input: z.object({}),
  output: z.object({
    accounts: z.array(
      record("res.partner.bank", { account: from("res.partner.bank.acc_number", "bank.account", z.union([z.string(), z.number(), z.null()])) }),
    ),
  }),
  run: async () => ({ accounts: [] }),
});
const person = {
  id: "ap@demo",
  name: "AP",
  roles: ["accounts_payable"],
  companies: "all",
  warehouses: "all",
  timeZone: "UTC",
  channel: "cli",
} as const;

test.for([
  { because: "it is text", account: "DE89370400440532013000", shown: "•••• 3000" },
  { because: "it is a number", account: 370400440532013000, shown: "•••• 3000" },
  { because: "it has no more than the four that would be shown", account: "1234", shown: "••••" },
  { because: "it is empty", account: null, shown: null },
])("a masked account stays masked when $because", ({ account, shown }) => {
  const { output, facts } = createObserver(policy)(person, tool, { accounts: [{ id: "1", account }] });
  expect(output).toEqual({ accounts: [{ id: "1", account: shown }] });
  expect(facts.map(({ value }) => value)).not.toContain(String(account));
});
