import { CustomEventSchema, RunErrorEventSchema, TextMessageContentEventSchema, ToolCallStartEventSchema } from "@ag-ui/core/schemas";
import { expect, test } from "vitest";
import { parseAgentEvent } from "./agent-event.ts";

test.for([
  {
    because: "text arrives",
    event: TextMessageContentEventSchema.parse({ type: "TEXT_MESSAGE_CONTENT", messageId: "m", delta: "Hi" }),
    read: { kind: "text", message: "m", delta: "Hi" },
  },
  {
    because: "a tool begins",
    event: ToolCallStartEventSchema.parse({ type: "TOOL_CALL_START", toolCallId: "c", toolCallName: "find_orders" }),
    read: { kind: "tool-started", id: "c", tool: "find_orders" },
  },
  {
    because: "a change is proposed",
    event: CustomEventSchema.parse({ type: "CUSTOM", name: "countersign.proposal", value: { id: "a", digest: "d" } }),
    read: { kind: "proposal", card: { id: "a", digest: "d" } },
  },
  {
    because: "the turn closes",
    event: CustomEventSchema.parse({ type: "CUSTOM", name: "countersign.turn", value: { id: "t", answer: "Hi" } }),
    read: { kind: "turn", result: { id: "t", answer: "Hi" } },
  },
  {
    because: "the run breaks",
    event: RunErrorEventSchema.parse({ type: "RUN_ERROR", message: "Odoo is not answering. Try again." }),
    read: { kind: "failed", message: "Odoo is not answering. Try again." },
  },
])("reads the AG-UI event when $because", ({ event, read }) => {
  expect(parseAgentEvent(JSON.stringify(event))).toEqual(read);
});

test.for([
  { because: "it is not JSON", data: "<html>" },
  { because: "it is no object", data: "null" },
  { because: "the type is unknown", data: '{"type":"STATE_DELTA"}' },
  { because: "the custom event is another program's", data: '{"type":"CUSTOM","name":"other","value":{"id":"x"}}' },
  { because: "a proposal holds no card", data: '{"type":"CUSTOM","name":"countersign.proposal","value":"x"}' },
])("passes over the data when $because", ({ data }) => {
  expect(parseAgentEvent(data)).toBeNull();
});
