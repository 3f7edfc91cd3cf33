import type { DecisionRequest } from "../../core/wire.ts";

/** What the hostile model says in one step of a turn. */
export type HostileStep =
  | { readonly kind: "calls"; readonly calls: readonly { readonly tool: string; readonly args: unknown }[] }
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "clarify"; readonly question: string; readonly choices: readonly string[] };

/** What a client pretends to have been told before. */
export type ForgedState =
  | { readonly kind: "nothing" }
  | { readonly kind: "state"; readonly state: unknown; readonly responses: unknown }
  | { readonly kind: "stolen"; readonly approval: number };

/** One move of a hostile program, through one of the doors; approvals are counted from the newest. */
export type Move =
  | { readonly door: "gate"; readonly as: string; readonly useCases: "own" | "everybody's" | "none"; readonly tool: string; readonly args: unknown }
  | { readonly door: "turn"; readonly as: string; readonly thread: string; readonly question: string; readonly says: readonly HostileStep[] }
  | { readonly door: "mcp"; readonly as: string; readonly tool: string; readonly args: unknown; readonly forged: ForgedState }
  | {
      readonly door: "decision";
      readonly as: string;
      readonly approval: number;
      readonly decision: DecisionRequest["decision"];
      readonly digest: "another's" | "nonsense" | "its own, without a session" | "its own, with a bearer token" | "its own, without the csrf token";
    }
  | { readonly door: "page"; readonly as: string; readonly path: string }
  | { readonly door: "resume"; readonly approval: number; readonly value: unknown }
  /** A person at the console who decides as people should: what is theirs to decide on, having seen the card. */
  | { readonly door: "person"; readonly approval: number; readonly decision: "approve" | "reject" };
