import type { Highs } from "highs";
import { smallestConflict } from "./conflict.ts";
import { loadHighs } from "./load-highs.ts";
import { type ModelRow, type PlanModel, planModel } from "./plan-model.ts";
import { readPlan } from "./read-plan.ts";
import { runHighs, type Solved, type SolverAnswer } from "./run-highs.ts";
import type { SourcingProblem } from "./sourcing-problem.ts";
import type { SourcingResult } from "./sourcing-result.ts";
import { usableRows } from "./usable-rows.ts";
import { verifyPlan } from "./verify-plan.ts";

/** Fewer offers among plans that are equally good are worth a moment, and no more: proving it can take longer than the plan itself. */
const TIE_BREAK_SECONDS = 0.5;

/**
 * Chooses suppliers and quantities for the needs by mixed-integer programming, proved at gap zero; among equal plans the one
 * with the fewest offers. A `runtime` may be shared by solves that follow one another; otherwise each makes its own. The totals are reckoned again in decimals and a plan that breaks a rule is never returned.
 */
export async function solveSourcing(problem: SourcingProblem, runtime?: Highs): Promise<SourcingResult> {
  const rows = usableRows(problem);
  const basedOn = { needs: rows.needs.length, offers: rows.offers.length, stock: rows.stock.length };
  const model = planModel(problem, rows);
  const highs = runtime ?? (await loadHighs());
  const deadline = performance.now() + problem.timeLimitSeconds * 1000;
  const left = () => (deadline - performance.now()) / 1000;
  const solve = (goal: ReadonlyMap<string, number>, over: readonly ModelRow[], seconds = left()) =>
    runHighs(highs, goal, over, model.variables, seconds);
  const answer = inOrder(model, solve, left);
  if (answer.kind === "infeasible") {
    const until = performance.now() + problem.timeLimitSeconds * 1000;
    const holds = (names: ReadonlySet<string>) => {
      const kept = model.rows.filter(({ name }) => name === undefined || names.has(name));
      const { kind } = runHighs(highs, new Map(), kept, model.variables, (until - performance.now()) / 1000);
      return kind === "unknown" ? undefined : kind !== "infeasible";
    };
    const { names, minimal } = smallestConflict(model.rows, holds);
    return { status: "infeasible", conflict: names, minimal, missing: rows.missing, basedOn };
  }
  if (answer.kind === "unknown")
    return {
      status: "unknown",
      reason: `No plan was found in ${problem.timeLimitSeconds} s. Give a higher timeLimitSeconds.`,
      missing: rows.missing,
      basedOn,
    };
  const plan = readPlan(problem, rows, model, answer.values);
  const faults = verifyPlan(problem, plan);
  if (faults.length > 0)
    return { status: "unknown", reason: `The solver's plan failed the check in decimals: ${faults.join("; ")}.`, missing: rows.missing, basedOn };
  return { status: answer.kind, gap: answer.gap, plan, missing: rows.missing, basedOn };

  function inOrder({ goals, rows: all }: PlanModel, run: typeof solve, rest: () => number): SolverAnswer {
    let held = all;
    let best: Solved | undefined;
    for (const [at, goal] of goals.entries()) {
      const tieBreak = at === goals.length - 1;
      if (tieBreak && rest() < problem.timeLimitSeconds / 2) break;
      const next = run(goal, held, tieBreak ? Math.min(TIE_BREAK_SECONDS, rest()) : rest());
      if (next.kind === "infeasible" || next.kind === "unknown") return best === undefined ? next : kept(best, tieBreak);
      if (tieBreak && next.kind !== "optimal") break;
      if (tieBreak && best?.kind === "optimal" && !asGood(goals.slice(0, -1), best.values, next.values)) break;
      best = { ...next, gap: Math.max(next.gap, best?.gap ?? 0) };
      if (next.kind === "feasible") break;
      held = [...held, { terms: goal, sense: "<=", bound: weighed(goal, next.values) + 1e-6 }];
    }
    return best ?? { kind: "unknown" };
  }
}

/** A later goal that ran out of time leaves the plan of the earlier ones, which then is not proved for all of them. */
function kept(best: Solved, tieBreak: boolean): Solved {
  return tieBreak || best.kind !== "optimal" ? best : { ...best, kind: "feasible", gap: 1 };
}

function asGood(goals: PlanModel["goals"], best: ReadonlyMap<string, number>, next: ReadonlyMap<string, number>): boolean {
  return goals.every((goal) => weighed(goal, next) <= weighed(goal, best) + 1e-6);
}

function weighed(goal: ReadonlyMap<string, number>, values: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [variable, weight] of goal) sum += weight * (values.get(variable) ?? 0);
  return sum;
}
