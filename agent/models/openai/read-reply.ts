import type { AIMessageChunk } from "@langchain/core/messages";
import { isJsonObject } from "../../../core/json.ts";
import type { ModelRequest } from "../model.ts";
import { assertBounded, type Reply, visible } from "./step.ts";

/**
 * Puts a streamed reply together from its raw parts. Arguments are joined as text and never repaired: the library
 * completes JSON that was cut off, and a call with half of its arguments is another call.
 */
export async function readReply(stream: AsyncIterable<AIMessageChunk>, { onText, signal }: Pick<ModelRequest, "onText" | "signal">): Promise<Reply> {
  const calls: PartialCall[] = [];
  let text = "";
  let shown = "";
  let finish: string | undefined;
  let usage = { inputTokens: 0, outputTokens: 0 };
  for await (const chunk of stream) {
    signal.throwIfAborted();
    if (typeof chunk.content === "string") text += chunk.content;
    for (const part of chunk.tool_call_chunks ?? []) {
      const call = continued(calls, part) ?? begun(calls, part);
      if (part.name && part.name !== call.name) call.name = `${call.name ?? ""}${part.name}`;
      call.args += part.args ?? "";
      assertBounded(text, call.args);
    }
    assertBounded(text, "");
    if (calls.length === 0 && visible(text).length > shown.length) {
      onText(visible(text).slice(shown.length));
      shown = visible(text);
    }
    const reason: unknown = chunk.response_metadata["finish_reason"];
    if (typeof reason === "string") finish = reason;
    const counted: unknown = chunk.usage_metadata;
    if (isJsonObject(counted)) {
      usage = {
        inputTokens: tokens(counted["input_tokens"]) ?? usage.inputTokens,
        outputTokens: tokens(counted["output_tokens"]) ?? usage.outputTokens,
      };
    }
  }
  signal.throwIfAborted();
  return { text, calls, finish, usage };
}

interface PartialCall {
  readonly index: number | undefined;
  readonly id: string | undefined;
  name: string | undefined;
  args: string;
}

type CallPart = NonNullable<AIMessageChunk["tool_call_chunks"]>[number];

/** The call that a part goes on with; some providers number every call 0, so that only a new id tells them apart. */
function continued(calls: readonly PartialCall[], { index, id }: CallPart): PartialCall | undefined {
  const call = calls.findLast((candidate) => candidate.index === index);
  return call && (!id || id === call.id) ? call : undefined;
}

function begun(calls: PartialCall[], { index, id }: CallPart): PartialCall {
  const call: PartialCall = { index, id: id || undefined, name: undefined, args: "" };
  calls.push(call);
  return call;
}

/** A provider's count, where it is one. */
function tokens(count: unknown): number | undefined {
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
