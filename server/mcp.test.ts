import { InMemoryTransport } from "@modelcontextprotocol/client";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { afterEach, describe, expect, test } from "vitest";
import { CopilotError } from "../core/errors.ts";
import { connect, connectHttp, connectOlder, type Elicitation, type TestClient } from "./mcp/test-clients.ts";
import { type Answer, person, startMcpEndpoint } from "./mcp/test-endpoint.ts";

type Endpoint = Awaited<ReturnType<typeof startMcpEndpoint>>;

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function start(answer: (name: string, args: unknown) => Answer | Error = () => FOUND): Promise<Endpoint> {
  const endpoint = await startMcpEndpoint(answer);
  open.push(endpoint);
  return endpoint;
}

async function opened(client: Promise<TestClient>): Promise<TestClient> {
  open.push(await client);
  return client;
}

async function inMemory(endpoint: Endpoint, who: string, mode: "auto" | "legacy", elicitation?: Elicitation): Promise<TestClient> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const principal = endpoint.people.get(who) ?? person(who, "buyer");
  open.push(serveStdio(endpoint.mcp.factoryFor(principal), { transport: ours }));
  return connect(theirs, mode, elicitation);
}

const FOUND: Answer = { status: "ok", output: { orders: [{ id: "7", reference: "S00007", ordered: null }], hasMore: false } };

const CLIENTS = [
  {
    client: "the newer client over HTTP",
    era: "modern",
    open: (endpoint: Endpoint, who: string, elicitation?: Elicitation) => connectHttp(endpoint.url, who, "auto", elicitation),
  },
  {
    client: "the newer client speaking the older era over HTTP",
    era: "legacy",
    open: (endpoint: Endpoint, who: string, elicitation?: Elicitation) => connectHttp(endpoint.url, who, "legacy", elicitation),
  },
  {
    client: "the older client over HTTP",
    era: "legacy",
    open: (endpoint: Endpoint, who: string, elicitation?: Elicitation) => connectOlder(endpoint.url, who, elicitation),
  },
  {
    client: "the newer client over a pipe",
    era: "modern",
    open: (endpoint: Endpoint, who: string, elicitation?: Elicitation) => inMemory(endpoint, who, "auto", elicitation),
  },
  {
    client: "the newer client speaking the older era over a pipe",
    era: "legacy",
    open: (endpoint: Endpoint, who: string, elicitation?: Elicitation) => inMemory(endpoint, who, "legacy", elicitation),
  },
] as const;

describe.for(CLIENTS)("$client", ({ era, open: openClient }) => {
  test("lists exactly the tools of the person's use cases", async () => {
    const endpoint = await start();
    const service = await opened(openClient(endpoint, "service@demo"));
    expect(service.era).toBe(era);
    const tools = await service.tools();
    expect(tools.map(({ name, readOnly }) => [name, readOnly])).toEqual([
      ["find_orders", true],
      ["reschedule_delivery", false],
      ["get_approval", true],
    ]);
    expect(tools[0]?.output).toMatchObject({ type: "object", properties: { orders: { type: "array" } } });
    expect(tools[1]?.description).toMatch(/only proposes/);

    const buyer = await opened(openClient(endpoint, "buyer@demo"));
    expect((await buyer.tools()).map(({ name }) => name)).toEqual(["find_orders", "find_vendor_prices", "get_approval"]);
  });

  test("gets a read tool's answer as data and as compact text, attributed to one use case", async () => {
    const endpoint = await start();
    const client = await opened(openClient(endpoint, "service@demo"));
    expect(await client.call("find_orders", { customer: "Azure" })).toEqual({
      isError: false,
      text: '{"orders":[{"id":"7","reference":"S00007"}],"hasMore":false}',
      data: { orders: [{ id: "7", reference: "S00007", ordered: null }], hasMore: false },
    });
    const [call] = endpoint.calls;
    expect(call).toMatchObject({
      name: "find_orders",
      args: { customer: "Azure" },
      turn: { principal: { id: "service@demo" }, model: "none", useCases: [{ id: "order_status" }] },
    });
    expect(call?.turn.useCases).toHaveLength(1);
    expect(call?.turn.thread).toMatch(/^mcp:service@demo:[0-9a-f-]{36}$/);
  });

  test("gets an answer with fields masked away, which still fits the tool's schema", async () => {
    const endpoint = await start(() => ({
      status: "ok",
      output: { orders: [{}, { id: "8", ordered: "•••• 2026" }] },
      masked: [{ model: "sale.order", field: "name", class: "open" }],
    }));
    const client = await opened(openClient(endpoint, "service@demo"));
    await client.tools();
    const { data, text } = await client.call("find_orders", { customer: "A" });
    expect(data).toEqual({ orders: [{}, { id: "8", ordered: "•••• 2026" }] });
    expect(text).toContain("Outside this person's role, so left out or masked: sale.order.name.");
  });

  test("gets an answer that is too long cut, and is told so", async () => {
    const endpoint = await start(() => ({
      status: "ok",
      output: { orders: Array.from({ length: 5_000 }, (_, id) => ({ id: String(id), reference: `S${id}` })), hasMore: false },
    }));
    const client = await opened(openClient(endpoint, "service@demo"));
    const { text, data } = await client.call("find_orders", { customer: "A" });
    expect(text.length).toBeLessThanOrEqual(40_000);
    expect(data).toMatchObject({ hasMore: true });
  });

  test("gets a refusal with our message and the choices", async () => {
    const endpoint = await start(() => ({
      status: "failed",
      code: "AMBIGUOUS",
      message: "Two customers are called Azure.",
      choices: ["Azure Interior", "Azure Exterior"],
    }));
    const client = await opened(openClient(endpoint, "service@demo"));
    await client.tools();
    expect(await client.call("find_orders", { customer: "Azure" })).toMatchObject({
      isError: true,
      text: "Two customers are called Azure.\nIt could be:\n- Azure Interior\n- Azure Exterior",
    });
  });

  test.for([
    {
      because: "a failure of ours",
      error: new CopilotError("STORE_UNAVAILABLE", "The database can't be reached.", { cause: new Error("secret-host:5432") }),
      says: "The database can't be reached.",
    },
    {
      because: "a bug",
      error: new TypeError("secret-host is undefined"),
      says: "Something went wrong here, and nothing was changed in Odoo. Try again.",
    },
  ])("is told of $because in our words only", async ({ error, says }) => {
    const endpoint = await start(() => error);
    const client = await opened(openClient(endpoint, "service@demo"));
    expect(await client.call("find_orders", { customer: "A" })).toEqual({ isError: true, text: says, data: undefined });
  });

  test("reaches the gate with no use case when it calls what was not offered", async () => {
    const endpoint = await start(() => ({ status: "denied", code: "DENIED", message: "Not one of yours.", choices: [] }));
    const client = await opened(openClient(endpoint, "service@demo"));
    expect(await client.call("find_vendor_prices", {})).toMatchObject({ isError: true, text: "Not one of yours." });
    expect(endpoint.calls[0]?.turn.useCases).toEqual([]);
  });

  test.for([
    { because: "too large", args: { customer: "x".repeat(20_000) } },
    { because: "nested too deep", args: { customer: JSON.parse("[".repeat(40) + "]".repeat(40)) } },
  ])("has arguments that are $because turned away before the gate", async ({ args }) => {
    const endpoint = await start();
    const client = await opened(openClient(endpoint, "service@demo"));
    expect(await client.call("find_orders", args)).toMatchObject({ isError: true });
    expect(endpoint.calls).toEqual([]);
  });

  test("is told that a proposal waits, where a person decides, and later what became of it", async () => {
    const endpoint = await start(() => ({ status: "proposed" }));
    const client = await opened(openClient(endpoint, "service@demo"));
    const proposed = await client.call("reschedule_delivery", { delivery: "WH/OUT/00012", date: "2026-06-05" });
    expect(proposed.isError).toBe(false);
    expect(proposed.text).toContain("Nothing has changed in Odoo yet.");
    const view = {
      approvalId: "approval-1",
      status: "pending",
      waitsFor: "the requester",
      expiresAt: "2026-06-03T12:00:00.000Z",
      url: "http://127.0.0.1:8787/console/approvals/approval-1",
      changedInOdoo: false,
    };
    expect(proposed.data).toMatchObject(view);
    expect(endpoint.calls[0]?.turn.useCases.map(({ id }) => id)).toEqual(["move_delivery"]);

    expect((await client.call("get_approval", { id: "approval-1" })).data).toMatchObject(view);
    endpoint.decide("approval-1", "committed");
    expect(await client.call("get_approval", { id: "approval-1" })).toMatchObject({
      text: expect.stringContaining("carried out in Odoo"),
      data: { status: "committed", changedInOdoo: true, outcome: "Carried out on 3 June 2026." },
    });
    endpoint.decide("approval-1", "rejected");
    expect((await client.call("get_approval", { id: "approval-1" })).text).toContain("Nothing was changed in Odoo");
    expect(await client.call("get_approval", { id: "approval-2" })).toMatchObject({ isError: true });
    expect(await client.call("get_approval", {})).toMatchObject({ isError: true });
    expect(endpoint.calls).toHaveLength(1);
  });

  test.for(["accept", "decline"] as const)("that can open an address is shown the approval's, and its %s decides nothing", async (elicitation) => {
    const endpoint = await start(() => ({ status: "proposed" }));
    const client = await opened(openClient(endpoint, "service@demo", elicitation));
    const proposed = await client.call("reschedule_delivery", { delivery: "WH/OUT/00012", date: "2026-06-05" });
    expect(client.asked).toHaveLength(1);
    expect(client.asked[0]).toMatchObject({ mode: "url", url: "http://127.0.0.1:8787/console/approvals/approval-1" });
    expect(client.asked[0]).not.toHaveProperty("requestedSchema");
    expect(proposed).toMatchObject({ isError: false, data: { approvalId: "approval-1", status: "pending", changedInOdoo: false } });
    expect(endpoint.calls).toHaveLength(1);
  });

  test("has one prompt for each of the person's use cases", async () => {
    const endpoint = await start();
    const client = await opened(openClient(endpoint, "service@demo"));
    expect(await client.prompts()).toEqual(["order_status", "look_at_deliveries", "move_delivery"]);
    expect(await client.prompt("order_status")).toBe("First order_status");
    expect(await client.prompt("order_status", { question: "Where is S00007?" })).toBe("Where is S00007?");
    await expect(client.prompt("vendor_prices")).rejects.toThrow(/no such prompt/);
  });
});
