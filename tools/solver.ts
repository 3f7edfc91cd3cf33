import type { SourcingProblem } from "../insight/sourcing/sourcing-problem.ts";
import type { SourcingResult } from "../insight/sourcing/sourcing-result.ts";

/** Solves a sourcing problem without holding up whoever else is served; what took too long comes back as "unknown". */
export type Solver = (problem: SourcingProblem) => Promise<SourcingResult>;
