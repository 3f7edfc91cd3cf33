import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { silentLog } from "../../core/log.ts";
import { createCircuitBreaker } from "./chain/circuit-breaker.ts";
import { KEY, request } from "./openai/test-request.ts";
import { type Script, startModelServer } from "./openai/test-server.ts";
import { createOpenAiModel } from "./openai.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

test("a provider that keeps to schemas gets strict ones, and nulls that stand for nothing are left out again", async () => {
  const server = await startModelServer([{ kind: "calls", calls: [{ name: "list", args: { customer: "A", status: null } }] }]);
  open.push(server);
  const model = createOpenAiModel({ baseUrl: server.url, apiKey: KEY, model: "gpt-test", structured: true, log: silentLog });
  const tool = {
    name: "list",
    kind: "read" as const,
    description: "List.",
    input: z.object({ customer: z.string().min(2), status: z.enum(["open"]).optional() }),
  };
  const step = await model.next(request({ tools: [tool] }));
  expect(server.requests[0]?.tools?.[0]?.function).toEqual({
    name: "list",
    description: "List.",
    strict: true,
    parameters: {
      type: "object",
      properties: { customer: { type: "string" }, status: { anyOf: [{ type: "string", enum: ["open"] }, { type: "null" }] } },
      required: ["customer", "status"],
      additionalProperties: false,
    },
  });
  expect(step).toMatchObject({ kind: "calls", calls: [{ tool: "list", args: { customer: "A" } }] });
});

test("an endpoint that is down is asked no more until its time is over; one that talks nonsense is asked again", async () => {
  const time = { now: 0 };
  const scene = async (script: Script) => {
    const server = await startModelServer(script);
    open.push(server);
    const breaker = createCircuitBreaker(() => new Date(time.now), { failures: 2, coolDownMs: 1_000 });
    return { server, model: createOpenAiModel({ baseUrl: server.url, apiKey: KEY, model: "gpt-test", breaker, log: silentLog }) };
  };
  const down = await scene([{ kind: "raw", status: 503, type: "text/plain", body: "" }]);
  const odd = await scene([{ kind: "text", text: " " }]);
  for (const { model } of [down, down, down, down, odd, odd, odd, odd])
    await expect(model.next(request())).rejects.toMatchObject({ code: "MODEL_UNAVAILABLE" });
  expect([down.server.requests.length, odd.server.requests.length]).toEqual([2, 4]);
  time.now = 1_001;
  await expect(down.model.next(request())).rejects.toMatchObject({ code: "MODEL_UNAVAILABLE" });
  expect(down.server.requests).toHaveLength(3);
});
