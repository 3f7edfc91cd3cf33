import { Annotation } from "@langchain/langgraph";
import type { Principal } from "../core/principal.ts";
import type { TurnResult } from "../core/wire.ts";
import type { GateResult } from "../guardrails/gate.ts";
import type { ModelStep, ToolCall, ToolResult } from "./models/model.ts";
import type { Carried, Understanding } from "./understanding/understanding.ts";

/** What starts a turn. */
export interface TurnInput {
  readonly id: string;
  readonly principal: Principal;
  /** The conversation's id as stored, bound to the principal. */
  readonly thread: string;
  readonly message: string;
}

/** A value that a provider without clearance for its label sees as a placeholder only. */
export interface Secret {
  readonly label: string;
  readonly value: string;
}

/** One earlier turn, with the values in it that a provider without clearance must not see. */
export interface PastTurn {
  readonly question: string;
  readonly answer: string;
  readonly private: readonly Secret[];
  /** No approved use covered the question, so no provider is told of it either. */
  readonly declined?: true;
}

/** A tool call with its result for the model and its record for the turn. */
export interface DoneCall {
  readonly call: ToolCall;
  readonly result: ToolResult;
  readonly record: GateResult;
}

/** One conversation: `carried` and `history` live on from turn to turn, the rest is this turn's. All of it is plain data. */
export const TurnState = Annotation.Root({
  input: Annotation<TurnInput>(),
  carried: Annotation<Carried>(),
  history: Annotation<readonly PastTurn[]>(),
  /** The message after normalisation. */
  message: Annotation<string>(),
  understanding: Annotation<Understanding>(),
  /** Ids of the use cases in hand. */
  useCases: Annotation<readonly string[]>(),
  useCaseVersions: Annotation<{ readonly [id: string]: number }>(),
  done: Annotation<readonly DoneCall[]>(),
  step: Annotation<ModelStep | null>(),
  steps: Annotation<number>(),
  /** Index into the chain of models; grows when one fails. */
  modelIndex: Annotation<number>(),
  /** Said before the answer, such as that the language model didn't answer. */
  notices: Annotation<readonly string[]>(),
  usage: Annotation<{ readonly inputTokens: number; readonly outputTokens: number }>(),
  result: Annotation<TurnOutcome | null>(),
});

export type TurnOutcome = Pick<TurnResult, "outcome" | "answer" | "choices" | "handOver">;
export type State = typeof TurnState.State;
export type Update = Partial<State>;
