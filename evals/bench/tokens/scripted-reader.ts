import type { ModelCall, ModelReply } from "../../../agent/models/openai/test-server.ts";
import type { PlannedCall } from "../../../agent/models/playbook/plan.ts";

const REFERENCE = /\b(?=[A-Z\d/-]*\d{3})(?=[A-Z\d/-]*[A-Z])[A-Z\d]+(?:[/-][A-Z\d]+)*\b|\[\[[A-Z_]+_\d+\]\]/g;

/** A model that looks up what the question needs, side by side, and then names what it found: the fewest requests that a model can make. */
export function readerReply(call: ModelCall, planned: readonly PlannedCall[]): ModelReply {
  const offered = new Set((call.tools ?? []).map((tool) => tool.function.name));
  const calls = planned.filter(({ tool }) => offered.has(tool));
  const last = call.messages.at(-1);
  if (last?.role !== "tool" && calls.length > 0) return { kind: "calls", calls: calls.map(({ tool, args }) => ({ name: tool, args })) };
  const found = [...new Set(last?.content?.match(REFERENCE) ?? [])].slice(0, 2);
  return { kind: "text", text: found.length > 0 ? `The records name ${found.join(" / ")}.` : "I found nothing about this." };
}
