import { parentPort, workerData } from "node:worker_threads";
import { solveSourcing } from "../insight/sourcing/solve-sourcing.ts";
import type { SourcingProblem } from "../insight/sourcing/sourcing-problem.ts";

// The thread that solve-in-thread.ts starts: HiGHS computes without a pause, so it has a thread to itself.
const problem: SourcingProblem = workerData;
parentPort?.postMessage(await solveSourcing(problem));
