import { expect, test } from "vitest";
import type { AgentEvent } from "../client/agent-event.ts";
import { ServerError } from "../client/server-error.ts";
import { newTurn, type Turn } from "./conversation.ts";
import { runTurn } from "./run-turn.ts";

async function* stream(events: readonly AgentEvent[], error?: unknown): AsyncGenerator<AgentEvent> {
  yield* events;
  if (error !== undefined) throw error;
}

async function run(events: AsyncIterable<AgentEvent>, signal = new AbortController().signal) {
  const seen: Turn[] = [];
  const end = await runTurn(events, newTurn("k", "q"), { turn: (turn) => seen.push(turn), card: () => undefined }, signal);
  return { end, last: seen.at(-1) };
}

const STARTED: AgentEvent = { kind: "started" };
const LOST = new ServerError(0, "UNREACHABLE", "gone");

test("a run that finishes is complete", async () => {
  const { end, last } = await run(stream([STARTED, { kind: "text", message: "m", delta: "Hi" }, { kind: "finished" }]));
  expect(end.kind).toBe("complete");
  expect(last).toMatchObject({ state: "done", text: "Hi" });
});

test("a run that the server ends with an error is complete, and failed", async () => {
  const { end, last } = await run(stream([STARTED, { kind: "failed", message: "Odoo is away." }]));
  expect(end.kind).toBe("complete");
  expect(last).toMatchObject({ state: "failed", error: "Odoo is away." });
});

test("a question that never got through goes back to its author", async () => {
  expect((await run(stream([], LOST))).end).toEqual({ kind: "refused", error: LOST });
});

test.for([
  { because: "the stream ends early", events: () => stream([STARTED]) },
  { because: "the network breaks", events: () => stream([STARTED], new TypeError("network")) },
])("a run is cut off when $because", async ({ events }) => {
  expect((await run(events())).end).toEqual({ kind: "cut-off" });
});

test("stopping is no failure", async () => {
  const stop = new AbortController();
  stop.abort();
  expect((await run(stream([STARTED], new DOMException("", "AbortError")), stop.signal)).end).toEqual({ kind: "stopped" });
});
