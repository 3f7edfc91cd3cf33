import type { ApprovalCard, Outcome } from "../../core/wire.ts";
import type { GradedTurn } from "../../server/sampling/grades.ts";
import type { Ask, EvalCase } from "../harness/case.ts";
import type { Value } from "../harness/value.ts";

/** What a turn must be, its placeholders filled in from the world. */
export interface Expected {
  readonly outcomes: readonly Outcome[];
  readonly useCases: readonly string[] | undefined;
  readonly facts: readonly Value[];
  readonly says: readonly (readonly string[])[];
  readonly never: readonly string[];
  readonly forbid: readonly Value[];
  readonly calls: readonly { readonly tool: string; readonly args: unknown }[] | undefined;
  readonly match: Ask["match"];
  readonly approvals: Ask["approvals"];
  readonly choices: readonly string[];
  readonly words: number;
  readonly ms: number;
  readonly answerIn: Ask["answer_in"];
}

/** A turn of a dialogue, what it had to be, and all that the person got of it. */
export interface CaseTurn extends GradedTurn {
  readonly one: EvalCase;
  readonly expected: Expected;
  /** The cards of the turn's approvals, as whoever asked sees them. */
  readonly cards: readonly ApprovalCard[];
  /** Everything that went to the person, events included. */
  readonly bytes: string;
}

/** Says what is wrong with a turn, in sentences; nothing when all is well, undefined when the turn is none of its business. */
export interface Grader {
  readonly name: string;
  grade(turn: CaseTurn): readonly string[] | undefined;
}
