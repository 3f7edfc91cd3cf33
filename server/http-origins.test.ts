import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "./identity/test-staging.ts";

const PUBLIC = { COUNTERSIGN_PUBLIC_URL: "https://copilot.example.com" };

describe("behind https", () => {
  let staging: Staging;
  beforeAll(async () => {
    staging = await startStaging(PUBLIC);
  });
  afterAll(() => staging?.dispose());

  test("cookies are bound to our host, Secure, out of scripts' reach, and Strict; the one for the way back is Lax", async () => {
    const browser = staging.browser();
    const begun = await browser.send("/auth/sign-in");
    expect(begun.headers.get("set-cookie")).toMatch(
      /^__Host-countersign_sign_in_[0-9a-f]{12}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const landed = await browser.signIn(somebody("clara"));
    const session = landed.headers.getSetCookie().find((line) => line.includes("countersign_session"));
    expect(session).toMatch(/^__Host-countersign_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect((await browser.session()).status).toBe(200);
  });

  test("only our public origin changes anything", async () => {
    const browser = staging.browser();
    await browser.signIn(somebody("clara"));
    const { csrf } = (await browser.session()).body;
    const sendFrom = async (origin: string) =>
      (
        await browser.send("/api/odoo-key", {
          method: "PUT",
          body: "{}",
          headers: { origin, "x-csrf-token": csrf, "content-type": "application/json" },
        })
      ).status;
    expect(await sendFrom("https://copilot.example.com")).toBe(400);
    for (const origin of ["http://copilot.example.com", "https://copilot.example.com.evil.example", "https://odoo.example.com"])
      expect([origin, await sendFrom(origin)]).toEqual([origin, 403]);
  });

  test("an MCP client on a page of somebody's own machine is foreign", async () => {
    const token = await staging.issuer.accessToken("https://copilot.example.com/mcp", somebody("clara"));
    const response = await fetch(`${staging.url}/mcp`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, origin: "http://localhost:6274", "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(403);
  });

  test("no foreign page may hold ours in a frame, or read across origins", async () => {
    for (const path of ["/", "/console", "/auth/signed-out", "/api/session"]) {
      const response = await fetch(`${staging.url}${path}`, { headers: { origin: "https://odoo.example.com" } });
      expect(response.headers.get("content-security-policy")).toMatch(/frame-ancestors 'self'(;|$)/);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

describe("with pages that may hold the chat in a frame", () => {
  let staging: Staging;
  beforeAll(async () => {
    staging = await startStaging({ ...PUBLIC, COUNTERSIGN_WIDGET_ORIGINS: "https://odoo.example.com" });
  });
  afterAll(() => staging?.dispose());

  test("the session's cookie works in their frames, and is another one in each", async () => {
    const landed = await staging.browser().signIn(somebody("clara"));
    const session = landed.headers.getSetCookie().find((line) => line.includes("countersign_session"));
    expect(session).toMatch(/^__Host-countersign_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/);
  });

  test("they frame the chat, never the console or a sign-in", async () => {
    const policyOf = async (path: string) => (await fetch(`${staging.url}${path}`)).headers.get("content-security-policy");
    expect(await policyOf("/")).toMatch(/frame-ancestors 'self' https:\/\/odoo\.example\.com(;|$)/);
    for (const path of ["/console", "/console/approvals/7", "/auth/signed-out", "/api/session"])
      expect(await policyOf(path)).toMatch(/frame-ancestors 'self'(;|$)/);
  });

  test("they load our script, read nobody's data, and change nothing even with cookie and CSRF token", async () => {
    const allowed = async (path: string, origin: string) =>
      (await fetch(`${staging.url}${path}`, { headers: { origin } })).headers.get("access-control-allow-origin");
    expect(await allowed("/widget.js", "https://odoo.example.com")).toBe("https://odoo.example.com");
    expect(await allowed("/widget.js", "https://evil.example")).toBeNull();
    for (const path of ["/api/session", "/approvals", "/", "/openapi.json"]) expect(await allowed(path, "https://odoo.example.com")).toBeNull();
    const browser = staging.browser();
    await browser.signIn(somebody("clara"));
    const { csrf } = (await browser.session()).body;
    const headers = { origin: "https://odoo.example.com", "x-csrf-token": csrf, "content-type": "application/json" };
    expect((await browser.send("/agent", { method: "POST", body: "{}", headers })).status).toBe(403);
    const preflight = await browser.send("/agent", { method: "OPTIONS", headers: { ...headers, "access-control-request-method": "POST" } });
    expect(preflight.headers.get("access-control-allow-methods")).toBeNull();
  });
});
