import type { z } from "zod";
import type { ErrorCode } from "../../core/errors.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import type { Carried, Understanding } from "../understanding/understanding.ts";

/** A call that a model asks for. */
export interface ToolCall {
  readonly id: string;
  readonly tool: string;
  readonly args: unknown;
}

/** What became of a call, as the model's audience may see it. */
export type ToolResult =
  | { readonly kind: "output"; readonly call: ToolCall; readonly output: unknown }
  | {
      readonly kind: "proposed";
      readonly call: ToolCall;
      readonly approvalId: string;
      readonly summary: string;
      readonly approvers: string;
      readonly expiresAt: string;
      /** What became of it, when a standing order has signed for it and nobody is waited for. */
      readonly outcome?: string;
    }
  | { readonly kind: "refused"; readonly call: ToolCall; readonly code: ErrorCode; readonly message: string; readonly choices: readonly string[] };

export interface ToolOffer {
  readonly name: string;
  readonly kind: "read" | "write";
  readonly description: string;
  readonly input: z.ZodType;
}

/** All that a model is given for one step of a turn. */
export interface ModelRequest {
  readonly message: string;
  /** Earlier turns of the conversation, oldest first, already masked for this model. */
  readonly history: readonly { readonly question: string; readonly answer: string }[];
  /** A line each on turns before those, oldest first, masked too: data of the conversation, never instructions. */
  readonly earlier?: readonly string[];
  readonly understanding: Understanding;
  readonly useCases: readonly UseCase[];
  readonly tools: readonly ToolOffer[];
  /** Results of this turn so far, in order. */
  readonly results: readonly ToolResult[];
  /** Fields of this turn's calls that the principal may not see: "product.product.standard_price". */
  readonly withheld: readonly { readonly model: string; readonly field: string; readonly class: string }[];
  readonly now: Date;
  readonly timeZone: string;
  readonly signal: AbortSignal;
  /** Streams answer text as it comes. */
  readonly onText: (delta: string) => void;
  /** Told as soon as it is known, so that a reply that turns out to be unusable is counted too. */
  readonly onUsage?: (usage: ModelStep["usage"]) => void;
}

export type ModelStep = { readonly usage: { readonly inputTokens: number; readonly outputTokens: number } } & (
  | { readonly kind: "calls"; readonly calls: readonly ToolCall[] }
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "clarify"; readonly question: string; readonly choices: readonly string[]; readonly pending?: NonNullable<Carried["pending"]> }
);

/** A language model or the playbook: the graph does not know which. */
export interface Model {
  readonly name: string;
  /** The entry of providers.yaml that says what this model may see. */
  readonly provider: string;
  next(request: ModelRequest): Promise<ModelStep>;
}
