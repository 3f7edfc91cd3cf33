import type { ApprovalCard } from "../../core/wire.ts";
import type { AgentEvent } from "../client/agent-event.ts";
import { afterEvent, type Turn } from "./conversation.ts";

/** How the asking of one question ended. `refused`: nothing began, so the text goes back to its author. `cut-off`: the answer may exist on the server. */
export type RunEnd =
  | { readonly kind: "complete" }
  | { readonly kind: "stopped" }
  | { readonly kind: "cut-off" }
  | { readonly kind: "refused"; readonly error: unknown };

export interface RunWatcher {
  readonly turn: (turn: Turn) => void;
  readonly card: (card: ApprovalCard) => void;
}

/** Follows the events of one run and tells the watcher of every step. */
export async function runTurn(events: AsyncIterable<AgentEvent>, first: Turn, watcher: RunWatcher, signal: AbortSignal): Promise<RunEnd> {
  let turn = first;
  let begun = false;
  try {
    for await (const event of events) {
      begun = true;
      turn = afterEvent(turn, event);
      if (event.kind === "proposal") watcher.card(event.card);
      watcher.turn(turn);
      if (turn.state !== "running") return { kind: "complete" };
    }
  } catch (error) {
    if (signal.aborted) return { kind: "stopped" };
    if (!begun) return { kind: "refused", error };
  }
  return { kind: "cut-off" };
}
