import { EventType } from "@ag-ui/core";
import { RunAgentInputSchema } from "@ag-ui/core/schemas";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { describeRoute } from "hono-openapi";
import type { TurnProgress } from "../../agent/conversation.ts";
import { CopilotError } from "../../core/errors.ts";
import { WIRE_EVENTS } from "../../core/wire.ts";
import { type Authenticated, requireSessionOrToken } from "../authenticate.ts";
import type { Program } from "../program.ts";

const CHUNK = 80;

/** POST /agent: one turn as AG-UI events over SSE. Text is sent only once it has been grounded. */
export function agentRoutes(program: Program) {
  return new Hono<Authenticated>().post(
    "/agent",
    describeRoute({ description: "One turn of a conversation, as AG-UI events." }),
    requireSessionOrToken(program, "agent", "widget"),
    async (c) => {
      const parsed = RunAgentInputSchema.safeParse(await c.req.json().catch(() => undefined));
      if (!parsed.success)
        throw new CopilotError("BAD_INPUT", "POST /agent takes an AG-UI RunAgentInput: threadId, runId, messages, tools, context.");
      const { threadId, runId, messages } = parsed.data;
      if (threadId.length > 200) throw new CopilotError("BAD_INPUT", "The threadId is too long; use at most 200 characters.");
      const last = messages.findLast((message) => message.role === "user");
      const question = typeof last?.content === "string" ? last.content : "";
      const person = c.get("person");

      return streamSSE(c, async (stream) => {
        const emit = (event: object) => stream.writeSSE({ data: JSON.stringify(event) });
        let sent: Promise<unknown> = emit({ type: EventType.RUN_STARTED, threadId, runId });
        const onProgress = (progress: TurnProgress) => {
          sent = sent.then(() => emitProgress(progress));
        };
        async function emitProgress(progress: TurnProgress): Promise<void> {
          switch (progress.kind) {
            case "call":
              await emit({ type: EventType.TOOL_CALL_START, toolCallId: progress.id, toolCallName: progress.tool });
              return emit({ type: EventType.TOOL_CALL_END, toolCallId: progress.id });
            case "result":
              return emit({
                type: EventType.TOOL_CALL_RESULT,
                messageId: crypto.randomUUID(),
                toolCallId: progress.id,
                role: "tool",
                content: progress.status,
              });
            case "proposal":
              return emit({ type: EventType.CUSTOM, name: WIRE_EVENTS.proposal, value: await program.approvals.card(progress.approvalId, person) });
          }
        }
        const result = await program.conversation.ask({ id: runId, thread: threadId, principal: person, question, onProgress });
        await sent;
        const messageId = crypto.randomUUID();
        await emit({ type: EventType.TEXT_MESSAGE_START, messageId, role: "assistant" });
        for (let at = 0; at < result.answer.length; at += CHUNK)
          await emit({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: result.answer.slice(at, at + CHUNK) });
        await emit({ type: EventType.TEXT_MESSAGE_END, messageId });
        await emit({ type: EventType.CUSTOM, name: WIRE_EVENTS.turn, value: result });
        await emit({ type: EventType.RUN_FINISHED, threadId, runId, outcome: { type: "success" } });
      });
    },
  );
}
