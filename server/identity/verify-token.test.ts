import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { beforeEach, describe, expect, test } from "vitest";
import { startTestIssuer, type TestIssuer } from "./test-issuer.ts";
import { createTokenVerifier } from "./verify-token.ts";

const AUDIENCE = "https://copilot.example/mcp";
const NOW = new Date("2026-06-03T12:00:00Z");
const SECONDS = NOW.getTime() / 1000;
const ANNA = { sub: "anna-1", preferred_username: "anna" };

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer({ now: () => NOW.getTime() });
  return () => issuer.close();
});

function verifier(cooldownMs = 0, clock = () => NOW) {
  return createTokenVerifier({ issuer: issuer.issuer, jwksUri: new URL(`${issuer.issuer}/jwks`), clock, cooldownMs });
}

test("a token of the issuer for our audience gives its claims", async () => {
  const token = await issuer.accessToken(AUDIENCE, ANNA);
  expect(await verifier()(token, AUDIENCE)).toMatchObject(ANNA);
});

describe("a token is not good", () => {
  test.for<{ because: string; more: Record<string, unknown> }>([
    { because: "another issuer made it", more: { iss: "http://127.0.0.1:1" } },
    { because: "it is for another audience", more: { aud: "https://elsewhere.example/mcp" } },
    { because: "it is for our browser client", more: { aud: "countersign" } },
    { because: "it names no audience", more: { aud: undefined } },
    { because: "it has expired beyond the skew", more: { exp: SECONDS - 31 } },
    { because: "it does not expire", more: { exp: undefined } },
    { because: "it is not valid yet", more: { nbf: SECONDS + 31 } },
    { because: "it was made in the future", more: { iat: SECONDS + 31 } },
    { because: "it does not say when it was made", more: { iat: undefined } },
    { because: "it names nobody", more: { sub: undefined } },
  ])("when $because", async ({ more }) => {
    const token = await issuer.accessToken(AUDIENCE, ANNA, more);
    expect(await verifier()(token, AUDIENCE)).toBeUndefined();
  });

  test.for([
    { because: "it is expired within the skew", more: { exp: SECONDS - 29 } },
    { because: "its clock runs ahead within the skew", more: { iat: SECONDS + 29, nbf: SECONDS + 29 } },
    { because: "one of several audiences is ours", more: { aud: ["x", AUDIENCE] } },
  ])("but is when $because", async ({ more }) => {
    expect(await verifier()(await issuer.accessToken(AUDIENCE, ANNA, more), AUDIENCE)).toMatchObject(ANNA);
  });

  const claims = { ...ANNA, iss: "", aud: AUDIENCE, iat: SECONDS, exp: SECONDS + 300 };

  test("when it is not signed", async () => {
    const token = new UnsecuredJWT({ ...claims, iss: issuer.issuer }).encode();
    expect(await verifier()(token, AUDIENCE)).toBeUndefined();
  });

  test.for(["the JWK", "its modulus", "its PEM"])("when %s of the public key is its HMAC secret", async (form) => {
    const { jwk, kid } = issuer.newest();
    const pem = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
    const secret = form === "the JWK" ? JSON.stringify(jwk) : form === "its PEM" ? String(pem) : String(jwk.n);
    const token = await new SignJWT({ ...claims, iss: issuer.issuer }).setProtectedHeader({ alg: "HS256", kid }).sign(Buffer.from(secret));
    expect(await verifier()(token, AUDIENCE)).toBeUndefined();
  });

  test("when another key signed it under a known name", async () => {
    const key = await issuer.newKey("key-1");
    expect(await verifier()(await issuer.accessToken(AUDIENCE, ANNA, {}, { key }), AUDIENCE)).toBeUndefined();
  });

  test("when it brings its own key along", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const jwk = publicKey.export({ format: "jwk" });
    const token = await new SignJWT({ ...claims, iss: issuer.issuer }).setProtectedHeader({ alg: "ES256", kid: "mine", jwk }).sign(privateKey);
    expect(await verifier()(token, AUDIENCE)).toBeUndefined();
  });

  test.for(["", "x", "a.b.c", "x".repeat(20_000)])("when it is no token", async (token) => {
    expect(await verifier()(token, AUDIENCE)).toBeUndefined();
  });
});

describe("keys", () => {
  test("that rotated are fetched again, and the old ones are good no more", async () => {
    const verify = verifier();
    const old = await issuer.accessToken(AUDIENCE, ANNA);
    expect(await verify(old, AUDIENCE)).toBeDefined();
    await issuer.rotate();
    expect(await verify(await issuer.accessToken(AUDIENCE, ANNA), AUDIENCE)).toBeDefined();
    expect(await verify(old, AUDIENCE)).toBeUndefined();
  });

  test("that are unknown are asked for once in a cool-down, however many tokens name them", async () => {
    const verify = verifier(30_000);
    expect(await verify(await issuer.accessToken(AUDIENCE, ANNA), AUDIENCE)).toBeDefined();
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, n) => issuer.accessToken(AUDIENCE, ANNA, {}, { kid: `unknown-${n}` })));
    for (const token of tokens) expect(await verify(token, AUDIENCE)).toBeUndefined();
    expect(issuer.asked.jwks).toBe(1);
  });

  test("that can't be fetched are said to be so, which is no verdict on the token", async () => {
    const token = await issuer.accessToken(AUDIENCE, ANNA);
    const verify = verifier();
    await issuer.close();
    await expect(verify(token, AUDIENCE)).rejects.toMatchObject({ code: "IDENTITY_UNAVAILABLE" });
    issuer = await startTestIssuer();
  });
});
