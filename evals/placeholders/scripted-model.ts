import type { ModelCall, ModelReply } from "../../agent/models/openai/test-server.ts";
import type { PlannedCall } from "../../agent/models/playbook/plan.ts";

const PLACEHOLDER = /\[\[[A-Z_]+_\d+\]\]/g;
const NAMES = new Set(["customer", "partner", "vendor", "text"]);

/**
 * Says what a language model would: the calls that the playbook would make of the question, with the placeholders that
 * it was given in place of names, then an answer that repeats placeholders of the results.
 */
export function replyOf(call: ModelCall, planned: readonly PlannedCall[], round: number): ModelReply {
  const last = call.messages.at(-1);
  const offered = new Set((call.tools ?? []).map((tool) => tool.function.name));
  const calls = planned.filter(({ tool }) => offered.has(tool));
  if (last?.role !== "tool" && calls.length > 0)
    return { kind: "calls", calls: calls.map(({ tool, args }) => ({ name: tool, args: asSeen(args, last?.content ?? "", round) })) };
  const seen = last?.role === "tool" ? (last.content ?? "").match(PLACEHOLDER) : null;
  return { kind: "text", text: seen ? `The records name ${[...new Set(seen)].slice(0, 2).join(" / ")}.` : "I found nothing more to say about this." };
}

/** Every other time the names are passed on as they were typed, as a model would that had them from elsewhere. */
function asSeen(args: PlannedCall["args"], message: string, round: number): object {
  const [placeholder] = message.match(PLACEHOLDER) ?? [];
  if (placeholder === undefined || round % 2 === 1) return args;
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, NAMES.has(name) && typeof value === "string" ? placeholder : value]));
}
