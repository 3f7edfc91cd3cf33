import { Worker } from "node:worker_threads";
import type { Config } from "../../server/config.ts";
import type { CaseReport } from "./report.ts";
import type { Trial } from "./trials.ts";

/** What one thread is to do; plain data. */
export interface TrialWork {
  readonly trial: Trial;
  /** A pattern over case ids. */
  readonly pattern: string | undefined;
  readonly agents: readonly string[];
  readonly odoo: "embedded" | "real";
  readonly config: Config;
  readonly isJudged: boolean;
}

export interface TrialTold {
  readonly report: CaseReport;
  readonly agent: string;
}

/** Runs trials in threads of their own, so many at a time. */
export async function runTrials(works: readonly TrialWork[], atOnce: number, told: (one: TrialTold) => void): Promise<void> {
  const waiting = [...works];
  const line = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await inThread(work, told);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, works.length) }, line));
}

function inThread(work: TrialWork, told: (one: TrialTold) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./trial-worker.ts", import.meta.url), { workerData: work });
    worker.on("message", told);
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`Trial ${work.trial.number} ended with code ${code}.`))));
  });
}
