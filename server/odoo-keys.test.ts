import { serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../core/clock.ts";
import { createSandbox } from "../odoo/sandbox/sandbox.ts";
import { type Staging, somebody, startStaging } from "./identity/test-staging.ts";

const KEYS = { clara: "c".repeat(40), "clara@example.com": "e".repeat(40), mallory: "m".repeat(40) } as const;

let odoo: ReturnType<typeof serve>;
let staging: Staging;
beforeAll(async () => {
  const sandbox = createSandbox({ clock: systemClock, database: "sandbox" });
  for (const [login, apiKey] of Object.entries(KEYS)) sandbox.addUser({ login, name: login, groups: ["base.group_user"], apiKey });
  const port = await new Promise<number>((ready) => {
    odoo = serve({ fetch: (request) => sandbox.fetch(request), hostname: "127.0.0.1", port: 0 }, (info) => ready(info.port));
  });
  staging = await startStaging({ ODOO_URL: `http://127.0.0.1:${port}`, ODOO_DB: "sandbox" });
});
afterAll(async () => {
  await staging?.dispose();
  odoo?.close();
});

async function keysOf(login: string, more: Record<string, unknown> = {}) {
  const browser = staging.browser();
  await browser.signIn(somebody(login, undefined, more));
  const { csrf } = (await browser.session()).body;
  const headers = { "x-csrf-token": csrf, "content-type": "application/json" };
  const call = async (method: string, body?: unknown) => {
    const response = await browser.send("/api/odoo-key", { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, text };
  };
  return { put: (apiKey: unknown) => call("PUT", { apiKey }), remove: () => call("DELETE"), get: async () => JSON.parse((await call("GET")).text) };
}

test("a person stores their own key once, it is sealed, works, and can be forgotten", async () => {
  const keys = await keysOf("clara");
  expect(await keys.get()).toEqual({ odoo: staging.program.config.odoo?.url, has: false });
  expect(await keys.put(` ${KEYS.clara}\n`)).toEqual({ status: 204, text: "" });
  expect(await keys.get()).toMatchObject({ has: true });
  const { rows } = await staging.program.store.pool.query("select * from credential");
  expect(JSON.stringify(rows)).not.toContain(KEYS.clara);
  expect(rows).toHaveLength(1);
  expect((await keys.remove()).status).toBe(204);
  expect(await keys.get()).toMatchObject({ has: false });
  const kinds = (await staging.program.audit.list({ limit: 50 })).filter(({ principal }) => principal === "clara").map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(["key_removed", "key_stored"]);
  expect(JSON.stringify(await staging.program.audit.list({ limit: 50 }))).not.toContain(KEYS.clara);
});

test("a key of the person's verified address is theirs too", async () => {
  const keys = await keysOf("dora", { email: "Clara@example.com", email_verified: true });
  expect((await keys.put(KEYS["clara@example.com"])).status).toBe(204);
});

describe("a key is refused and not kept", () => {
  test.for<{ because: string; key: unknown; more?: Record<string, unknown>; status: number }>([
    { because: "it is somebody else's", key: KEYS.mallory, status: 403 },
    { because: "it is of an address that nobody verified", key: KEYS["clara@example.com"], more: { email: "clara@example.com" }, status: 403 },
    { because: "Odoo doesn't know it", key: "x".repeat(40), status: 502 },
    { because: "it is no key", key: "short", status: 400 },
    { because: "it would break a header", key: `${"x".repeat(30)}\r\nx-odoo-database: other`, status: 400 },
    { because: "it is no text", key: 7, status: 400 },
  ])("when $because", async ({ key, more, status }) => {
    const keys = await keysOf("clara", more);
    const answer = await keys.put(key);
    expect(answer.status).toBe(status);
    if (typeof key === "string" && key.length > 10) expect(answer.text).not.toContain(key.slice(0, 20));
    expect(await keys.get()).toMatchObject({ has: false });
  });
});
