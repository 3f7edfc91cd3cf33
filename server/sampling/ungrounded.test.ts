import { expect, test } from "vitest";
import type { Fact } from "../../core/fact.ts";
import type { Principal } from "../../core/principal.ts";
import type { TurnResult } from "../../core/wire.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { uncleared, wordsOf } from "./grades.ts";
import { ungrounded } from "./ungrounded.ts";

const policy = loadPolicy(new URL("../../guardrails/policy", import.meta.url).pathname);
const principal: Principal = {
  id: "customer_service@demo",
  name: "Clara",
  roles: ["customer_service"],
  companies: "all",
  warehouses: "all",
  timeZone: "America/New_York",
  channel: "cli",
};
const now = new Date("2026-06-10T15:00:00Z");

const fact = (value: string, field: string, id = "1", model = "sale.order"): Fact => ({ value, source: { tool: "t", model, id, field } });
const FACTS = [
  fact("S10001", "name"),
  fact("3254.40", "amount_total"),
  fact("1000.10", "amount_total", "2"),
  fact("2026-06-07", "commitment_date"),
  fact("[SCR-0150] Socket head screw, M6 x 30", "product_id", "3", "sale.order.line"),
  fact("+1 251-555-0169", "phone", "4", "res.partner"),
  fact("50", "product_uom_qty", "3", "sale.order.line"),
  fact("7", "qty_delivered", "3", "sale.order.line"),
];

function resultOf(answer: string, facts: readonly Fact[] = FACTS): TurnResult {
  return {
    id: "1",
    thread: "t",
    question: "Where is S10001?",
    principal: principal.id,
    useCase: null,
    outcome: "answered",
    answer,
    facts,
    calls: [],
    approvals: [],
    masked: [],
    model: "playbook",
    usage: { inputTokens: 0, outputTokens: 0 },
    ms: 1,
  };
}

const looseOf = (answer: string) => ungrounded({ result: resultOf(answer), principal, policy, now, said: ["Where is S10001?"] });

test.for([
  { answer: "**S10001** is 3 days late; it was promised for 7 June 2026.", because: "days late are a span of days" },
  { answer: "50 of [SCR-0150] Socket head screw, M6 x 30 were ordered, 43 are open.", because: "43 is a difference within the line" },
  { answer: "Both together come to 4,254.50 USD.", because: "a sum over one field" },
  { answer: "Call +1 251-555-0169.", because: "a telephone number is a text" },
  { answer: "As of 10 June 2026 it has not left.", because: "today is known" },
])("nothing is loose in an answer when $because", ({ answer }) => {
  expect(looseOf(answer)).toEqual([]);
});

test.for([
  { answer: "S10002 is late.", loose: ["S10002"], because: "no record has that number" },
  { answer: "It will come on 12 August 2026.", loose: ["2026-08-12"], because: "no record has that day" },
  { answer: "The total is 9,999.00 USD.", loose: ["9,999.00"], because: "no record has that amount" },
])("a value is loose when $because", ({ answer, loose }) => {
  expect(looseOf(answer)).toEqual(loose);
});

test("a fact of a field that the role may not see is a leak", () => {
  const leaking = resultOf("", [fact("2.61", "standard_price", "1", "product.product"), fact("S10001", "name")]);
  expect(uncleared({ result: leaking, principal, policy })).toEqual(["product.product.standard_price"]);
  expect(uncleared({ result: leaking, principal: { ...principal, roles: ["buyer"] }, policy })).toEqual([]);
});

test("words are counted without tables", () => {
  expect(wordsOf("Two words\n\n| a | b |\n| --- | --- |\n| one | two |\n\nand more.")).toBe(4);
});
