import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Fact } from "../../core/fact.ts";
import type { TurnResult } from "../../core/wire.ts";
import { caseFile } from "./case.ts";
import { caseFromThread } from "./case-from-thread.ts";

const fact = (value: string, model: string, id: string, field: string): Fact => ({ value, source: { tool: "get_order_status", model, id, field } });

function resultOf(question: string): TurnResult {
  return {
    id: "1",
    thread: "t",
    question,
    principal: "customer_service@demo",
    useCase: { id: "order_status", version: 1 },
    outcome: "answered",
    answer: "S10001 for Acme Fasteners Ohio is late.",
    facts: [
      fact("S10001", "sale.order", "1", "name"),
      fact("Acme Fasteners Ohio", "sale.order", "1", "partner_id"),
      fact("S10007", "sale.order", "7", "name"),
    ],
    calls: [{ tool: "get_order_status", kind: "read", status: "ok", ms: 1, rows: 1 }],
    approvals: [],
    masked: [],
    model: "playbook",
    usage: { inputTokens: 0, outputTokens: 0 },
    ms: 1,
  };
}

test("a conversation becomes a case that reads like one and holds nobody's name, address or number", () => {
  const questions = [
    "Where is s10001 of Acme Fasteners Ohio?",
    "And S10007? Mr Acme (jo@acme.example, +1 251-555-0169) keeps asking, his file is CASE-55812",
  ];
  const text = caseFromThread(
    "late-again",
    "customer_service",
    questions.map((question) => ({ question, result: resultOf(question) })),
  );
  const { cases } = caseFile.parse(parse(text));
  const [one] = cases;
  expect(one).toMatchObject({ id: "late-again", as: "customer_service@demo" });
  expect(one?.turns[0]).toMatchObject({
    ask: "Where is {sale_order.name} of {sale_order.partner_id}?",
    use_cases: ["order_status"],
    outcome: "answered",
  });
  expect(one?.turns[1]).toMatchObject({ ask: expect.stringContaining("And {sale_order_2.name}?") });
  expect(one?.given).toMatchObject({
    sale_order: { find: "sale.order", fields: expect.arrayContaining(["name", "partner_id"]) },
    sale_order_2: { find: "sale.order" },
  });
  for (const secret of ["S10001", "S10007", "Acme", "jo@acme", "555", "55812"]) expect(text).not.toContain(secret);
});
