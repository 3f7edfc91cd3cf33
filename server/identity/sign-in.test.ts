import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "./test-staging.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());
beforeEach(() => {
  staging.now.at = new Date(staging.now.at.getTime() + 60_000);
  staging.issuer.person.altered = (claims) => claims;
});

describe("signing in", () => {
  test("gives the person of the claims, with the roles of their groups, and comes back to where one was", async () => {
    const browser = staging.browser();
    const landed = await browser.signIn(somebody("clara", ["countersign-customer-service", "unknown"]), "/console/approvals/7?x=1");
    expect([landed.status, landed.headers.get("location")]).toEqual([303, "/console/approvals/7?x=1"]);
    const { status, body } = await browser.session();
    expect([status, body.principal]).toEqual([200, { id: "clara", name: "clara", roles: ["customer_service"] }]);
    expect(body.suggestions.length).toBeGreaterThan(0);
    expect(await staging.audited("session_opened")).toContainEqual(
      expect.objectContaining({ principal: "clara", roles: ["customer_service"], subject: expect.stringMatching(/^[0-9a-f]{64}$/) }),
    );
  });

  test.for(["https://evil.example/", "//evil.example", "/\\evil.example", "/auth/sign-in", "javascript:alert(1)"])(
    "never leads to %s",
    async (back) => {
      const landed = await staging.browser().signIn(somebody("clara"), back);
      expect(landed.headers.get("location")).toBe("/");
    },
  );

  test("without a known group is possible, and shows that there is no role and nothing else", async () => {
    const browser = staging.browser();
    await browser.signIn(somebody("guest", ["unknown"]));
    const { body } = await browser.session();
    expect([body.principal.roles, body.suggestions]).toEqual([[], []]);
    expect(await (await browser.send("/approvals")).json()).toEqual([]);
    expect((await browser.send("/api/audit")).status).toBe(403);
  });

  test("asks for PKCE, state and nonce, each new every time", async () => {
    const ask = async () => new URL((await staging.browser().send("/auth/sign-in")).headers.get("location") ?? "").searchParams;
    const [one, other] = [await ask(), await ask()];
    expect(one.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(one.get(name)?.length).toBeGreaterThan(30);
      expect(one.get(name)).not.toBe(other.get(name));
    }
  });
});

describe("a sign-in is refused", () => {
  const refused = async (response: Response) => {
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie().some((line) => /countersign_session=[^;]/.test(line))).toBe(false);
    expect(await response.text()).toContain("/auth/sign-in");
  };

  test("when its state was used before", async () => {
    const browser = staging.browser();
    const callback = await browser.toCallback();
    const cookies = [...browser.jar];
    expect((await browser.send(callback)).status).toBe(303);
    const replay = staging.browser();
    for (const [name, value] of cookies) replay.jar.set(name, value);
    await refused(await replay.send(callback));
  });

  test("when another browser began it", async () => {
    const callback = await staging.browser().toCallback();
    await refused(await staging.browser().send(callback));
    const other = staging.browser();
    await other.toCallback();
    await refused(await other.send(callback));
  });

  test("when its state is made up, missing or late", async () => {
    const browser = staging.browser();
    const callback = await browser.toCallback();
    await refused(await browser.send(callback.replace(/state=[^&]+/, "state=mine")));
    await refused(await browser.send(callback.replace(/&?state=[^&]+/, "")));
    const late = staging.browser();
    const lateCallback = await late.toCallback();
    staging.later(11);
    await refused(await late.send(lateCallback));
  });

  test("when the code was stolen: without the verifier the provider doesn't redeem it", async () => {
    const victim = staging.browser();
    const code = new URL(await victim.toCallback(), "http://x").searchParams.get("code") ?? "";
    expect(staging.issuer.codes.has(code)).toBe(true);
    const thief = staging.browser();
    const own = await thief.toCallback();
    await refused(await thief.send(own.replace(/code=[^&]+/, `code=${code}`)));
    expect((await staging.audited("session_refused"))[0]).toMatchObject({ principal: "nobody", code: "UNAUTHENTICATED" });
  });

  test.for<{ because: string; change: Record<string, unknown> }>([
    { because: "the nonce is another sign-in's", change: { nonce: "another" } },
    { because: "the nonce is missing", change: { nonce: undefined } },
    { because: "the ID token is of another issuer", change: { iss: "http://127.0.0.1:1" } },
    { because: "the ID token is for another client", change: { aud: "another" } },
    { because: "the ID token has expired", change: { exp: 1_700_000_000 } },
    { because: "the ID token was made in the future", change: { iat: 4_000_000_000 } },
    { because: "the ID token names a demo person", change: { preferred_username: "operations_manager@demo" } },
  ])("when $because", async ({ change }) => {
    staging.issuer.person.claims = somebody("clara");
    staging.issuer.person.altered = (claims) => ({ ...claims, ...change });
    const browser = staging.browser();
    await refused(await browser.send(await browser.toCallback()));
  });

  test("when somebody else has the login of a person already known", async () => {
    await staging.browser().signIn(somebody("taken"));
    const browser = staging.browser();
    await refused(await browser.signIn({ ...somebody("taken", ["countersign-admins"]), sub: "another" }));
    expect(await staging.program.people.find("taken", "workflow")).toMatchObject({ roles: ["customer_service"] });
  });
});

describe("nothing changes", () => {
  const POSTS = [
    { path: "/agent", method: "POST" },
    { path: "/approvals/7", method: "POST" },
    { path: "/api/odoo-key", method: "PUT" },
    { path: "/api/session", method: "DELETE" },
  ];
  test.for([
    { because: "another site's page asks", headers: { origin: "https://evil.example" } },
    { because: "a page without an origin asks", headers: { origin: "null" } },
    { because: "another port's page asks", headers: { origin: "http://127.0.0.1:1" } },
    { because: "a page of ours over another protocol asks", headers: { origin: "https://127.0.0.1" } },
    { because: "the browser says that another site asks", headers: { "sec-fetch-site": "cross-site" } },
    { because: "a page of the same site but another origin asks", headers: { "sec-fetch-site": "same-site" } },
  ])("when $because, even with cookie and CSRF token", async ({ headers }) => {
    const browser = staging.browser();
    await browser.signIn(somebody("clara"));
    const { csrf } = (await browser.session()).body;
    for (const { path, method } of POSTS) {
      const response = await browser.send(path, {
        method,
        body: "{}",
        headers: { "x-csrf-token": csrf, "content-type": "application/json", ...headers },
      });
      expect([path, response.status, (await response.json()).message]).toEqual([path, 403, expect.stringContaining("another site")]);
    }
    expect((await browser.session()).status).toBe(200);
  });

  test.for([undefined, "", "wrong"])("with the CSRF token %s", async (csrf) => {
    const browser = staging.browser();
    await browser.signIn(somebody("clara"));
    for (const { path, method } of POSTS) {
      const response = await browser.send(path, {
        method,
        body: "{}",
        headers: { "content-type": "application/json", ...(csrf === undefined ? {} : { "x-csrf-token": csrf }) },
      });
      expect([path, response.status]).toEqual([path, 403]);
    }
  });

  test("and nothing is answered under a foreign host name", async () => {
    const status = await new Promise((done) => {
      const { hostname, port } = new URL(staging.url);
      request({ hostname, port, path: "/api/session", headers: { host: "evil.example" } }, (response) => done(response.statusCode)).end();
    });
    expect(status).toBe(403);
  });
});

describe("the demo's ways in are closed", () => {
  test("nobody picks a role, and a token or a person of the demo is nobody", async () => {
    const picked = await fetch(`${staging.url}/api/session`, {
      method: "POST",
      body: JSON.stringify({ as: "admin@demo" }),
      headers: { "content-type": "application/json" },
    });
    expect(picked.status).toBe(403);
    expect((await fetch(`${staging.url}/api/demo`)).status).toBe(404);
    const token = await staging.program.tokens.mint("customer_service@demo", "agent");
    const asked = await fetch(`${staging.url}/agent`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body: "{}" });
    expect(asked.status).toBe(401);
    expect(await staging.program.people.find("admin@demo", "workflow")).toBeUndefined();
  });

  test("the command line acts for nobody", async () => {
    await staging.browser().signIn(somebody("clara"));
    await expect(staging.program.people.get("clara", "cli")).rejects.toMatchObject({ code: "DENIED" });
  });
});
