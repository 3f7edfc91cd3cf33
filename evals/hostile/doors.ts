import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { isJsonObject } from "../../core/json.ts";
import type { ApprovalCard, DecisionRequest } from "../../core/wire.ts";
import { createHttp } from "../../server/http.ts";
import { createMcp } from "../../server/mcp.ts";
import type { Program } from "../../server/program.ts";

/** Over http on this machine the session's cookie has no prefix. */
export const SESSION_COOKIE = "countersign_session";
const ADDRESS = "http://127.0.0.1:8787";

export interface Reply {
  readonly status: number;
  readonly text: string;
}

export type Headers_ = Readonly<Record<string, string>>;

/** The program's HTTP doors in this process: every request goes through the same routes as over a socket. */
export function openDoors(program: Program) {
  const mcp = createMcp({
    policy: program.policy,
    tools: program.tools,
    gate: program.gate,
    approvals: program.approvals,
    requestStates: program.requestStates,
    publicUrl: ADDRESS,
    clock: program.clock,
    log: program.log,
  });
  const app = createHttp(program, mcp);
  const fetchApp = async (request: Request): Promise<Response> => {
    if (!request.headers.has("host")) request.headers.set("host", "127.0.0.1:8787");
    return app.fetch(request);
  };

  async function send(method: string, path: string, headers: Headers_, body?: unknown): Promise<Reply> {
    const response = await fetchApp(
      new Request(`${ADDRESS}${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
    return { status: response.status, text: await response.text() };
  }

  /** The id of the session that an older MCP client begins. */
  async function session(headers: Headers_, body: object): Promise<string | undefined> {
    const request = new Request(`${ADDRESS}/mcp`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const response = await fetchApp(request);
    await response.text();
    return response.headers.get("mcp-session-id") ?? undefined;
  }

  /** A signed-in browser of this person's. */
  async function signIn(as: string) {
    const { cookie, csrf } = await program.sessions.open(as, { replaces: [], userAgent: "hostile suite" });
    const headers: Headers_ = { cookie: `${SESSION_COOKIE}=${cookie}`, "x-csrf-token": csrf };
    return { cookie, csrf, headers };
  }

  async function decide(
    headers: Headers_,
    card: Pick<ApprovalCard, "id" | "digest">,
    decision: DecisionRequest["decision"],
    more: object = {},
  ): Promise<Reply> {
    return send("POST", `/approvals/${encodeURIComponent(card.id)}`, headers, { decision, digest: card.digest, ...more });
  }

  /** An MCP client of this person's; `forge` may change what it sends. */
  async function mcpClient(as: string, forge: (params: Record<string, unknown>) => Record<string, unknown> = (params) => params) {
    const token = await program.tokens.mint(as, "mcp");
    const heard: string[] = [];
    const forging = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const text = request.method === "POST" ? await request.text() : undefined;
      const response = await fetchApp(
        new Request(request.url, { method: request.method, headers: request.headers, ...(text ? { body: forged(text, forge) } : {}) }),
      );
      const kept = response.clone();
      // A stream that never ends is not waited for.
      if (request.method === "POST") heard.push(await kept.text());
      return response;
    };
    const client = new Client(
      { name: "hostile", version: "1" },
      { capabilities: { elicitation: { url: {} } }, versionNegotiation: { mode: "auto" } },
    );
    client.setRequestHandler("elicitation/create", () => ({ action: "accept", content: { approve: true, decision: "approve", countersign: true } }));
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${ADDRESS}/mcp`), {
        fetch: forging,
        requestInit: { headers: { authorization: `Bearer ${token}` } },
      }),
    );
    return {
      token,
      /** Every byte that the server sent this client. */
      heard,
      async call(name: string, args: Record<string, unknown>): Promise<string> {
        try {
          return JSON.stringify(await client.callTool({ name, arguments: args }));
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      close: () => client.close(),
    };
  }

  return { send, session, signIn, decide, mcpClient, close: () => mcp.close() };
}

export type Doors = ReturnType<typeof openDoors>;

function forged(text: string, forge: (params: Record<string, unknown>) => Record<string, unknown>): string {
  const message: unknown = JSON.parse(text);
  if (!isJsonObject(message) || message["method"] !== "tools/call") return text;
  const params = message["params"];
  return isJsonObject(params) ? JSON.stringify({ ...message, params: forge({ ...params }) }) : text;
}
