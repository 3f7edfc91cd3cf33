import type { UseCase } from "../../guardrails/use-case.ts";

/** A value found in the message for a slot of a use case: references, names as typed, ISO dates, decimal quantities. */
export type SlotValues = { readonly [slot: string]: string };

/** One question that a message holds. */
export interface Intent {
  readonly useCase: string;
  /** 0 to 1, against the threshold of the matcher. */
  readonly confidence: number;
  readonly slots: SlotValues;
  /** The words of the message that this question stands in. */
  readonly span: string;
}

/** What a message asks for, worked out without a language model. Also the prompt allowlist's verdict: no intent, no turn. */
export interface Understanding {
  readonly intents: readonly Intent[];
  /** Set when two uses fit equally well, or a required slot is missing: one short question. */
  readonly clarify?: { readonly question: string; readonly choices: readonly string[] };
  /** The person asked for a person. */
  readonly wantsPerson: boolean;
  /** Greetings and thanks get a word of their own. */
  readonly smallTalk?: "greeting" | "thanks" | "help";
  /** Nearest approved uses, best first, when nothing fits. */
  readonly nearest: readonly UseCase[];
}

/** What the matcher carries from turn to turn of one conversation: plain data, kept with the thread. */
export interface Carried {
  readonly useCase?: string;
  readonly slots: SlotValues;
  /** A question that the last turn put to the person. */
  readonly pending?: { readonly useCase: string; readonly slot: string; readonly slots: SlotValues; readonly choices: readonly string[] };
}
