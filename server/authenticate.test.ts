import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { NOW, type Staging, somebody, startStaging } from "./identity/test-staging.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());
beforeEach(() => staging.later(1));

describe("a bearer token", () => {
  const agent = async (token: string, path = "/agent") => {
    const response = await fetch(`${staging.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    });
    return response.status;
  };
  const token = (more: Record<string, unknown> = {}, claims = somebody("agnes")) => staging.issuer.accessToken(staging.audience, claims, more);

  test("of the identity provider for our audience is good for asking, and makes its person known", async () => {
    expect(await agent(await token())).toBe(400);
    expect(await staging.program.people.find("agnes", "workflow")).toMatchObject({ roles: ["customer_service"] });
  });

  test("is never good for a decision or a key", async () => {
    expect(await agent(await token(), "/approvals/7")).toBe(401);
    const response = await fetch(`${staging.url}/api/odoo-key`, { headers: { authorization: `Bearer ${await token()}` } });
    expect(response.status).toBe(401);
  });

  test("that is older than what is known doesn't bring back roles", async () => {
    const before = await token({}, somebody("rita", ["countersign-admins"]));
    staging.later(2);
    await staging.browser().signIn(somebody("rita", ["countersign-sales"]));
    expect(await agent(before)).toBe(400);
    expect(await staging.program.people.find("rita", "workflow")).toMatchObject({ roles: ["sales"] });
  });

  test("of a disabled person is not good", async () => {
    const given = await token({}, somebody("gone"));
    expect(await agent(given)).toBe(400);
    await staging.program.identity?.setDisabled("gone", true);
    expect(await agent(given)).toBe(401);
    staging.later(1);
    expect(await agent(await token({}, somebody("gone", ["countersign-admins"])))).toBe(401);
  });

  test("that is unsigned, signed with a text, or for our browser client is not good", async () => {
    const claims = { ...somebody("agnes"), iss: staging.issuer.issuer, aud: staging.audience, iat: NOW.getTime() / 1000, exp: 4_000_000_000 };
    const hs256 = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: "key-1" })
      .sign(Buffer.from(JSON.stringify(staging.issuer.newest().jwk)));
    for (const bad of [new UnsecuredJWT(claims).encode(), hs256, await token({ aud: "countersign" }), await token({ exp: 1 })])
      expect(await agent(bad)).toBe(401);
  });
});
