import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import type { Role } from "../../core/principal.ts";
import { loadPolicy } from "../policy.ts";
import type { StandingOrder } from "../standing-orders/standing-order.ts";
import { effectWorth } from "../test-approval-scene.ts";
import { judge, RULES } from "./judge.ts";
import type { JudgeContext, Rule } from "./rule.ts";

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

const context = (role: Role, amount: string, amountToday = "0.00", more: Partial<JudgeContext> = {}): JudgeContext => ({
  policy,
  requester: { id: `${role}@demo`, roles: [role] },
  effect: effectWorth(amount),
  amountToday: amountToday === "0.00" ? [] : [{ amount: amountToday, currency: "USD" }],
  duplicates: [],
  standingOrders: [],
  pauses: [],
  influenced: false,
  ...more,
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
  {
    because: "a rule throws, whatever the others say",
    rules: [...RULES, { name: "broken", check: () => JSON.parse("{") } satisfies Rule],
    change: confirm,
    role: "sales" as const,
  },
])("is denied when $because", ({ rules, change, role }) => {
  expect(judge(rules, change, context(role, "1.00")).kind).toBe("deny");
});

test("every rule file is one that changes are judged by", () => {
  const helpers = ["judge.ts", "rule.ts"];
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !helpers.includes(name));
  expect(RULES.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

describe("an amount in another currency", () => {
  const worth = (amount: string, currency: string): Partial<JudgeContext> => ({ effect: { ...effectWorth(amount), currency } });
  // 1 EUR is 1.08 USD: 925.92 EUR is 999.9936 USD, 925.93 EUR is 1000.0044 USD.
  test.for([
    { amount: "925.92", today: [], requesterMay: true },
    { amount: "925.93", today: [], requesterMay: false },
    { amount: "500.00", today: [{ amount: "460.00", currency: "USD" }], requesterMay: true },
    { amount: "500.00", today: [{ amount: "460.01", currency: "USD" }], requesterMay: false },
  ])("of $amount EUR counts in the policy's currency", ({ amount, today, requesterMay }) => {
    const verdict = judge(RULES, confirm, context("sales", "0.00", "0.00", { ...worth(amount, "EUR"), amountToday: today }));
    expect(verdict.kind === "ask" && verdict.approvers.includes("requester")).toBe(requesterMay);
  });

  test.for([
    { because: "the change's own currency has no rate", more: worth("1.00", "GBP"), says: "GBP" },
    { because: "it is named like something of every object", more: worth("1.00", "constructor"), says: "constructor" },
    { because: "an earlier amount of the day has none", more: { amountToday: [{ amount: "1.00", currency: "GBP" }] }, says: "no rate" },
    { because: "it is negative", more: worth("-1.00", "USD"), says: "no rate" },
  ])("is denied when $because", ({ more, says }) => {
    expect(judge(RULES, confirm, context("sales", "1.00", "0.00", more))).toMatchObject({ kind: "deny", reason: expect.stringContaining(says) });
  });
});

describe("what looks like something asked for before", () => {
  const earlier = { name: "S00031", approval: null, sameAndOpen: false };
  test("needs somebody other than the requester, who is told of the earlier one", () => {
    expect(judge(RULES, confirm, context("sales", "10.00", "0.00", { duplicates: [earlier] }))).toMatchObject({
      kind: "ask",
      approvers: ["operations_manager"],
      count: 1,
      reason: expect.stringContaining("S00031"),
    });
  });
  test("is refused when the same waits already", () => {
    expect(judge(RULES, confirm, context("sales", "10.00", "0.00", { duplicates: [{ ...earlier, sameAndOpen: true }] }))).toMatchObject({
      kind: "deny",
      reason: expect.stringContaining("S00031"),
    });
  });
  test("keeps both signatures of the largest band", () => {
    expect(judge(RULES, confirm, context("sales", "20000.00", "0.00", { duplicates: [earlier] }))).toMatchObject({ kind: "ask", count: 2 });
  });
});

describe("a standing order", () => {
  const order: StandingOrder = {
    id: "so-1",
    digest: "",
    terms: {
      useCase: "confirm_quotation",
      changeKind: "confirm_quotation",
      companies: [1],
      perChange: "2000",
      perDay: "3000",
      timesPerDay: 3,
      expiresAt: "2026-07-01T00:00:00Z",
    },
    currency: "USD",
    timeZone: "UTC",
    proposedBy: "operations_manager@demo",
    createdAt: "",
    signature: { by: "finance_manager@demo", at: "" },
    revoked: null,
  };
  const usd = (...amounts: string[]) => amounts.map((amount) => ({ amount, currency: "USD" }));
  const offered = (of: Partial<StandingOrder> = {}, ...today: string[]) => ({
    standingOrders: [{ order: { ...order, ...of }, amountsToday: usd(...today) }],
  });

  test.for<{ because: string; amount: string; more?: Partial<JudgeContext>; kind: "allow" | "ask" | "deny"; role?: Role }>([
    { because: "it is within every cap", amount: "2000.00", kind: "allow" },
    { because: "it is above the cap per change", amount: "2000.01", kind: "ask" },
    { because: "the day has just enough left", amount: "1000.00", more: offered({}, "1500.00", "500.00"), kind: "allow" },
    { because: "the day has a cent too little left", amount: "1000.01", more: offered({}, "1500.00", "500.00"), kind: "ask" },
    { because: "it was used often enough today", amount: "1.00", more: offered({}, "1.00", "1.00", "1.00"), kind: "ask" },
    {
      because: "what it carried today has no rate",
      amount: "1.00",
      more: { standingOrders: [{ order, amountsToday: [{ amount: "1", currency: "GBP" }] }] },
      kind: "ask",
    },
    { because: "nobody has signed it", amount: "1.00", more: offered({ signature: null }), kind: "ask" },
    { because: "it was signed in another currency", amount: "1.00", more: offered({ currency: "EUR" }), kind: "ask" },
    { because: "it is for another company", amount: "1.00", more: offered({ terms: { ...order.terms, companies: [2] } }), kind: "ask" },
    { because: "record text may have led to it", amount: "1.00", more: { ...offered(), influenced: true }, kind: "ask" },
    {
      because: "it looks like another",
      amount: "1.00",
      more: { ...offered(), duplicates: [{ name: "S1", approval: null, sameAndOpen: false }] },
      kind: "ask",
    },
    { because: "two people must sign by now", amount: "1500.00", more: { ...offered(), amountToday: usd("9000.00") }, kind: "ask" },
    { because: "the requester may not propose it at all", amount: "1.00", role: "auditor", kind: "deny" },
    { because: "the requester sees no totals", amount: "1.00", role: "warehouse", kind: "deny" },
    { because: "Odoo warns", amount: "1.00", more: { ...offered(), effect: { ...effectWorth("1.00"), warnings: ["over the limit"] } }, kind: "ask" },
  ])("says $kind when $because", ({ amount, more, kind, role = "sales" }) => {
    expect(judge(RULES, confirm, context(role, amount, "0.00", { ...offered(), ...more })).kind).toBe(kind);
  });

  test("is paused by an estimate that isn't trusted, so that the same people sign as without it, and says why", () => {
    const without = judge(RULES, confirm, context("sales", "1500.00"));
    const paused = judge(RULES, confirm, context("sales", "1500.00", "0.00", { ...offered(), pauses: ["the demand forecast is doubted"] }));
    if (without.kind !== "ask" || paused.kind !== "ask") throw new Error("both must ask");
    expect(new Set(paused.approvers)).toEqual(new Set(without.approvers));
    expect(paused.count).toBe(without.count);
    expect(paused.reason).toContain(`Standing order ${order.id} would sign for it, and is paused: the demand forecast is doubted.`);
  });

  test("is not spoken of where it would not have signed anyway", () => {
    const verdict = judge(RULES, confirm, context("sales", "2000.01", "0.00", { ...offered(), pauses: ["the demand forecast is doubted"] }));
    expect(verdict.reason).not.toContain("paused");
  });

  test.for([
    { because: "what its proposer could sign alone", amount: "1000.00", kind: "allow" },
    { because: "above that", amount: "1000.01", kind: "ask" },
  ])("of one's own covers $because: $kind", ({ amount, kind }) => {
    for (const own of [{ proposedBy: "sales@demo" }, { signature: { by: "sales@demo", at: "" } }])
      expect(judge(RULES, confirm, context("sales", amount, "0.00", offered(own))).kind).toBe(kind);
  });

  test("signs for no reschedule of somebody who sees no totals", () => {
    const moves = offered({ terms: { ...order.terms, changeKind: "reschedule_delivery" } });
    expect(judge(RULES, reschedule, context("warehouse", "1.00", "0.00", moves)).kind).toBe("ask");
    expect(judge(RULES, reschedule, context("customer_service", "1.00", "0.00", moves)).kind).toBe("allow");
  });
});

test("rules that together leave nobody to sign say no", () => {
  const one: Rule = { name: "one", check: () => ({ kind: "ask", approvers: ["requester"], count: 1, reason: "One." }) };
  const other: Rule = { name: "other", check: () => ({ kind: "ask", approvers: ["finance_manager"], count: 1, reason: "Other." }) };
  expect(judge([one, other], confirm, context("sales", "1.00"))).toMatchObject({ kind: "deny" });
});

test("an allowance alone is no permission: some rule must speak of the change", () => {
  const allow: Rule = { name: "allow", check: () => ({ kind: "allow", standingOrder: "x", reason: "" }) };
  expect(judge([allow], confirm, context("sales", "1.00")).kind).toBe("deny");
});
