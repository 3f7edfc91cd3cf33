import type { Intent, Understanding } from "../../understanding/understanding.ts";
import type { ModelRequest, ToolResult } from "../model.ts";

export const NOTHING: Understanding = { intents: [], wantsPerson: false, nearest: [] };

/** A request as the graph makes it, of the given questions and what their calls came to so far. */
export function request(intents: readonly Partial<Intent>[], results: readonly ToolResult[] = [], more: Partial<ModelRequest> = {}): ModelRequest {
  const whole = intents.map((intent) => ({ useCase: "order_status", confidence: 1, slots: {}, span: "", ...intent }));
  return {
    message: whole.map(({ span }) => span).join(" "),
    history: [],
    understanding: { ...NOTHING, intents: whole },
    useCases: [],
    tools: [],
    results,
    withheld: [],
    now: new Date("2026-11-18T15:00:00Z"),
    timeZone: "America/Chicago",
    signal: AbortSignal.timeout(10_000),
    onText: () => undefined,
    ...more,
  };
}

export function output(id: string, tool: string, value: unknown, args: unknown = {}): ToolResult {
  return { kind: "output", call: { id, tool, args }, output: value };
}
