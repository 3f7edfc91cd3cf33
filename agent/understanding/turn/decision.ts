import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Matcher } from "../match/matcher.ts";
import type { Carried, Intent, Pending, SlotValues } from "../understanding.ts";
import type { Likenesses } from "./by-likeness.ts";
import type { Part } from "./parts.ts";

/** What one part of a message comes to. */
export type Decision =
  | { readonly kind: "intent"; readonly intent: Intent; readonly useCase: UseCase /** It goes on with the last question. */; readonly again?: true }
  | { readonly kind: "outside"; readonly useCase: UseCase; readonly confidence: number }
  | { readonly kind: "choose"; readonly question: string; readonly pending: Pending }
  | {
      readonly kind: "none";
      readonly span: string;
      readonly isRequest: boolean /** What it is about, where that is known. */;
      readonly topic?: string;
    };

export interface Around {
  readonly matcher: Matcher;
  readonly carried: Carried;
  readonly useCases: readonly UseCase[];
  readonly likeness?: Likenesses | undefined;
}

export function intentOf(useCase: UseCase, slots: SlotValues, confidence: number, part: Part): Extract<Decision, { kind: "intent" }> {
  return { kind: "intent", useCase, intent: { useCase: useCase.id, confidence: Math.round(confidence * 100) / 100, slots, span: part.span } };
}
