import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { intentWeightsSchema } from "../../agent/understanding/learned/intent-weights.ts";
import { INTENT_WEIGHTS } from "../../agent/understanding/learned/learned-intents.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { PARAPHRASES } from "../paraphrases/paraphrases.ts";
import { labelsOf, lessonsDigest, saidFor } from "./lessons.ts";

const policy = loadPolicy(join(import.meta.dirname, "../../guardrails/policy"));

test("the weights were learned from the phrasings as they are; `cs policy learn` learns them anew", () => {
  const { digest, labels } = intentWeightsSchema.parse(JSON.parse(readFileSync(INTENT_WEIGHTS, "utf8")));
  expect(labels).toEqual(labelsOf(policy));
  expect(digest).toBe(lessonsDigest(policy));
});

test("nothing is learned from the half that is reported on", () => {
  const said = new Set(saidFor(policy).map(({ text }) => text));
  const reported = PARAPHRASES.filter(({ half, language }) => half === "report" && language === "en");
  expect(reported.length).toBeGreaterThan(700);
  expect(reported.filter(({ say }) => said.has(say)).map(({ say }) => say)).toEqual([]);
});
