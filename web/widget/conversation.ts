import type { ThreadHistory, TurnResult, Verdict } from "../../core/wire.ts";
import type { AgentEvent } from "../client/agent-event.ts";

interface Step {
  readonly id: string;
  readonly tool: string;
  readonly running: boolean;
}

/** One question and what came of it. `stopped` means that the person no longer waited for the answer. */
export interface Turn {
  readonly key: string;
  readonly question: string;
  readonly state: "running" | "done" | "failed" | "stopped";
  readonly text: string;
  /** The text message that `text` ends with. */
  readonly message: string;
  readonly steps: readonly Step[];
  /** Ids of the approvals that it proposed. */
  readonly approvals: readonly string[];
  readonly result: TurnResult | null;
  readonly error: string | null;
  /** What the person said of the answer before. */
  readonly verdict?: Verdict;
}

export function newTurn(key: string, question: string): Turn {
  return { key, question, state: "running", text: "", message: "", steps: [], approvals: [], result: null, error: null };
}

/** The turn after one more event. The closing result replaces what was streamed: it is what was checked against the facts. */
export function afterEvent(turn: Turn, event: AgentEvent): Turn {
  switch (event.kind) {
    case "started":
      return turn;
    case "tool-started":
      return { ...turn, steps: [...turn.steps, { id: event.id, tool: event.tool, running: true }] };
    case "tool-ended":
      return { ...turn, steps: turn.steps.map((step) => (step.id === event.id ? { ...step, running: false } : step)) };
    case "text": {
      const gap = turn.text !== "" && turn.message !== event.message ? "\n\n" : "";
      return { ...turn, text: turn.text + gap + event.delta, message: event.message };
    }
    case "proposal":
      return { ...turn, approvals: union(turn.approvals, [event.card.id]) };
    case "turn":
      return { ...turn, result: event.result, text: event.result.answer, approvals: union(turn.approvals, idsOf(event.result)) };
    case "finished":
      return { ...turn, state: "done" };
    case "failed":
      return { ...turn, state: "failed", error: event.message };
  }
}

export function fromHistory({ turns, verdicts }: ThreadHistory): readonly Turn[] {
  return turns.map(({ question, result }, index) => ({
    ...newTurn(`${result.id}:${index}`, question),
    state: "done",
    text: result.answer,
    approvals: idsOf(result),
    result,
    ...verdictOf(verdicts?.[result.id]),
  }));
}

/** What a screen reader is told of a turn. */
export function spoken(turn: Turn): string {
  const running = turn.steps.find((step) => step.running);
  switch (turn.state) {
    case "running":
      return running ? `Working: ${running.tool.replaceAll("_", " ")}` : "Working";
    case "stopped":
      return "Stopped.";
    case "failed":
      return turn.error ?? "The answer failed.";
    case "done":
      return [turn.text, turn.approvals.length > 0 ? "A change waits for a countersignature." : ""].join(" ").trim();
  }
}

const verdictOf = (verdict: Verdict | undefined) => (verdict === undefined ? {} : { verdict });
const idsOf = (result: TurnResult) => result.approvals.map(({ id }) => id);
const union = (ids: readonly string[], more: readonly string[]) => [...new Set([...ids, ...more])];
