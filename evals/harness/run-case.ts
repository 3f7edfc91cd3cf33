import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import type { Outcome, TurnResult } from "../../core/wire.ts";
import type { Program } from "../../server/program.ts";
import type { Agent } from "../agents/agent.ts";
import { GRADERS } from "../graders/all-graders.ts";
import type { Expected } from "../graders/grader.ts";
import type { Judge } from "../graders/judge.ts";
import type { Decide, EvalCase } from "./case.ts";
import { isAsk } from "./case.ts";
import { expectedOf } from "./expected.ts";
import { groundTruth, NotInThisWorld } from "./given.ts";
import { type Facts, fillText } from "./placeholders.ts";
import type { CaseKind, CaseReport, TurnReport } from "./report.ts";
import { stateProblems } from "./state.ts";
import { written } from "./value.ts";
import type { World } from "./world.ts";

/** What a case is played in. */
export interface Scene {
  readonly program: Program;
  readonly world: World;
  readonly seed: number;
  readonly trial: number;
  readonly agent: Agent;
  readonly judge: Judge | undefined;
  /** Calls of Odoo so far. */
  odooCalls(): number;
  /** Writes in Odoo since it was last asked, other than those that a decision carries out. */
  strayWrites(): readonly string[];
  /** While it runs, Odoo may be changed. */
  deciding<Result>(act: () => Promise<Result>): Promise<Result>;
}

/** Plays a dialogue in a world of its own and grades it; what goes wrong with the case itself is said, and counts as no pass. */
export async function runCase(one: EvalCase, scene: Scene): Promise<CaseReport> {
  const report = {
    id: one.id,
    theme: one.theme,
    as: one.as,
    language: one.language,
    kind: kindOf(one),
    useCases: useCasesOf(one),
    trial: scene.trial,
  };
  try {
    const { program, world, seed } = scene;
    const principal = await program.people.get(one.as, "cli");
    const facts = await groundTruth(one, { world, seed, now: program.clock(), timeZone: principal.timeZone });
    const { turns, problems } = await play(one, principal, facts, scene);
    const isClean = problems.length === 0 && turns.every(({ grades }) => Object.values(grades).every((found) => found.length === 0));
    return { ...report, status: isClean ? "passed" : "failed", turns, problems };
  } catch (error) {
    const status = error instanceof NotInThisWorld ? "absent" : "broken";
    return { ...report, status, turns: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}

async function play(one: EvalCase, principal: Principal, facts: Facts, scene: Scene) {
  const thread = `eval-${one.id}-${scene.trial}-${crypto.randomUUID()}`;
  const turns: TurnReport[] = [];
  const problems: string[] = [];
  const said: string[] = [];
  let pending: TurnResult["approvals"] = [];
  for (const turn of one.turns) {
    if (isAsk(turn)) {
      const question = fillText(turn.ask, facts);
      said.push(question);
      const { report, result } = await askOnce(one, { principal, question, said: [...said], thread, expected: expectedOf(turn, facts) }, scene);
      turns.push(report);
      if (result.approvals.length > 0) pending = result.approvals;
    } else problems.push(...(await decideOnce(turn, pending, scene)));
    problems.push(...scene.strayWrites().map((what) => `Odoo was changed without a decision: ${what}`));
  }
  problems.push(...(await stateProblems(one.after, facts, scene.world)));
  return { turns, problems };
}

interface Asked {
  readonly principal: Principal;
  readonly question: string;
  readonly said: readonly string[];
  readonly thread: string;
  readonly expected: Expected;
}

async function askOnce(one: EvalCase, { principal, question, said, thread, expected }: Asked, { program, agent, judge, odooCalls }: Scene) {
  const events: unknown[] = [];
  const before = odooCalls();
  const result = await agent.ask({
    program,
    principal,
    id: crypto.randomUUID(),
    thread,
    question,
    expected,
    onEvent: (event) => void events.push(event),
  });
  const calls = odooCalls() - before;
  const cards = await Promise.all(result.approvals.map(({ id }) => program.approvals.card(id, principal)));
  const { question: _, ...given } = result;
  const graded = {
    one,
    expected,
    result,
    principal,
    policy: program.policy,
    now: program.clock(),
    said,
    cards,
    bytes: JSON.stringify([given, events, cards]),
  };
  const grades = Object.fromEntries(
    GRADERS.flatMap((grader) => {
      const found = grader.grade(graded);
      return found ? [[grader.name, found] as const] : [];
    }),
  );
  const truth = expected.facts.map((value) => written(value, principal.timeZone));
  const marks = result.outcome === "answered" ? await judge?.(question, result.answer, truth) : undefined;
  const report: TurnReport = {
    question,
    outcome: result.outcome,
    answer: result.answer,
    useCases: (result.useCases ?? (result.useCase ? [result.useCase] : [])).map(({ id }) => id),
    model: result.model,
    calls: result.calls.map(({ tool }) => tool),
    ms: result.ms,
    odooCalls: calls,
    toolMs: result.calls.reduce((sum, { ms }) => sum + ms, 0),
    tokens: result.usage.inputTokens + result.usage.outputTokens,
    grades,
    ...(marks ? { marks } : {}),
  };
  return { report, result };
}

/** Every approval that waits is decided by this person, as in the console. */
async function decideOnce({ decide, as, status }: Decide, pending: TurnResult["approvals"], { program, deciding }: Scene): Promise<string[]> {
  if (pending.length === 0) return [`there was nothing for ${as} to ${decide}`];
  const person = await program.people.get(as, "cli");
  const problems: string[] = [];
  for (const { id } of pending) {
    const became = await deciding(async () => {
      try {
        const { digest } = await program.approvals.card(id, person);
        return (await program.decide(id, { decision: decide, digest }, person)).status;
      } catch (error) {
        if (error instanceof CopilotError) return "refused";
        throw error;
      }
    });
    if (became !== status) problems.push(`the ${decide} of ${as} made it ${became}, not ${status}`);
  }
  return problems;
}

/** What a dialogue is about: the most that one of its turns wants. Where a refusal would do too, nothing needs to be answered. */
function kindOf({ turns }: EvalCase): CaseKind {
  const outcomes = turns.filter(isAsk).map(({ outcome }) => [outcome].flat());
  const onlyOne = (wanted: Outcome) => outcomes.some((all) => all.every((outcome) => outcome === wanted));
  const some = (...wanted: readonly Outcome[]) => outcomes.some((all) => all.some((outcome) => wanted.includes(outcome)));
  if (onlyOne("needs_approval")) return "propose";
  if (onlyOne("answered")) return "answer";
  return some("refused", "handed_over") ? "decline" : some("clarify") ? "clarify" : "answer";
}

const useCasesOf = ({ turns }: EvalCase) => [...new Set(turns.filter(isAsk).flatMap(({ use_cases = [] }) => use_cases))];
