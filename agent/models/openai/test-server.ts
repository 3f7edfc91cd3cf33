import { createServer, type ServerResponse } from "node:http";
import { setTimeout as after } from "node:timers/promises";

/** What the model says in one step of a test. */
export type ModelReply =
  | { readonly kind: "text"; readonly text: string; readonly finish?: string; readonly usage?: unknown }
  | { readonly kind: "calls"; readonly calls: readonly { readonly name: string; readonly args: string | object }[]; readonly text?: string }
  /** Any status and body, such as 429, 500, or a web page with 200. */
  | { readonly kind: "raw"; readonly status: number; readonly type: string; readonly body: string }
  /** Events as they stand, such as half of a stream. */
  | { readonly kind: "events"; readonly events: readonly string[] }
  /** Takes the request and never answers, or stops after some text. */
  | { readonly kind: "hang"; readonly text?: string }
  /** Closes the connection without an answer. */
  | { readonly kind: "drop" };

/** The body of a request that the server took. */
export interface ModelCall {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | null;
    readonly tool_calls?: readonly unknown[];
    readonly tool_call_id?: string;
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly description?: string; readonly parameters: object } }[];
  readonly [setting: string]: unknown;
}

export interface ModelServerOptions {
  readonly delayMs?: number;
  /** False for a provider that answers whole even when a stream was asked for. */
  readonly streams?: boolean;
}

export type Script = readonly ModelReply[] | ((call: ModelCall, index: number) => ModelReply | Promise<ModelReply>);

/** An OpenAI-compatible endpoint on loopback that follows a script, one reply a request, streamed where asked; the last reply is repeated. */
export async function startModelServer(script: Script, options: ModelServerOptions = {}) {
  const requests: ModelCall[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method !== "POST" || request.url !== "/v1/chat/completions") return void response.writeHead(404).end();
    const call: ModelCall = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const index = requests.push(call) - 1;
    const reply = typeof script === "function" ? await script(call, index) : (script[index] ?? script.at(-1) ?? { kind: "drop" });
    await after(options.delayMs ?? 0);
    if (call.stream === true && options.streams !== false) stream(response, call, reply);
    else answer(response, call, reply);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests: requests as readonly ModelCall[],
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

const USAGE = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

/** Replies that are the same whether or not a stream was asked for. */
function plain(response: ServerResponse, reply: ModelReply): boolean {
  switch (reply.kind) {
    case "raw":
      response.writeHead(reply.status, { "content-type": reply.type }).end(reply.body);
      return true;
    case "drop":
      response.destroy();
      return true;
    case "hang":
      return reply.text === undefined;
    case "text":
    case "calls":
    case "events":
      return false;
  }
}

function toolCalls({ calls }: Extract<ModelReply, { kind: "calls" }>) {
  return calls.map(({ name, args }, index) => ({
    index,
    id: `provider-${index}`,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
  }));
}

function answer(response: ServerResponse, { model }: ModelCall, reply: ModelReply): void {
  if (plain(response, reply)) return;
  const calls = reply.kind === "calls" ? toolCalls(reply) : undefined;
  const text = reply.kind === "text" || reply.kind === "calls" || reply.kind === "hang" ? (reply.text ?? null) : null;
  const finish = reply.kind === "text" ? (reply.finish ?? "stop") : "stop";
  const message = { role: "assistant", content: text, ...(calls ? { tool_calls: calls } : {}) };
  const body = {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model,
    choices: [{ index: 0, message, finish_reason: calls ? "tool_calls" : finish }],
    usage: USAGE,
  };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function stream(response: ServerResponse, { model }: ModelCall, reply: ModelReply): void {
  if (plain(response, reply)) return;
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (reply.kind === "events") {
    for (const event of reply.events) response.write(`data: ${event}\n\n`);
    response.end();
    return;
  }
  const base = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model };
  const send = (delta: object, finish: string | null = null) =>
    response.write(`data: ${JSON.stringify({ ...base, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
  if (reply.kind !== "drop" && reply.kind !== "raw")
    for (const part of (reply.text ?? "").match(/.{1,12}/gs) ?? []) send({ role: "assistant", content: part });
  if (reply.kind === "hang") return;
  if (reply.kind === "calls") {
    for (const call of toolCalls(reply)) {
      send({ role: "assistant", tool_calls: [{ ...call, function: { name: call.function.name, arguments: "" } }] });
      for (const part of call.function.arguments.match(/.{1,9}/gs) ?? [])
        send({ tool_calls: [{ index: call.index, function: { arguments: part } }] });
    }
  }
  send({}, reply.kind === "text" ? (reply.finish ?? "stop") : "tool_calls");
  const usage = reply.kind === "text" && "usage" in reply ? reply.usage : USAGE;
  if (usage) response.write(`data: ${JSON.stringify({ ...base, choices: [], usage })}\n\n`);
  response.end("data: [DONE]\n\n");
}
