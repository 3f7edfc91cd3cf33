import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "../identity/test-staging.ts";
import { connectHttp } from "./test-clients.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
};
const LIST = { jsonrpc: "2.0", id: 2, method: "tools/list" };

const post = (token: string | undefined, headers: Record<string, string> = {}, body: unknown = INITIALIZE) =>
  fetch(`${staging.url}/mcp`, {
    method: "POST",
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body: JSON.stringify(body),
  });
const tokenOf = (login: string, more: Record<string, unknown> = {}) => staging.issuer.accessToken(staging.audience, somebody(login), more);

test("a client finds out whose tokens are good here", async () => {
  const refused = await post(undefined);
  expect(refused.status).toBe(401);
  const [, where = ""] = /resource_metadata="([^"]+)"/.exec(refused.headers.get("www-authenticate") ?? "") ?? [];
  expect(where).toBe(`${staging.url}/.well-known/oauth-protected-resource/mcp`);
  for (const address of [where, `${staging.url}/.well-known/oauth-protected-resource`])
    expect(await (await fetch(address)).json()).toMatchObject({
      resource: `${staging.url}/mcp`,
      authorization_servers: [staging.issuer.issuer],
      bearer_methods_supported: ["header"],
    });
});

test("a token for our audience opens the tools of its person's use cases", async () => {
  const client = await connectHttp(new URL(`${staging.url}/mcp`), await tokenOf("clara"), "auto");
  const names = (await client.tools()).map(({ name }) => name);
  expect(names).toContain("get_approval");
  expect(names.length).toBeGreaterThan(3);
  await client.close();
});

test("a person without a role is offered nothing but looking approvals up", async () => {
  const token = await staging.issuer.accessToken(staging.audience, somebody("guest", []));
  const client = await connectHttp(new URL(`${staging.url}/mcp`), token, "auto");
  expect((await client.tools()).map(({ name }) => name)).toEqual(["get_approval"]);
  await client.close();
});

describe("a token is refused, with the address of the metadata", () => {
  test.for<{ because: string; token: () => Promise<string> }>([
    { because: "it is for another audience", token: () => tokenOf("clara", { aud: "https://elsewhere.example/mcp" }) },
    { because: "it is an ID token of our own client", token: () => tokenOf("clara", { aud: "countersign" }) },
    { because: "it has expired", token: () => tokenOf("clara", { exp: 1 }) },
    { because: "it is not valid yet", token: () => tokenOf("clara", { nbf: 4_000_000_000 }) },
    { because: "another issuer made it", token: () => tokenOf("clara", { iss: "https://evil.example" }) },
    { because: "it is one that cs token makes", token: () => staging.program.tokens.mint("customer_service@demo", "mcp") },
    { because: "it is nothing", token: async () => "nothing" },
  ])("when $because", async ({ token }) => {
    const response = await post(await token());
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/error="invalid_token", resource_metadata="/);
  });

  test("when its person was disabled while their session was open", async () => {
    const token = await tokenOf("dora");
    const session = { "mcp-session-id": (await post(token)).headers.get("mcp-session-id") ?? "" };
    expect((await post(token, session, LIST)).status).toBe(200);
    await staging.program.identity?.setDisabled("dora", true);
    expect((await post(token, session, LIST)).status).toBe(401);
  });
});

test("a session of one person is unknown to another, even of the same role", async () => {
  const session = { "mcp-session-id": (await post(await tokenOf("clara"))).headers.get("mcp-session-id") ?? "" };
  expect((await post(await tokenOf("cleo"), session, LIST)).status).toBe(404);
  expect((await post(await tokenOf("clara"), session, LIST)).status).toBe(200);
});

test.for(["https://evil.example", "null", "http://127.0.0.1.evil.example"])("a page of %s is turned away", async (origin) => {
  expect((await post(await tokenOf("clara"), { origin })).status).toBe(403);
});

test("a browser session is no way into MCP", async () => {
  const browser = staging.browser();
  await browser.signIn(somebody("clara"));
  expect((await browser.send("/mcp", { method: "POST", body: JSON.stringify(INITIALIZE) })).status).toBe(401);
});
