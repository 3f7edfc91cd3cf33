import type { UseCase } from "../../guardrails/use-case.ts";
import type { Language } from "../languages/language.ts";

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
  /** A use of other roles that the message, or a part of it, asks for. */
  readonly outsideRole?: UseCase;
  /** What a declined request is about, in the policy's words. */
  readonly topic?: string;
  /** Parts of the message that fit no approved use, as typed; the rest of the message is carried out. */
  readonly declined?: readonly string[];
  /** The message holds more requests than are taken of one. */
  readonly cutOff?: true;
  /** Set beside intents when a further question of the message lacks something: it is asked after the answer. */
  readonly alsoAsk?: string;
  /** The language of the message, where it is not English. */
  readonly language?: Language;
}

/** A question that a turn put to the person: which value the slot has, or (slot "") which use case is meant. */
export interface Pending {
  readonly useCase: string;
  readonly slot: string;
  readonly slots: SlotValues;
  readonly choices: readonly string[];
}

/** What the matcher carries from turn to turn of one conversation: plain data, kept with the thread. */
export interface Carried {
  readonly useCase?: string;
  /** The last intent's slots, for "and for Azure Interior?". */
  readonly last?: SlotValues;
  /** What was talked about, by kind (order, customer, product ...), the newest last. */
  readonly slots: SlotValues;
  readonly pending?: Pending;
  /** The choices that were last put, for "no, the second one". */
  readonly offered?: Pending;
  /** The language of the conversation, where it is not English. */
  readonly language?: Language;
}
