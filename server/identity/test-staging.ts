import { createServer } from "node:net";
import { startTestServer } from "../../cli/testing/test-server.ts";
import type { SessionInfo } from "../../core/wire.ts";
import { type Claims, startTestIssuer, type TestIssuer } from "./test-issuer.ts";

export const NOW = new Date("2026-06-03T12:00:00Z");

/** Somebody at the test's identity provider, in every company. */
export function somebody(login: string, groups: unknown = ["countersign-customer-service"], more: Record<string, unknown> = {}): Claims {
  return {
    sub: `sub-of-${login}`,
    preferred_username: login,
    name: login,
    groups,
    countersign_companies: "all",
    countersign_warehouses: "all",
    ...more,
  };
}

/** The whole program as staging, with an identity provider and a clock that the test moves. */
export async function startStaging(settings: Readonly<Record<string, string>> = {}) {
  const now = { at: NOW };
  const issuer = await startTestIssuer({ now: () => now.at.getTime() });
  const port = await freePort();
  const server = await startTestServer(
    {
      COUNTERSIGN_ENV: "staging",
      COUNTERSIGN_SECRET: "a secret of the tests, long enough to pass",
      COUNTERSIGN_PORT: String(port),
      COUNTERSIGN_PUBLIC_URL: `http://127.0.0.1:${port}`,
      OIDC_ISSUER: issuer.issuer,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      ...settings,
    },
    { clock: () => now.at },
  );
  return {
    ...server,
    issuer,
    now,
    audience: `${server.program.config.publicUrl}/mcp`,
    later: (minutes: number) => {
      now.at = new Date(now.at.getTime() + minutes * 60_000);
    },
    browser: () => createBrowser(server.url, issuer),
    audited: async (kind: string) => (await server.program.audit.list({ limit: 500 })).filter((entry) => entry.kind === kind),
    async dispose() {
      await server.dispose();
      await issuer.close();
    },
  };
}

export type Staging = Awaited<ReturnType<typeof startStaging>>;

/** Cookies and redirects as a browser treats them, one step at a time. */
export function createBrowser(url: string, issuer: TestIssuer) {
  const jar = new Map<string, string>();
  async function send(path: string, init: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string } = {}) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(path, url), { ...init, redirect: "manual", headers: { ...(cookie ? { cookie } : {}), ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  /** From our sign-in to the identity provider and back to the address with the code, which is not opened yet. */
  async function toCallback(back = "/"): Promise<string> {
    const begun = await send(`/auth/sign-in?return=${encodeURIComponent(back)}`);
    const there = await fetch(begun.headers.get("location") ?? "missing:", { redirect: "manual" });
    const location = new URL(there.headers.get("location") ?? "missing:");
    return location.pathname + location.search;
  }
  return {
    jar,
    send,
    toCallback,
    async signIn(claims: Claims, back?: string): Promise<Response> {
      issuer.person.claims = claims;
      return send(await toCallback(back));
    },
    async session(): Promise<{
      readonly status: number;
      readonly body: { principal: { id: string; roles: string[] }; csrf: string; suggestions: SessionInfo["suggestions"] };
    }> {
      const response = await send("/api/session");
      return { status: response.status, body: await response.json() };
    },
    sessionCookie: () => [...jar].find(([name]) => name.endsWith("countersign_session"))?.[1],
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise<void>((closed) => void server.close(() => closed()));
  return typeof address === "object" && address ? address.port : 0;
}
