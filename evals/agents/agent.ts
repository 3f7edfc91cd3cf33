import type { Principal } from "../../core/principal.ts";
import type { TurnResult } from "../../core/wire.ts";
import type { Program } from "../../server/program.ts";
import type { Expected } from "../graders/grader.ts";

export interface AgentTurn {
  readonly program: Program;
  readonly principal: Principal;
  readonly id: string;
  readonly thread: string;
  readonly question: string;
  /** What the turn must be; only the oracle may look. */
  readonly expected: Expected;
  onEvent(event: unknown): void;
}

/** Who is examined: the program itself, or one of those that show what the examination is worth. */
export interface Agent {
  readonly name: string;
  ask(turn: AgentTurn): Promise<TurnResult>;
}

/** A turn's result with nothing in it yet. */
export function emptyResult({ id, thread, question, principal }: AgentTurn, model: string): TurnResult {
  return {
    id,
    thread,
    question,
    principal: principal.id,
    useCase: null,
    outcome: "answered",
    answer: "",
    facts: [],
    calls: [],
    approvals: [],
    masked: [],
    model,
    usage: { inputTokens: 0, outputTokens: 0 },
    ms: 0,
  };
}
