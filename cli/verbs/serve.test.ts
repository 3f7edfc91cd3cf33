import { HttpAgent } from "@ag-ui/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ask, startTestServer } from "../testing/test-server.ts";

const openOrders = z.object({
  result: z.object({
    answer: z.string(),
    facts: z.array(z.object({ value: z.string(), source: z.object({ model: z.string(), field: z.string() }) })),
  }),
});

describe("the running program", () => {
  let server: Awaited<ReturnType<typeof startTestServer>>;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.dispose());

  /** A delivery that can be moved, as the copilot itself lists them. */
  async function lateDelivery(): Promise<string> {
    const person = await server.signIn("customer_service@demo");
    const { result } = openOrders.parse(await person.ask("Which deliveries are late?"));
    const reference = result.facts.find(
      ({ source, value }) => source.model === "stock.picking" && source.field === "name" && value.includes("/OUT/"),
    );
    expect(reference).toBeDefined();
    return reference?.value ?? "";
  }

  test("answers where an order is, from its records", async () => {
    const person = await server.signIn("customer_service@demo");
    const list = await person.ask("Show me the open orders");
    const order = list.result.facts.find(({ source }) => source.model === "sale.order" && source.field === "name")?.value;
    const { result } = await person.ask(`Where is order ${order}?`);
    expect(result).toMatchObject({ outcome: "answered", useCase: { id: "order_status" }, model: "playbook" });
    expect(result.answer).toContain(order);
    expect(result.facts.length).toBeGreaterThan(3);
  });

  test("a moved delivery waits for the approver, is done once, and the chat goes on", async () => {
    const delivery = await lateDelivery();
    const requester = await server.signIn("customer_service@demo");
    const approver = await server.signIn("operations_manager@demo");
    const { result } = await requester.ask(`Move delivery ${delivery} to next Friday`);
    expect(result).toMatchObject({ outcome: "needs_approval", approvals: [{ summary: expect.stringContaining(delivery) }] });
    const [waiting] = result.approvals;
    if (!waiting) throw new Error("no approval");

    expect((await requester.ask("Which deliveries are late?")).result.outcome).toBe("answered");
    expect(await requester.decide(waiting, "approve")).toMatchObject({ status: 403 });
    expect(await approver.decide({ ...waiting, digest: "0".repeat(64) }, "approve")).toMatchObject({ status: 409 });

    const both = await Promise.all([
      approver.decide(waiting, "approve"),
      (await server.signIn("operations_manager2@demo")).decide(waiting, "approve"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const card = await requester.get(`/approvals/${waiting.id}`);
    expect(card).toMatchObject({ status: "committed", outcome: expect.stringContaining("Done in Odoo") });
  });

  test("rejecting changes nothing and says so", async () => {
    const delivery = await lateDelivery();
    const requester = await server.signIn("customer_service@demo");
    const { result } = await requester.ask(`Move delivery ${delivery} to ${inDays(90)}`);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error("no approval");
    const approver = await server.signIn("operations_manager@demo");
    expect(await approver.decide(waiting, "reject", { note: "the customer is closed" })).toMatchObject({
      status: 200,
      body: { status: "rejected", outcome: expect.stringContaining("Nothing was changed in Odoo") },
    });
  });

  test.for([
    { because: "there is no session", headers: {}, status: 401 },
    { because: "a bearer token is used, which is never good for a decision", headers: { authorization: "Bearer TOKEN" }, status: 401 },
  ])("a decision is refused when $because", async ({ headers, status }) => {
    const token = await server.program.tokens.mint("operations_manager@demo", "agent");
    const filled = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value.replace("TOKEN", token)]));
    const response = await fetch(`${server.url}/approvals/x`, {
      method: "POST",
      headers: { "content-type": "application/json", ...filled },
      body: JSON.stringify({ decision: "approve", digest: "0".repeat(64) }),
    });
    expect(response.status).toBe(status);
  });

  test("a decision without the page's CSRF token is refused", async () => {
    const { headers } = await server.signIn("operations_manager@demo");
    const response = await fetch(`${server.url}/approvals/x`, {
      method: "POST",
      headers: { ...headers, "x-csrf-token": "guess" },
      body: JSON.stringify({ decision: "approve", digest: "0".repeat(64) }),
    });
    expect(response.status).toBe(403);
  });

  test.for([
    { because: "another host name", path: "/api/demo", headers: { host: "evil.example" }, status: 403 },
    { because: "MCP without a token", path: "/mcp", headers: {}, status: 401 },
    { because: "the cs command's door without the lock file's token", path: "/cli", headers: {}, status: 401 },
  ])("$because is refused", async ({ path, headers, status }) => {
    const { request } = await import("node:http");
    const got = await new Promise<number>((done, fail) => {
      const sent = request(
        `${server.url}${path}`,
        { method: path === "/api/demo" ? "GET" : "POST", headers: { "content-type": "application/json", ...headers } },
        (response) => {
          response.resume();
          done(response.statusCode ?? 0);
        },
      );
      sent.once("error", fail);
      sent.end(path === "/api/demo" ? undefined : "{}");
    });
    expect(got).toBe(status);
  });

  test.for([
    { because: "it is empty", question: "", says: /empty/ },
    { because: "it has 100,000 characters", question: "a".repeat(100_000), says: /100000 characters/ },
    { because: "it holds only control and bidirectional characters", question: "\u202e\u200b\u0007", says: /empty/ },
  ])("a message is refused with what to do when $because", async ({ question, says }) => {
    const person = await server.signIn("customer_service@demo");
    expect((await person.ask(question)).result).toMatchObject({ outcome: "failed", answer: expect.stringMatching(says) });
  });

  test("a request outside every use is declined with what is on offer", async () => {
    const person = await server.signIn("customer_service@demo");
    const { result } = await person.ask("Write me a poem about the sea");
    expect(result.outcome).toBe("refused");
    expect(result.choices?.length).toBeGreaterThan(0);
  });

  test("cost is not requested from Odoo for customer service, and a finance manager sees it", async () => {
    const products = await (await server.signIn("customer_service@demo")).ask("What does product VLV-0001 cost us?");
    const manager = await (await server.signIn("finance_manager@demo")).ask("What does product VLV-0001 cost us?");
    expect(products.result.masked.map(({ field }) => field)).toContain("standard_price");
    expect(products.result.answer).toMatch(/outside your role/i);
    expect(products.result.facts.some(({ source }) => source.field === "standard_price")).toBe(false);
    expect(manager.result.masked.map(({ field }) => field)).not.toContain("standard_price");
  });

  test("a question that is sent twice under one run id is one turn", async () => {
    const { headers } = await server.signIn("customer_service@demo");
    const [thread, run] = [crypto.randomUUID(), crypto.randomUUID()];
    const before = await server.program.approvals.list(await server.program.people.get("customer_service@demo", "console"));
    const both = await Promise.all([1, 2].map(() => ask(server.url, headers, thread, "Note on S10002: the customer wants one shipment", run)));
    const after = await server.program.approvals.list(await server.program.people.get("customer_service@demo", "console"));
    expect(both[0]?.result.approvals).toEqual(both[1]?.result.approvals);
    expect(after.length - before.length).toBe(1);
  });

  test("the official AG-UI client runs a turn with a bearer token for agents", async () => {
    const token = await server.program.tokens.mint("customer_service@demo", "agent");
    const agent = new HttpAgent({ url: `${server.url}/agent`, threadId: crypto.randomUUID(), headers: { authorization: `Bearer ${token}` } });
    agent.messages = [{ id: "1", role: "user", content: "Where is order S10001?" }];
    const types: string[] = [];
    await agent.runAgent({}, { onEvent: ({ event }) => void types.push(event.type) });
    expect(types).toEqual(
      expect.arrayContaining(["RUN_STARTED", "TOOL_CALL_START", "TOOL_CALL_RESULT", "TEXT_MESSAGE_CONTENT", "CUSTOM", "RUN_FINISHED"]),
    );
    expect(agent.messages.findLast(({ role }) => role === "assistant")).toMatchObject({ content: expect.stringContaining("S10001") });
  });

  test("the audit is whole, and shows auditors what happened", async () => {
    expect(await server.program.audit.verify()).toMatchObject({ ok: true, problems: [] });
    const auditor = await server.signIn("auditor@demo");
    expect((await auditor.get("/api/audit?limit=5")).length).toBe(5);
    const clerk = await server.signIn("customer_service@demo");
    expect(await clerk.get("/api/audit")).toMatchObject({ code: "DENIED" });
  });

  test("describes itself, and says that it is ready", async () => {
    const api = await (await fetch(`${server.url}/openapi.json`)).json();
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(["/agent", "/approvals/{id}", "/healthz"]));
    expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ status: "ready", odoo: "embedded" });
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain("process_cpu");
  });
});

/** A day that many from now, as ISO has it. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
