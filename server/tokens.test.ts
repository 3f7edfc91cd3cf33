import { expect, test } from "vitest";
import { createTokens } from "./tokens.ts";

const SECRET = "a secret of the tests, long enough to pass";
const MADE_AT = Date.UTC(2026, 5, 1, 12);
const MINUTE_MS = 60_000;

function tokensAt(ms: number, secret = SECRET) {
  return createTokens(secret, () => new Date(ms));
}

test.for([
  { because: "it is used for what it was made for", later: 0, use: "mcp" as const, who: "buyer@demo" },
  { because: "it is used for something else", later: 0, use: "agent" as const, who: undefined },
  { because: "its eight hours are not over", later: 8 * 60 - 1, use: "mcp" as const, who: "buyer@demo" },
  { because: "its eight hours are over", later: 8 * 60 + 1, use: "mcp" as const, who: undefined },
  { because: "another replica's clock is a little behind", later: -1, use: "mcp" as const, who: "buyer@demo" },
  { because: "it was made in the future", later: -60, use: "mcp" as const, who: undefined },
])("a token names $who when $because", async ({ later, use, who }) => {
  const token = await tokensAt(MADE_AT).mint("buyer@demo", "mcp");
  expect(await tokensAt(MADE_AT + later * MINUTE_MS).verify(token, use)).toBe(who);
});

test.for([
  {
    because: "it was signed with another secret",
    forge: async () => tokensAt(MADE_AT, "another secret, just as long as the first").mint("buyer@demo", "mcp"),
  },
  {
    because: "it is not signed at all",
    forge: async () => `${unsigned({ alg: "none" })}.${unsigned({ sub: "buyer@demo", iss: "countersign", aud: "mcp" })}.`,
  },
  { because: "it is no token", forge: async () => "buyer@demo" },
])("nobody is named when $because", async ({ forge }) => {
  expect(await tokensAt(MADE_AT).verify(await forge(), "mcp")).toBeUndefined();
});

function unsigned(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
