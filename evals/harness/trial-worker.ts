import { parentPort, workerData } from "node:worker_threads";
import { AGENTS } from "../agents/all-agents.ts";
import { chosenCases } from "./load-cases.ts";
import { runTrial } from "./run-trial.ts";
import type { TrialWork } from "./run-trials.ts";

// The thread that run-trials.ts starts for each trial.
const work: TrialWork = workerData;
await runTrial({
  cases: await chosenCases(work),
  trial: work.trial,
  agents: AGENTS.filter(({ name }) => work.agents.includes(name)),
  odoo: work.odoo,
  config: work.config,
  isJudged: work.isJudged,
  told: (report, agent) => parentPort?.postMessage({ report, agent }),
});
