import { expect, test } from "vitest";
import type { TurnResult } from "../../core/wire.ts";
import { afterEvent, fromHistory, newTurn, spoken } from "./conversation.ts";

const RESULT: TurnResult = {
  id: "r1",
  thread: "t",
  question: "q",
  principal: "sales@demo",
  useCase: null,
  outcome: "answered",
  answer: "It ships **today**.",
  facts: [],
  calls: [],
  approvals: [{ id: "a1", digest: "d", summary: "s", expiresAt: "2026-06-03T00:00:00Z" }],
  masked: [],
  model: "playbook",
  usage: { inputTokens: 0, outputTokens: 0 },
  ms: 1,
};

test("text streams in, and messages of one turn are kept apart", () => {
  const parts = [
    { message: "m1", delta: "Loo" },
    { message: "m1", delta: "king." },
    { message: "m2", delta: "Found." },
  ];
  const turn = parts.reduce((now, part) => afterEvent(now, { kind: "text", ...part }), newTurn("k", "q"));
  expect(turn.text).toBe("Looking.\n\nFound.");
});

test("the checked answer replaces what was streamed", () => {
  const streamed = afterEvent(newTurn("k", "q"), { kind: "text", message: "m", delta: "It ships yesterday." });
  const closed = afterEvent(streamed, { kind: "turn", result: RESULT });
  expect(closed).toMatchObject({ text: "It ships **today**.", approvals: ["a1"], state: "running" });
  expect(afterEvent(closed, { kind: "finished" }).state).toBe("done");
});

test("a tool is shown as running until it ends", () => {
  const begun = afterEvent(newTurn("k", "q"), { kind: "tool-started", id: "c", tool: "find_orders" });
  expect(spoken(begun)).toBe("Working: find orders");
  expect(spoken(afterEvent(begun, { kind: "tool-ended", id: "c" }))).toBe("Working");
});

test("a failure keeps its words", () => {
  const failed = afterEvent(newTurn("k", "q"), { kind: "failed", message: "Odoo is not answering." });
  expect(failed.state).toBe("failed");
  expect(spoken(failed)).toBe("Odoo is not answering.");
});

test("a reloaded thread shows its turns as done", () => {
  const turns = fromHistory({ thread: "t", turns: [{ question: "q", result: RESULT }], approvals: [] });
  expect(turns).toMatchObject([{ question: "q", state: "done", text: RESULT.answer, approvals: ["a1"], result: RESULT }]);
});
