import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import { loadPolicy } from "../policy.ts";
import { judge, RULES } from "./judge.ts";
import type { Rule } from "./rule.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));

const confirm: Change = {
  kind: "confirm_quotation",
  model: "sale.order",
  ids: [7],
  operation: "call",
  method: "action_confirm",
  values: {},
  before: {},
  company: 1,
  summary: "Confirm S00007",
  lines: [],
  sources: [],
};
const reschedule: Change = {
  ...confirm,
  kind: "reschedule_delivery",
  model: "stock.picking",
  operation: "write",
  method: "write",
  values: { scheduled_date: "2026-06-05 10:00:00" },
};

const context = (role: "sales" | "warehouse" | "auditor" | "customer_service", amount: string, amountToday = "0.00") => ({
  policy,
  requester: { id: `${role}@demo`, roles: [role] },
  amount,
  amountToday,
});

describe("a confirmation", () => {
  test.for([
    { amount: "0.00", today: "0.00", count: 1, requesterMay: true },
    { amount: "1000.00", today: "0.00", count: 1, requesterMay: true },
    { amount: "1000.01", today: "0.00", count: 1, requesterMay: false },
    { amount: "600.00", today: "400.01", count: 1, requesterMay: false },
    { amount: "10000.00", today: "0.00", count: 1, requesterMay: false },
    { amount: "10000.01", today: "0.00", count: 2, requesterMay: false },
  ])("of $amount after $today today needs $count, requester alone: $requesterMay", ({ amount, today, count, requesterMay }) => {
    const verdict = judge(RULES, confirm, context("sales", amount, today));
    expect(verdict).toMatchObject({ kind: "ask", count });
    expect(verdict.kind === "ask" && verdict.approvers.includes("requester")).toBe(requesterMay);
  });
});

test("a date promised to a customer needs the approver whatever it is worth", () => {
  expect(judge(RULES, reschedule, context("warehouse", "0.00"))).toMatchObject({ kind: "ask", approvers: ["operations_manager"] });
});

test.for([
  { because: "the role may not propose it", rules: RULES, change: confirm, role: "customer_service" as const },
  { because: "auditors propose nothing", rules: RULES, change: reschedule, role: "auditor" as const },
  {
    because: "it writes a field that no role may write",
    rules: RULES,
    change: { ...reschedule, values: { state: "done" } },
    role: "warehouse" as const,
  },
  { because: "no rule speaks of it", rules: [], change: confirm, role: "sales" as const },
  { because: "a rule throws", rules: [{ name: "broken", check: () => JSON.parse("{") } satisfies Rule], change: confirm, role: "sales" as const },
])("is denied when $because", ({ rules, change, role }) => {
  expect(judge(rules, change, context(role, "1.00")).kind).toBe("deny");
});
