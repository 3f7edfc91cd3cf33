import { availableParallelism, cpus, totalmem } from "node:os";
import type { Config } from "../../server/config.ts";
import type { CaseReport } from "./report.ts";
import { failuresOf, type RunReport } from "./run-report.ts";
import { runTrials } from "./run-trials.ts";
import { summarise } from "./summarise.ts";
import { trialsOf } from "./trials.ts";

export interface EvaluationOrder {
  readonly seed: number;
  readonly trials: number;
  readonly pattern: string | undefined;
  readonly agents: readonly string[];
  readonly odoo: "embedded" | "real";
  readonly config: Config;
  readonly isJudged: boolean;
  readonly jobs: number;
  told(agent: string, report: CaseReport): void;
}

const GIB = 2 ** 30;

/** Every case in every trial for every agent, and what came of it. */
export async function runEvaluation(order: EvaluationOrder): Promise<RunReport> {
  const started = Date.now();
  const { seed, agents, odoo, config, pattern, isJudged } = order;
  // A real Odoo is one world; further trials ask about other records of it.
  const trials = trialsOf(seed, order.trials);
  const reports = new Map<string, CaseReport[]>(agents.map((agent) => [agent, []]));
  await runTrials(
    trials.map((trial) => ({ trial, pattern, agents, odoo, config, isJudged })),
    odoo === "real" ? 1 : order.jobs,
    ({ agent, report }) => {
      reports.get(agent)?.push(report);
      order.told(agent, report);
    },
  );
  const summaries = Object.fromEntries([...reports].map(([agent, own]) => [agent, summarise(own, order.trials)]));
  return {
    version: 1,
    at: new Date(started).toISOString(),
    seconds: (Date.now() - started) / 1000,
    seed,
    trials,
    odoo,
    model: config.openai?.model ?? "playbook",
    machine: `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / GIB)} GiB, Node ${process.version}`,
    summaries,
    cases: reports.get("copilot") ?? [],
    suspects: [...reports].flatMap(([agent, own]) => own.filter((report) => isSuspect(agent, report)).map((report) => ({ agent, report }))),
    failures: failuresOf(summaries, order.trials),
  };
}

/** What an agent that shows the cases' worth did otherwise than it should. */
function isSuspect(agent: string, { status, kind }: CaseReport): boolean {
  if (agent === "copilot") return false;
  if (agent === "oracle") return status === "failed" || status === "broken";
  return status === "passed" && (kind === "answer" || kind === "propose");
}
