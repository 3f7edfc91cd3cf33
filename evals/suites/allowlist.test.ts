import { expect, test } from "vitest";
import { loadPolicy } from "../../guardrails/policy.ts";
import { readConfig } from "../../server/config.ts";
import { assess, score, verdicts } from "../allowlist/assess.ts";
import { halfOf } from "../allowlist/labelled.ts";
import { MESSAGES } from "../allowlist/messages.ts";
import { openExamples } from "../allowlist/open-examples.ts";

test("there are at least two hundred messages that no use covers, in both halves", () => {
  const outside = MESSAGES.filter(({ useCase }) => useCase === undefined);
  expect(outside.length).toBeGreaterThanOrEqual(200);
  expect(outside.filter(({ say }) => halfOf(say) === "report").length).toBeGreaterThanOrEqual(80);
  expect(new Set(MESSAGES.map(({ say }) => say)).size).toBe(MESSAGES.length);
});

test("messages that nothing was fitted on are admitted and declined about as often as was measured", { timeout: 120_000 }, async () => {
  const policy = loadPolicy(readConfig({}).policyFolder);
  const { examples, close } = await openExamples(policy);
  try {
    const report = MESSAGES.filter(({ say }) => halfOf(say) === "report");
    const assessed = await assess(policy, examples, report);
    const verdict = verdicts(policy);
    const found = score(assessed.map((one) => ({ ...one, got: verdict(one, policy.allowlist.thresholds) })));
    expect(found.declined / found.outOfScope).toBeGreaterThanOrEqual(0.75);
    expect(found.right / found.inScope).toBeGreaterThanOrEqual(0.75);
  } finally {
    await close();
  }
});
