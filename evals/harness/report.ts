import type { Outcome } from "../../core/wire.ts";
import type { Marks } from "../graders/judge.ts";

/** What must come of a case: an answer, a proposed change, a question back, or a refusal. */
export type CaseKind = "answer" | "propose" | "clarify" | "decline";

export interface TurnReport {
  readonly question: string;
  readonly outcome: Outcome;
  readonly answer: string;
  readonly useCases: readonly string[];
  readonly model: string;
  readonly calls: readonly string[];
  readonly ms: number;
  /** Calls of Odoo, and how many of the turn's milliseconds its tools took. */
  readonly odooCalls: number;
  readonly toolMs: number;
  readonly tokens: number;
  /** Grader -> what it found wrong; an empty list is a pass, a grader that had nothing to look at is absent. */
  readonly grades: Readonly<Record<string, readonly string[]>>;
  /** A model's, where one judges; they decide nothing. */
  readonly marks?: Marks;
}

/** One case, tried once. */
export interface CaseReport {
  readonly id: string;
  readonly theme: string;
  readonly as: string;
  readonly language: string;
  readonly kind: CaseKind;
  readonly useCases: readonly string[];
  readonly trial: number;
  /** `absent`: this world holds nothing that the case is about. `broken`: the case itself is wrong. */
  readonly status: "passed" | "failed" | "absent" | "broken";
  readonly turns: readonly TurnReport[];
  /** Of the whole dialogue: how Odoo stood in the end, writes without approval, decisions. */
  readonly problems: readonly string[];
}
