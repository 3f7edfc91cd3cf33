import { parseArgs } from "node:util";
import { z } from "zod";
import { CopilotError } from "../core/errors.ts";
import { AGENTS } from "../evals/agents/all-agents.ts";
import { boundedCount } from "../evals/bounded-count.ts";
import { runEvaluation } from "../evals/harness/run-evaluation.ts";
import type { RunReport } from "../evals/harness/run-report.ts";
import { type Comparison, compareRuns } from "../evals/report/compare.ts";
import { htmlOf } from "../evals/report/html.ts";
import { junitOf, problemsOf } from "../evals/report/junit.ts";
import { summaryLines } from "../evals/report/summary-lines.ts";
import type { Config } from "../server/config.ts";
import type { VerbInput } from "./verb.ts";

const MOST_TRIALS = 20;
const MOST_JOBS = 8;

/** The whole of it is made by ourselves; this is what tells such a file from another. */
const runReport = z.looseObject({
  version: z.literal(1),
  cases: z.array(z.looseObject({ id: z.string(), status: z.string() })),
  summaries: z.looseObject({}),
});

/** `cs eval` without a suite: every case of evals/cases, k times, for the copilot and for those that show what the cases are worth. */
export async function runCases({ args, io, config }: VerbInput): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      trials: { type: "string", default: "4" },
      seed: { type: "string", default: "7" },
      cases: { type: "string" },
      agents: { type: "string", default: AGENTS.map(({ name }) => name).join(",") },
      odoo: { type: "string", default: "embedded" },
      model: { type: "string" },
      jobs: { type: "string", default: "2" },
      judge: { type: "boolean", default: false },
      json: { type: "string" },
      html: { type: "string" },
      junit: { type: "string" },
      baseline: { type: "string" },
    },
  });
  const { odoo } = values;
  if (odoo !== "embedded" && odoo !== "real") throw new CopilotError("BAD_INPUT", "--odoo is embedded or real.");
  const agents = values.agents.split(",");
  const unknown = agents.find((name) => !AGENTS.some((agent) => agent.name === name));
  if (unknown !== undefined) throw new CopilotError("BAD_INPUT", `There is no agent ${unknown}.`, { choices: AGENTS.map(({ name }) => name) });
  const baseline = values.baseline === undefined ? undefined : readRun(await io.readFile(values.baseline), values.baseline);
  let told = 0;
  const report = await runEvaluation({
    seed: wholeNumber(values.seed),
    trials: boundedCount(values.trials, "--trials", MOST_TRIALS),
    pattern: values.cases,
    agents,
    odoo,
    config: withModel(config, values.model),
    isJudged: values.judge,
    jobs: boundedCount(values.jobs, "--jobs", MOST_JOBS),
    told(agent, one) {
      told += 1;
      if (agent !== "copilot" || (one.status !== "failed" && one.status !== "broken")) return;
      io.out(`  ${one.status} ${one.id} (trial ${one.trial}, ${one.as}): ${problemsOf(one)[0] ?? ""}`);
    },
  });
  if (told === 0) throw new CopilotError("BAD_INPUT", `No case is called ${values.cases}. They are in evals/cases.`);
  const comparison = baseline && compareRuns(baseline, report);
  for (const line of summaryLines(report)) io.out(line);
  for (const line of comparison ? comparisonLines(comparison) : []) io.out(line);
  if (values.json !== undefined) await io.writeFile(values.json, `${JSON.stringify(report)}\n`);
  if (values.junit !== undefined) await io.writeFile(values.junit, junitOf(report));
  if (values.html !== undefined) await io.writeFile(values.html, htmlOf(report, comparison));
  return report.failures.length + (comparison?.regressions.length ?? 0) === 0 ? 0 : 1;
}

/** "playbook" leaves the language model out; another name is asked for at the configured endpoint. */
function withModel(config: Config, model: string | undefined): Config {
  if (model === undefined) return config;
  if (model === "playbook") return { ...config, openai: undefined };
  if (!config.openai) throw new CopilotError("NOT_CONFIGURED", "Say where the model is with OPENAI_BASE_URL and OPENAI_API_KEY, and OPENAI_MODEL.");
  return { ...config, openai: { ...config.openai, model } };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new CopilotError("BAD_INPUT", "--seed takes a whole number.");
  return number;
}

function readRun(text: string, path: string): RunReport {
  try {
    const run: RunReport = JSON.parse(text);
    if (runReport.safeParse(run).success) return run;
  } catch {
    // Said below.
  }
  throw new CopilotError("BAD_INPUT", `${path} is no run of cs eval. Write one with: cs eval --json FILE`);
}

function comparisonLines({ worse, better, added, gone, regressions }: Comparison): string[] {
  return [
    `against the baseline: ${better.length} better, ${worse.length} worse, ${added.length} new, ${gone.length} gone`,
    ...regressions.map((sentence) => `  REGRESSION: ${sentence}`),
  ];
}
