import { type ApprovalCard, type TurnResult, WIRE_EVENTS } from "../../core/wire.ts";

/** The AG-UI events that the widget shows. */
export type AgentEvent =
  | { readonly kind: "started" }
  | { readonly kind: "tool-started"; readonly id: string; readonly tool: string }
  | { readonly kind: "tool-ended"; readonly id: string }
  | { readonly kind: "text"; readonly message: string; readonly delta: string }
  | { readonly kind: "proposal"; readonly card: ApprovalCard }
  | { readonly kind: "turn"; readonly result: TurnResult }
  | { readonly kind: "finished" }
  | { readonly kind: "failed"; readonly message: string };

/** Null for events that are of no use here and for data that is no event: a newer server may send kinds that this page does not know. */
export function parseAgentEvent(data: string): AgentEvent | null {
  const event = asObject(data);
  const text = (key: string) => String(event[key] ?? "");
  switch (event["type"]) {
    case "RUN_STARTED":
      return { kind: "started" };
    case "TOOL_CALL_START":
      return { kind: "tool-started", id: text("toolCallId"), tool: text("toolCallName") };
    // TOOL_CALL_END only closes the call's arguments.
    case "TOOL_CALL_RESULT":
      return { kind: "tool-ended", id: text("toolCallId") };
    case "TEXT_MESSAGE_CONTENT":
    case "TEXT_MESSAGE_CHUNK":
      return { kind: "text", message: text("messageId"), delta: text("delta") };
    case "CUSTOM":
      return custom(event);
    case "RUN_FINISHED":
      return { kind: "finished" };
    case "RUN_ERROR":
      return { kind: "failed", message: text("message") || "The answer could not be completed. Ask again." };
  }
  return null;
}

function custom({ name, value }: Readonly<Record<string, unknown>>): AgentEvent | null {
  if (typeof value !== "object" || value === null || !("id" in value)) return null;
  if (name === WIRE_EVENTS.proposal && "digest" in value) return { kind: "proposal", card: value as ApprovalCard };
  if (name === WIRE_EVENTS.turn && "answer" in value) return { kind: "turn", result: value as TurnResult };
  return null;
}

function asObject(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
