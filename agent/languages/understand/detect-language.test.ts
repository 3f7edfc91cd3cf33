import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { readYamlFile } from "../../../guardrails/yaml-file.ts";
import { BUYING_PHRASINGS } from "../../understanding/phrasings/buying-phrasings.ts";
import { CHANGE_PHRASINGS } from "../../understanding/phrasings/change-phrasings.ts";
import { DECLINED_PHRASINGS } from "../../understanding/phrasings/declined-phrasings.ts";
import { DOCUMENT_PHRASINGS } from "../../understanding/phrasings/document-phrasings.ts";
import { FINANCE_PHRASINGS } from "../../understanding/phrasings/finance-phrasings.ts";
import { MIXED_PHRASINGS } from "../../understanding/phrasings/mixed-phrasings.ts";
import { MORE_TUNING_PHRASINGS } from "../../understanding/phrasings/more-tuning-phrasings.ts";
import { PLANNING_PHRASINGS } from "../../understanding/phrasings/planning-phrasings.ts";
import { READ_PHRASINGS } from "../../understanding/phrasings/read-phrasings.ts";
import { SALES_PHRASINGS } from "../../understanding/phrasings/sales-phrasings.ts";
import { SERVICE_PHRASINGS } from "../../understanding/phrasings/service-phrasings.ts";
import { WRITE_PHRASINGS } from "../../understanding/phrasings/write-phrasings.ts";
import { testLanguages } from "./test-languages.ts";

const { policy, english } = testLanguages();
const CASES = new URL("../../../evals/cases/", import.meta.url);
const schema = z.looseObject({
  cases: z.array(z.looseObject({ language: z.string().default("en"), turns: z.array(z.looseObject({ ask: z.string().optional() })) })),
});

const askedInCases = readdirSync(CASES)
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) => readYamlFile(new URL(file, CASES).pathname, schema).cases)
  .filter(({ language }) => language === "en")
  .flatMap(({ turns }) => turns.flatMap(({ ask }) => ask ?? []));

const ENGLISH = [
  ...[BUYING_PHRASINGS, CHANGE_PHRASINGS, DECLINED_PHRASINGS, DOCUMENT_PHRASINGS, FINANCE_PHRASINGS, MIXED_PHRASINGS].flat(),
  ...[MORE_TUNING_PHRASINGS, PLANNING_PHRASINGS, READ_PHRASINGS, SALES_PHRASINGS, SERVICE_PHRASINGS, WRITE_PHRASINGS].flat(),
].map(({ say }) => say);

test("English stays as it is typed, in every phrasing, example and case", () => {
  const all = [...ENGLISH, ...askedInCases, ...policy.useCases.flatMap(({ examples, paraphrases }) => [...examples, ...paraphrases])];
  expect(all.length).toBeGreaterThan(2_500);
  expect(all.filter((message) => english(message) !== message)).toEqual([]);
});

test.for(["S10031", "VLV-0125?", "Deco Addict", "WH/OUT/00012", "ok", "?", "Azure Interior S10031"])(
  "%s alone is taken for no other language",
  (message) => {
    expect(english(message)).toBe(message);
  },
);
