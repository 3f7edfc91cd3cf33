import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as after } from "node:timers/promises";
import { z } from "zod";
import { envelopeHeaders, errorAnswer, isRequest, type Message, parseMessage } from "./mcp-stdio/message.ts";
import { readSse } from "./mcp-stdio/read-sse.ts";

export interface StdioBridge {
  /** The running program; its MCP endpoint is `${url}/mcp`. */
  readonly url: string;
  readonly token: string;
  readonly input?: Readable;
  readonly output?: Writable;
  /** Where trouble is told that no answer can carry; never the output, which holds JSON-RPC only. */
  readonly warn?: (text: string) => void;
}

/** How long answers are waited for once stdin has ended. */
const LAST_ANSWERS_MS = 30_000;

const initialized = z.object({ result: z.object({ protocolVersion: z.string() }) });

/** Carries JSON-RPC lines between an MCP client on stdin and stdout and the running program, until stdin ends. */
export async function runStdio({ url, token, input = process.stdin, output = process.stdout, warn = () => undefined }: StdioBridge): Promise<void> {
  const endpoint = new URL(`${url.replace(/\/$/, "")}/mcp`);
  const closing = new AbortController();
  const running = new Map<string | number, { readonly abort: AbortController; readonly done: Promise<void> }>();
  const session: { id?: string; version?: string; opening?: Message } = {};
  let inOrder: Promise<unknown> = Promise.resolve();

  const write = (message: unknown) => void output.write(`${JSON.stringify(message)}\n`);
  output.on("error", () => closing.abort());

  const send = (method: string, headers: Record<string, string>, body: string | undefined, signal: AbortSignal) =>
    fetch(endpoint, {
      method,
      redirect: "error",
      signal: AbortSignal.any([signal, closing.signal]),
      headers: {
        authorization: `Bearer ${token}`,
        accept: method === "GET" ? "text/event-stream" : "application/json, text/event-stream",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(session.id === undefined ? {} : { "mcp-session-id": session.id }),
        ...(session.version === undefined ? {} : { "mcp-protocol-version": session.version }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });

  async function post(message: Message, signal: AbortSignal): Promise<Response> {
    const response = await send("POST", envelopeHeaders(message) ?? {}, JSON.stringify(message), signal);
    if (response.status !== 404 || session.id === undefined || message.method === "initialize") return response;
    await reopen(signal);
    return send("POST", {}, JSON.stringify(message), signal);
  }

  /** The program was started again and has forgotten the session; the client need not know. */
  async function reopen(signal: AbortSignal): Promise<void> {
    if (!session.opening) return;
    delete session.id;
    const response = await send("POST", {}, JSON.stringify(session.opening), signal);
    await response.text();
    const id = response.headers.get("mcp-session-id");
    if (id !== null) session.id = id;
    await send("POST", {}, JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }), signal);
    void listen();
  }

  async function open(message: Message, signal: AbortSignal): Promise<void> {
    delete session.id;
    delete session.version;
    session.opening = message;
    const response = await send("POST", {}, JSON.stringify(message), signal);
    const id = response.headers.get("mcp-session-id");
    if (response.ok && id !== null) session.id = id;
    await relay(message, response, (answer) => {
      const parsed = initialized.safeParse(answer);
      if (parsed.success) session.version = parsed.data.result.protocolVersion;
    });
  }

  /** Writes what the program answers, whether as one JSON body or as a stream; a refusal becomes an answer too. */
  async function relay(message: Message, response: Response, look: (answer: unknown) => void = () => undefined): Promise<void> {
    const pass = (text: string): boolean => {
      const passed: unknown = JSON.parse(text);
      look(passed);
      write(passed);
      const { id, method } = parseMessage(text) ?? {};
      return isRequest(message) && id === message.id && method === undefined;
    };
    if (response.headers.get("content-type")?.startsWith("text/event-stream") && response.body) {
      for await (const data of readSse(response.body)) if (pass(data)) return;
      throw new Error("the stream ended without an answer");
    }
    const text = await response.text();
    if (!isRequest(message)) {
      if (!response.ok) warn(`Countersign answered ${response.status} to ${message.method ?? "an answer"}.`);
    } else if (response.headers.get("content-type")?.startsWith("application/json") && parseMessage(text)?.id === message.id) pass(text);
    else write(errorAnswer(message.id, -32000, refusalText(response.status, text)));
  }

  async function forward(message: Message, signal: AbortSignal): Promise<void> {
    try {
      if (message.method === "initialize") await open(message, signal);
      else await relay(message, await post(message, signal));
      if (message.method === "notifications/initialized") void listen();
    } catch (error) {
      if (signal.aborted || closing.signal.aborted) return;
      warn(`Countersign can't be reached at ${endpoint.origin}: ${error instanceof Error ? error.message : "no answer"}.`);
      if (isRequest(message)) write(errorAnswer(message.id, -32000, "Countersign can't be reached. Start it with: npm start"));
    }
  }

  /** What the program says without being asked; older clients only, and only where the program offers it. */
  async function listen(): Promise<void> {
    try {
      const response = await send("GET", {}, undefined, closing.signal);
      if (response.ok && response.body) for await (const data of readSse(response.body)) write(JSON.parse(data));
      else await response.body?.cancel();
    } catch (error) {
      if (!closing.signal.aborted) warn(`Countersign ended the stream of notices: ${error instanceof Error ? error.message : "no answer"}.`);
    }
  }

  function take(message: Message): void {
    if (message.method === "notifications/cancelled") running.get(cancelledIdOf(message))?.abort.abort();
    if (message.method === "notifications/cancelled" && session.id === undefined) return;
    const abort = new AbortController();
    const done = inOrder.then(() => forward(message, abort.signal));
    if (!isRequest(message) || message.method === "initialize") inOrder = done;
    if (!isRequest(message)) return;
    running.set(message.id, { abort, done });
    void done.finally(() => running.delete(message.id));
  }

  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (closing.signal.aborted) break;
    if (line.trim() === "") continue;
    const message = parseMessage(line);
    if (message) take(message);
    else write(errorAnswer(null, -32700, "This line is not a JSON-RPC message."));
  }
  await inOrder;
  await Promise.race([
    Promise.all([...running.values()].map(({ done }) => done)),
    after(LAST_ANSWERS_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined),
  ]);
  if (session.id !== undefined && !closing.signal.aborted) await send("DELETE", {}, undefined, AbortSignal.timeout(2_000)).catch(() => undefined);
  closing.abort();
}

const cancelledParams = z.object({ requestId: z.union([z.string(), z.number()]) });

function cancelledIdOf({ params }: Message): string | number {
  return cancelledParams.safeParse(params).data?.requestId ?? "";
}

const refusal = z.object({ message: z.string() });

function refusalText(status: number, text: string): string {
  try {
    const parsed = refusal.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data.message;
  } catch {
    // Not ours: a proxy's page, say.
  }
  return status === 401
    ? "Countersign does not accept this token. Make another with: cs token --as USER --for mcp"
    : `Countersign answered ${status}.`;
}
