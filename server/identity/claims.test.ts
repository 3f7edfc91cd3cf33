import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../guardrails/policy.ts";
import { statementOf } from "./claims.ts";

const { identity: policy } = loadPolicy(join(import.meta.dirname, "../../guardrails/policy"));

const FULL = {
  iss: "https://id.example",
  sub: "anna-1",
  iat: 1_780_000_000,
  preferred_username: "Anna@Example.com",
  name: "Anna",
  email: "anna@example.com",
  email_verified: true,
  groups: ["countersign-buyers", "everybody", "countersign-planners"],
  countersign_companies: [1, "2"],
  countersign_warehouses: "all",
  zoneinfo: "Europe/Berlin",
};

test("claims become a person by the policy", () => {
  expect(statementOf(policy, FULL)).toEqual({
    issuer: "https://id.example",
    subject: "anna-1",
    login: "anna@example.com",
    email: "anna@example.com",
    name: "Anna",
    roles: ["buyer", "planner"],
    companies: [1, 2],
    warehouses: "all",
    timeZone: "Europe/Berlin",
    at: new Date(1_780_000_000_000),
  });
});

describe("a claim that is missing or malformed gives less", () => {
  test.for<{ because: string; change: Record<string, unknown>; gives: Record<string, unknown> }>([
    { because: "no groups", change: { groups: undefined }, gives: { roles: [] } },
    { because: "one group as text", change: { groups: "countersign-admins" }, gives: { roles: [] } },
    { because: "a group that is no text", change: { groups: ["countersign-admins", 7] }, gives: { roles: [] } },
    { because: "a group named after a property of objects", change: { groups: ["constructor", "__proto__", "toString"] }, gives: { roles: [] } },
    { because: "a role's name instead of a group's", change: { groups: ["admin"] }, gives: { roles: [] } },
    { because: "groups in an object", change: { groups: { 0: "countersign-admins" } }, gives: { roles: [] } },
    { because: "no companies", change: { countersign_companies: undefined }, gives: { companies: [] } },
    { because: "companies as null", change: { countersign_companies: null }, gives: { companies: [] } },
    { because: "all in a list", change: { countersign_companies: ["all"] }, gives: { companies: [] } },
    { because: "ALL in capitals", change: { countersign_companies: "ALL" }, gives: { companies: [] } },
    { because: "a company that is no id", change: { countersign_companies: [1, -1] }, gives: { companies: [] } },
    { because: "a fraction", change: { countersign_companies: [1.5] }, gives: { companies: [] } },
    { because: "warehouses as an object", change: { countersign_warehouses: { length: 1 } }, gives: { warehouses: [] } },
    { because: "an unverified address", change: { email_verified: "true" }, gives: { email: undefined } },
    { because: "an unknown time zone", change: { zoneinfo: "Mars/Olympus" }, gives: { timeZone: undefined } },
    { because: "no name", change: { name: 7 }, gives: { name: "anna@example.com" } },
  ])("$because", ({ change, gives }) => {
    expect(statementOf(policy, { ...FULL, ...change })).toMatchObject(gives);
  });
});

describe("there is nobody", () => {
  test.for<{ because: string; change: Record<string, unknown> }>([
    { because: "the login is missing", change: { preferred_username: undefined } },
    { because: "the login is no text", change: { preferred_username: 7 } },
    { because: "the login holds a space", change: { preferred_username: "anna smith" } },
    { because: "the login holds a letter that looks like another", change: { preferred_username: "аnna" } },
    { because: "the login is too long", change: { preferred_username: "a".repeat(121) } },
    { because: "the login is one of the demo's", change: { preferred_username: "Operations_Manager@DEMO" } },
    { because: "the subject is missing", change: { sub: undefined } },
    { because: "the time is missing", change: { iat: undefined } },
  ])("when $because", ({ change }) => {
    expect(() => statementOf(policy, { ...FULL, ...change })).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
  });

  test("when the login is an address that nobody verified", () => {
    const byEmail = { ...policy, claims: { ...policy.claims, login: "email" } };
    expect(statementOf(byEmail, FULL).login).toBe("anna@example.com");
    expect(() => statementOf(byEmail, { ...FULL, email_verified: undefined })).toThrow(/unverified/);
  });
});

test("claims may be nested, and companies the same for everybody", () => {
  const nested = { ...policy, claims: { ...policy.claims, groups: "realm_access.roles", companies: { fixed: "all" as const } } };
  expect(statementOf(nested, { ...FULL, realm_access: { roles: ["countersign-sales"] } })).toMatchObject({ roles: ["sales"], companies: "all" });
  expect(statementOf(nested, { ...FULL, "realm_access.roles": ["countersign-admins"] })).toMatchObject({ roles: ["admin"] });
});
