import { isJsonObject, type JsonObject } from "../../../core/json.ts";
import type { ModelStep, ToolCall } from "../model.ts";
import { withoutNulls } from "./compact-schema.ts";

const MOST_TEXT = 20_000;
const MOST_ARGUMENTS = 20_000;
const LONGEST_QUESTION = 300;

/** What a provider sent, before anything of it is believed. */
export interface Reply {
  readonly text: string;
  readonly calls: readonly { readonly name: string | undefined; readonly args: string }[];
  readonly finish: string | undefined;
  readonly usage: ModelStep["usage"];
}

/** Believes of a reply only what is well formed: calls of offered tools with an object of arguments, or a text that is whole. */
export function stepOf(reply: Reply, offered: ReadonlySet<string>, resultsSoFar: number, isStrict = false): ModelStep {
  const { usage } = reply;
  if (reply.finish === "length" || reply.finish === "content_filter") throw new Error(`the reply was cut short (${reply.finish})`);
  if (reply.calls.length > 0) return { kind: "calls", usage, calls: reply.calls.map((call) => callOf(call, offered, isStrict)) };
  const text = visible(reply.text).trim();
  if (text === "") throw new Error("the reply was empty");
  if (/^<(!doctype|html|\?xml)/i.test(text)) throw new Error("the reply was a web page");
  if (resultsSoFar === 0 && text.endsWith("?") && text.length <= LONGEST_QUESTION) return { kind: "clarify", usage, question: text, choices: [] };
  return { kind: "answer", usage, text };
}

function callOf({ name, args }: Reply["calls"][number], offered: ReadonlySet<string>, isStrict: boolean): ToolCall {
  if (name === undefined || !offered.has(name)) throw new Error("the reply calls a tool that was not offered");
  return { id: `call_${crypto.randomUUID()}`, tool: name, args: isStrict ? withoutNulls(parseArguments(args)) : parseArguments(args) };
}

function parseArguments(text: string): JsonObject {
  if (text.trim() === "") return {};
  try {
    const args: unknown = JSON.parse(text);
    if (isJsonObject(args)) return args;
  } catch {
    // Said below: half of an object is as unusable as none.
  }
  throw new Error("the arguments of a call are not a JSON object");
}

/** A reply so far; one that outgrows any honest one is given up at once. */
export function assertBounded(text: string, args: string): void {
  if (text.length > MOST_TEXT || args.length > MOST_ARGUMENTS) throw new Error("the reply is too long");
}

/** Some models think aloud in their text; nobody else should read that. */
export function visible(text: string): string {
  return text.replaceAll(/<think>.*?(<\/think>|$)/gs, "");
}
