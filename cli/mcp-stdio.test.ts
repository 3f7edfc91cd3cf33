import { createServer, type IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/client";
import { ReadBuffer, serializeMessage } from "@modelcontextprotocol/server";
import { afterEach, expect, test } from "vitest";
import { connect } from "../server/mcp/test-clients.ts";
import { type Answer, startMcpEndpoint } from "../server/mcp/test-endpoint.ts";
import { runStdio } from "./mcp-stdio.ts";

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** The bridge with both of its pipes in hand. */
function bridge(url: string, token = "service@demo") {
  const input = new PassThrough();
  const output = new PassThrough();
  const warnings: string[] = [];
  const lines: string[] = [];
  output.on("data", (chunk: Buffer) =>
    lines.push(
      ...chunk
        .toString("utf8")
        .split("\n")
        .filter((line) => line !== ""),
    ),
  );
  const done = runStdio({ url, token, input, output, warn: (text) => warnings.push(text) });
  open.push({
    close: async () => {
      input.end();
      await done;
    },
  });
  return { input, output, warnings, lines, done, say: (message: unknown) => input.write(`${JSON.stringify(message)}\n`) };
}

/** A client's side of the two pipes. */
function pipe({ input, output }: ReturnType<typeof bridge>): Transport {
  const buffer = new ReadBuffer();
  const transport: Transport = {
    async start() {
      output.on("data", (chunk: Buffer) => {
        buffer.append(chunk);
        for (let message = buffer.readMessage(); message !== null; message = buffer.readMessage()) transport.onmessage?.(message);
      });
    },
    async send(message: JSONRPCMessage) {
      input.write(serializeMessage(message));
    },
    async close() {
      input.end();
      transport.onclose?.();
    },
  };
  return transport;
}

async function endpoint(answer: (name: string, args: unknown) => Answer | Error = () => FOUND) {
  const started = await startMcpEndpoint(answer);
  open.push(started);
  return started;
}

const FOUND: Answer = { status: "ok", output: { orders: [{ id: "7", reference: "S00007" }], hasMore: false } };
const INITIALIZE = {
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
};

test.for([
  { mode: "auto", era: "modern" },
  { mode: "legacy", era: "legacy" },
] as const)("a client works over the bridge as over HTTP in the $era era", async ({ mode, era }) => {
  const { url, calls } = await endpoint((name) => (name === "reschedule_delivery" ? { status: "proposed" } : FOUND));
  const ours = bridge(url.origin);
  const client = await connect(pipe(ours), mode, "accept");
  open.push(client);
  expect(client.era).toBe(era);
  expect((await client.tools()).map(({ name }) => name)).toEqual(["find_orders", "reschedule_delivery", "get_approval"]);
  const answers = await Promise.all([1, 2, 3].map((customer) => client.call("find_orders", { customer: `C${customer}` })));
  expect(answers.map(({ data }) => data)).toEqual([FOUND, FOUND, FOUND].map((found) => (found.status === "ok" ? found.output : undefined)));
  expect(await client.call("reschedule_delivery", { delivery: "WH/OUT/00012", date: "2026-06-05" })).toMatchObject({
    data: { approvalId: "approval-1", changedInOdoo: false },
  });
  expect(client.asked).toMatchObject([{ mode: "url", url: "http://127.0.0.1:8787/console/approvals/approval-1" }]);
  expect(await client.prompts()).toContain("order_status");
  expect(calls).toHaveLength(4);
  expect(ours.warnings).toEqual([]);
});

test("lines piped in all get their answers before the bridge ends, and nothing but JSON-RPC is written", async () => {
  const { url } = await endpoint();
  const { say, input, done, lines } = bridge(url.origin);
  say(INITIALIZE);
  say({ jsonrpc: "2.0", method: "notifications/initialized" });
  say({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  input.write("this is no JSON\n\n");
  say({ jsonrpc: "2.0", id: "two", method: "tools/call", params: { name: "find_orders", arguments: { customer: "A" } } });
  input.end();
  await done;
  const answers = lines.map((line) => JSON.parse(line));
  expect(answers.every(({ jsonrpc }) => jsonrpc === "2.0")).toBe(true);
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([0, 1, "two", null]));
  expect(answers.find(({ id }) => id === null)).toMatchObject({ error: { code: -32700 } });
});

test("a session that the program has forgotten is opened again without the client's knowing", async () => {
  const { url, mcp } = await endpoint();
  const ours = bridge(url.origin);
  const client = await connect(pipe(ours), "legacy");
  open.push(client);
  await mcp.close();
  expect((await client.call("find_orders", { customer: "A" })).isError).toBe(false);
  expect((await client.call("find_orders", { customer: "A" })).isError).toBe(false);
});

test("a token that is not good is said to be so", async () => {
  const { url } = await endpoint();
  const { say, input, done, lines } = bridge(url.origin, "nobody");
  say(INITIALIZE);
  input.end();
  await done;
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      jsonrpc: "2.0",
      id: 0,
      error: { code: -32000, message: "Countersign does not accept this token. Make another with: cs token --as USER --for mcp" },
    },
  ]);
});

test("a program that doesn't run is said not to", async () => {
  const gone = await endpoint();
  await gone.close();
  open.pop();
  const { say, input, done, lines, warnings } = bridge(gone.url.origin);
  say(INITIALIZE);
  input.end();
  await done;
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: 0, error: { message: "Countersign can't be reached. Start it with: npm start" } },
  ]);
  expect(warnings).toHaveLength(1);
});

/** Leaves a stream open. */
const OPEN = ": open\n\n";

/** A server that answers with what the test wants, and tells when a connection was given up. */
async function rawServer(answer: (request: IncomingMessage, respond: (type: string, ...chunks: string[]) => void, gaveUp: Promise<void>) => void) {
  const server = createServer((request, response) => {
    const gaveUp = new Promise<void>((resolve) => void response.on("close", () => resolve()));
    request.resume();
    answer(
      request,
      (type, ...chunks) => {
        response.writeHead(200, { "content-type": type });
        for (const chunk of chunks) response.write(chunk);
        if (!chunks.includes(OPEN)) response.end();
      },
      gaveUp,
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  open.push({
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

const MODERN = { _meta: { "io.modelcontextprotocol/protocolVersion": "2026-07-28" } };

test("an answer split anywhere in the stream arrives whole, after the notices before it", async () => {
  const seen: IncomingMessage["headers"][] = [];
  const url = await rawServer(({ headers }, respond) => {
    seen.push(headers);
    respond(
      "text/event-stream",
      ": keep-alive\n\nid: 1\ndata:\n\n",
      'data: {"jsonrpc":"2.0","method":"notifi',
      'cations/progress"}\r\n\r',
      '\ndata: {"jsonrpc":"2.0","id":5,"result"',
      ":{}}\n\n",
    );
  });
  const { say, input, done, lines } = bridge(url);
  say({ jsonrpc: "2.0", id: 5, method: "tools/call", params: { name: "früh", ...MODERN } });
  input.end();
  await done;
  expect(lines).toEqual(['{"jsonrpc":"2.0","method":"notifications/progress"}', '{"jsonrpc":"2.0","id":5,"result":{}}']);
  expect(seen[0]).toMatchObject({ "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "=?base64?ZnLDvGg=?=" });
});

test("a newer client's cancelling gives the request up", async () => {
  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const url = await rawServer((_, respond, gaveUp) => {
    respond("text/event-stream", OPEN);
    void gaveUp.then(ended.resolve);
    started.resolve();
  });
  const { say, lines } = bridge(url);
  say({ jsonrpc: "2.0", id: 5, method: "tools/call", params: { name: "slow", ...MODERN } });
  await started.promise;
  say({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 5 } });
  await ended.promise;
  expect(lines).toEqual([]);
});

test("a page that is not ours becomes an error answer", async () => {
  const url = await rawServer((_, respond) => respond("text/html", "<html>proxy</html>"));
  const { say, input, done, lines } = bridge(url);
  say({ jsonrpc: "2.0", id: 5, method: "ping" });
  input.end();
  await done;
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ jsonrpc: "2.0", id: 5, error: { code: -32000, message: "Countersign answered 200." } }]);
});

test("a stream that ends without an answer becomes an error answer", async () => {
  const url = await rawServer((_, respond) => respond("text/event-stream; charset=utf-8", ": waiting\n\n"));
  const { say, input, done, lines } = bridge(url);
  say({ jsonrpc: "2.0", id: 5, method: "ping" });
  input.end();
  await done;
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ id: 5, error: { code: -32000 } }]);
});
