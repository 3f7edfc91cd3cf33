import { Worker } from "node:worker_threads";
import type { SourcingProblem } from "../insight/sourcing/sourcing-problem.ts";
import type { SourcingResult } from "../insight/sourcing/sourcing-result.ts";
import type { Solver } from "../tools/solver.ts";

const MEMORY_MB = 512;
/** Over the problem's own limit: the thread's start, the check in decimals and the search for a conflict. */
const GRACE_SECONDS = 5;

/** A solver whose problems are solved one after the other, each in a thread of its own that ends `graceSeconds` after the problem's time limit at the latest. */
export function createThreadSolver(graceSeconds = GRACE_SECONDS): Solver {
  let last: Promise<unknown> = Promise.resolve();
  return (problem) => {
    const next = last.then(() => solveInThread(problem, graceSeconds));
    last = next.catch(() => undefined);
    return next;
  };
}

function solveInThread(problem: SourcingProblem, graceSeconds: number): Promise<SourcingResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./sourcing-worker.ts", import.meta.url), {
      workerData: problem,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      env: {},
    });
    const seconds = problem.timeLimitSeconds + graceSeconds;
    const end = (result: SourcingResult) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(
      () => end({ status: "unknown", reason: `No plan was found in ${seconds} s.`, missing: [], basedOn: { needs: 0, offers: 0, stock: 0 } }),
      seconds * 1000,
    );
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    worker.once("message", (result: SourcingResult) => end(result));
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`The solver's thread ended with code ${code}.`)));
  });
}
