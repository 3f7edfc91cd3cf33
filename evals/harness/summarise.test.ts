import { expect, test } from "vitest";
import { compareRuns } from "../report/compare.ts";
import { htmlOf } from "../report/html.ts";
import { junitOf } from "../report/junit.ts";
import type { CaseReport } from "./report.ts";
import { failuresOf, type RunReport } from "./run-report.ts";
import { passHat, summarise } from "./summarise.ts";

function tried(id: string, status: CaseReport["status"], more: Partial<CaseReport> = {}): CaseReport {
  const turn = {
    question: "Where is <S1>?",
    outcome: "answered",
    answer: "It is <late> & gone",
    useCases: ["order_status"],
    model: "playbook",
    calls: ["get_order_status"],
    ms: 20,
    odooCalls: 2,
    toolMs: 10,
    tokens: 0,
    grades: { facts: status === "failed" ? ["the answer does not state 7"] : [], "over-refusal": [] },
  } as const;
  const base = { id, theme: "Orders", as: "buyer@demo", language: "en", kind: "answer", useCases: ["order_status"], trial: 1 } as const;
  return { ...base, status, turns: status === "absent" ? [] : [turn], problems: [], ...more };
}

function runOf(cases: readonly CaseReport[]): RunReport {
  const summaries = { copilot: summarise(cases, 2) };
  return {
    version: 1,
    at: "2026-06-10T12:00:00.000Z",
    seconds: 1,
    seed: 7,
    trials: [],
    odoo: "embedded",
    model: "playbook",
    machine: "m",
    summaries,
    cases,
    suspects: [],
    failures: failuresOf(summaries, 2),
  };
}

test.for([
  { c: 4, n: 4, k: 4, chance: 1 },
  { c: 3, n: 4, k: 4, chance: 0 },
  { c: 3, n: 4, k: 1, chance: 0.75 },
  { c: 3, n: 4, k: 2, chance: 0.5 },
  { c: 2, n: 2, k: 4, chance: 1 },
])("of $n tries $c passed: $k in a row pass with a chance of $chance", ({ c, n, k, chance }) => {
  expect(passHat(c, n, k)).toBeCloseTo(chance);
});

test("tries that their world has nothing for count neither way", () => {
  const summary = summarise([tried("a", "passed"), tried("a", "failed", { trial: 2 }), tried("b", "absent"), tried("c", "passed")], 2);
  expect(summary).toMatchObject({ cases: 2, absent: 1, passAt1: 2 / 3, passHatK: 0.5, leaks: 0 });
});

test("a case that always passed and no longer does is a regression, and a new one is none", () => {
  const before = runOf([tried("a", "passed"), tried("b", "failed")]);
  const after = runOf([tried("a", "failed"), tried("b", "passed"), tried("c", "failed")]);
  const found = compareRuns(before, after);
  expect(found).toMatchObject({ added: ["c"], gone: [], worse: [{ id: "a" }], better: [{ id: "b" }] });
  expect(found.regressions[0]).toBe("a always passed, and now does in 0.0 % of its tries");
  expect(compareRuns(before, before).regressions).toEqual([]);
});

test("the reports hold every failure, and nothing of an answer becomes markup", () => {
  const run = runOf([tried("a", "failed"), tried("b", "absent"), tried("c", "passed")]);
  const page = htmlOf(run);
  expect(page).toContain("It is &lt;late&gt; &amp; gone");
  expect(page).not.toContain("<late>");
  expect(page).not.toMatch(/<script|https?:\/\//);
  const junit = junitOf(run);
  expect(junit).toContain('tests="3" failures="1" errors="0" skipped="1"');
  expect(junit).toContain("facts: the answer does not state 7");
});
