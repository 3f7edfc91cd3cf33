import { Annotation } from "@langchain/langgraph";
import type { Principal } from "../core/principal.ts";
import type { Outcome, TurnResult } from "../core/wire.ts";
import type { GateResult } from "../guardrails/gate.ts";
import type { OldTurn } from "./memory/memory.ts";
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
  /** How it ended, and under which uses: what is left of it when it is old. */
  readonly outcome?: Outcome;
  readonly useCases?: readonly string[];
  /** No approved use covered the question, so no provider is told of it either. */
  readonly declined?: true;
}

/** A tool call with its result for the model and its record for the turn. */
export interface DoneCall {
  readonly call: ToolCall;
  readonly result: ToolResult;
  readonly record: GateResult;
}

/** What language models used of a turn so far. */
export interface ModelUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly spend: string;
  readonly ms: number;
}

/** One conversation: `carried` and `history` live on from turn to turn, the rest is this turn's. All of it is plain data. */
export const TurnState = Annotation.Root({
  input: Annotation<TurnInput>(),
  carried: Annotation<Carried>(),
  history: Annotation<readonly PastTurn[]>(),
  /** What is left of turns that are older than those. */
  earlier: Annotation<readonly OldTurn[]>(),
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
  /** Of this turn's calls of language models, `spend` in the currency of limits.yaml. */
  usage: Annotation<ModelUse>(),
  result: Annotation<TurnOutcome | null>(),
});

export type TurnOutcome = Pick<TurnResult, "outcome" | "answer" | "choices" | "handOver">;
export type State = typeof TurnState.State;
export type Update = Partial<State>;

export const NO_MODEL_USE: ModelUse = { inputTokens: 0, outputTokens: 0, spend: "0", ms: 0 };
