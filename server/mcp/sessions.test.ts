import { afterEach, describe, expect, test } from "vitest";
import { type Answer, person, startMcpEndpoint } from "./test-endpoint.ts";

type Endpoint = Awaited<ReturnType<typeof startMcpEndpoint>>;

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function start(answer: () => Answer = () => ({ status: "ok", output: { orders: [], hasMore: false } })): Promise<Endpoint> {
  const endpoint = await startMcpEndpoint(answer);
  open.push(endpoint);
  return endpoint;
}

describe("the HTTP door", () => {
  const post = (endpoint: Endpoint, headers: Record<string, string>, body: unknown = INITIALIZE) =>
    fetch(endpoint.url, {
      method: "POST",
      headers: {
        authorization: "Bearer service@demo",
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const INITIALIZE = {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
  };
  const LIST = { jsonrpc: "2.0", id: 2, method: "tools/list" };

  test("gives a session of one principal to nobody else", async () => {
    const endpoint = await start();
    const begun = await post(endpoint, {});
    const session = { "mcp-session-id": begun.headers.get("mcp-session-id") ?? "" };
    expect((await post(endpoint, session, LIST)).status).toBe(200);
    const stolen = await post(endpoint, { ...session, authorization: "Bearer other@demo" }, LIST);
    const invented = await post(endpoint, { "mcp-session-id": crypto.randomUUID() }, LIST);
    expect([stolen.status, invented.status]).toEqual([404, 404]);
    expect(await stolen.text()).toBe(await invented.text());
    expect((await post(endpoint, session, LIST)).status).toBe(200);
  });

  test("keeps at most twenty sessions of one principal, and forgets the oldest", async () => {
    const endpoint = await start();
    const ids = [];
    for (let count = 0; count < 22; count += 1) ids.push((await post(endpoint, {})).headers.get("mcp-session-id") ?? "");
    const statuses = await Promise.all(
      [ids.at(0), ids.at(1), ids.at(2), ids.at(-1)].map(async (id) => (await post(endpoint, { "mcp-session-id": id ?? "" }, LIST)).status),
    );
    expect(statuses).toEqual([404, 404, 200, 200]);
  });

  test("ends a session that its client ends", async () => {
    const endpoint = await start();
    const session = { "mcp-session-id": (await post(endpoint, {})).headers.get("mcp-session-id") ?? "" };
    const ended = await fetch(endpoint.url, { method: "DELETE", headers: { authorization: "Bearer service@demo", ...session } });
    expect(ended.status).toBe(200);
    expect((await post(endpoint, session, LIST)).status).toBe(404);
  });

  test("turns away a page of another origin", async () => {
    const endpoint = await start();
    expect((await post(endpoint, { origin: "https://evil.example" })).status).toBe(403);
    expect((await post(endpoint, { origin: "http://127.0.0.1:8787" })).status).toBe(200);
  });

  test("turns away a foreign host name, which fetch would not send", async () => {
    const { mcp, people } = await start();
    const principal = people.get("service@demo") ?? person("service@demo", "customer_service");
    const request = new Request("http://127.0.0.1/mcp", {
      method: "POST",
      headers: { host: "evil.example", "content-type": "application/json" },
      body: JSON.stringify(INITIALIZE),
    });
    expect((await mcp.handle(request, principal)).status).toBe(403);
  });

  describe("a newer client's call in two rounds", () => {
    const DELIVERY = { delivery: "WH/OUT/00012", date: "2026-06-05" };
    const round = async (endpoint: Endpoint, args: unknown, second?: { readonly requestState?: unknown }, who = "service@demo") => {
      const response = await post(
        endpoint,
        {
          authorization: `Bearer ${who}`,
          "mcp-protocol-version": "2026-07-28",
          "mcp-method": "tools/call",
          "mcp-name": "reschedule_delivery",
        },
        {
          jsonrpc: "2.0",
          id: 3,
          method: "tools/call",
          params: {
            name: "reschedule_delivery",
            arguments: args,
            ...(second ? { inputResponses: { countersign: { action: "accept", content: { approve: true } } }, ...second } : {}),
            _meta: {
              "io.modelcontextprotocol/protocolVersion": "2026-07-28",
              "io.modelcontextprotocol/clientInfo": { name: "raw", version: "1" },
              "io.modelcontextprotocol/clientCapabilities": { elicitation: { url: {} } },
            },
          },
        },
      );
      return (await response.json()).result;
    };
    const proposed = () => start(() => ({ status: "proposed" }));

    test("ends in the approval's state, and its state can't be used again", async () => {
      const endpoint = await proposed();
      const { requestState } = await round(endpoint, DELIVERY);
      expect(await round(endpoint, DELIVERY, { requestState })).toMatchObject({ structuredContent: { approvalId: "approval-1", status: "pending" } });
      expect(await round(endpoint, DELIVERY, { requestState })).toMatchObject({ isError: true });
      expect(endpoint.calls).toHaveLength(1);
    });

    test.for<{ because: string; args?: unknown; who?: string; wait?: string; state?: (real: string) => unknown }>([
      { because: "its state is missing", state: () => undefined },
      { because: "its state is the approval's id", state: () => "approval-1" },
      { because: "its state was altered", state: (real) => `${real.slice(0, -4)}AAAA` },
      { because: "another person sends it", who: "other@demo" },
      { because: "it is about other arguments", args: { ...DELIVERY, date: "2026-07-05" } },
      { because: "it comes too late", wait: "2026-06-03T12:15:00.000Z" },
    ])("is refused when $because, and nothing is called", async ({ args = DELIVERY, who, wait, state = (real) => real }) => {
      const endpoint = await proposed();
      const { requestState } = await round(endpoint, DELIVERY);
      if (wait !== undefined) endpoint.now.at = wait;
      const sent = state(requestState);
      expect(await round(endpoint, args, sent === undefined ? {} : { requestState: sent }, who)).toMatchObject({ isError: true });
      expect(endpoint.calls).toHaveLength(1);
    });
  });
});
