import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const STAGING = {
  COUNTERSIGN_ENV: "staging",
  COUNTERSIGN_SECRET: "a secret of the tests, long enough to pass",
  COUNTERSIGN_PUBLIC_URL: "https://copilot.example.com",
  OIDC_ISSUER: "https://id.example.com",
  OIDC_CLIENT_ID: "countersign",
};
const PRODUCTION = { ...STAGING, COUNTERSIGN_ENV: "production", ODOO_URL: "https://odoo.example.com", ODOO_DB: "main" };

test("with nothing set it is the demo, without an identity provider", () => {
  expect(readConfig({})).toMatchObject({ environment: "demo", oidc: undefined, odoo: undefined, widgetOrigins: [] });
});

test("staging and production know their identity provider; bearer tokens are for our MCP address unless said otherwise", () => {
  expect(readConfig(STAGING).oidc).toEqual({
    issuer: "https://id.example.com",
    clientId: "countersign",
    clientSecret: undefined,
    audience: "https://copilot.example.com/mcp",
    scopes: "openid profile email",
  });
  const more = {
    OIDC_AUDIENCE: "copilot",
    OIDC_CLIENT_SECRET: "s",
    OIDC_SCOPES: "openid groups",
    COUNTERSIGN_WIDGET_ORIGINS: "https://a.example, https://b.example:8443",
  };
  expect(readConfig({ ...PRODUCTION, ...more })).toMatchObject({
    environment: "production",
    oidc: { audience: "copilot", clientSecret: "s", scopes: "openid groups" },
    widgetOrigins: ["https://a.example", "https://b.example:8443"],
  });
});

describe("the program stops and names the variable", () => {
  test.for<{ because: string; base: Record<string, string>; change: Record<string, string>; names: RegExp }>([
    { because: "staging has no identity provider", base: STAGING, change: { OIDC_ISSUER: "" }, names: /OIDC_ISSUER is required in staging/ },
    { because: "production has no client", base: PRODUCTION, change: { OIDC_CLIENT_ID: "" }, names: /OIDC_CLIENT_ID is required in production/ },
    { because: "the demo has an identity provider", base: {}, change: { OIDC_ISSUER: "https://id.example.com" }, names: /OIDC_ISSUER is set, but/ },
    { because: "the issuer is plain http", base: STAGING, change: { OIDC_ISSUER: "http://id.example.com" }, names: /OIDC_ISSUER must be an https/ },
    {
      because: "production's issuer is on loopback",
      base: PRODUCTION,
      change: { OIDC_ISSUER: "http://127.0.0.1:1" },
      names: /OIDC_ISSUER must be an https/,
    },
    { because: "ID tokens would be bearer tokens", base: STAGING, change: { OIDC_AUDIENCE: "countersign" }, names: /OIDC_AUDIENCE must differ/ },
    { because: "scopes lack openid", base: STAGING, change: { OIDC_SCOPES: "profile" }, names: /OIDC_SCOPES must hold openid/ },
    { because: "there is no public address", base: STAGING, change: { COUNTERSIGN_PUBLIC_URL: "" }, names: /COUNTERSIGN_PUBLIC_URL is required/ },
    {
      because: "the public address is plain http",
      base: PRODUCTION,
      change: { COUNTERSIGN_PUBLIC_URL: "http://copilot.example.com" },
      names: /COUNTERSIGN_PUBLIC_URL must be an https/,
    },
    {
      because: "production is on loopback",
      base: PRODUCTION,
      change: { COUNTERSIGN_PUBLIC_URL: "http://127.0.0.1:8787" },
      names: /COUNTERSIGN_PUBLIC_URL must be an https/,
    },
    { because: "there is no secret", base: PRODUCTION, change: { COUNTERSIGN_SECRET: "" }, names: /COUNTERSIGN_SECRET is required in production/ },
    { because: "production has the embedded Odoo", base: PRODUCTION, change: { ODOO_URL: "" }, names: /ODOO_URL is required in production/ },
    {
      because: "a widget origin has a path",
      base: STAGING,
      change: { COUNTERSIGN_WIDGET_ORIGINS: "https://a.example/x" },
      names: /WIDGET_ORIGINS must be https origins/,
    },
    { because: "a widget origin is any", base: STAGING, change: { COUNTERSIGN_WIDGET_ORIGINS: "*" }, names: /WIDGET_ORIGINS must be https origins/ },
    {
      because: "a widget origin is plain http",
      base: STAGING,
      change: { COUNTERSIGN_WIDGET_ORIGINS: "http://a.example" },
      names: /WIDGET_ORIGINS must be https origins/,
    },
    {
      because: "widget origins are set over http",
      base: {},
      change: { COUNTERSIGN_WIDGET_ORIGINS: "https://a.example" },
      names: /WIDGET_ORIGINS needs an https/,
    },
    { because: "the environment is unknown", base: {}, change: { COUNTERSIGN_ENV: "prod" }, names: /COUNTERSIGN_ENV/ },
  ])("when $because", ({ base, change, names }) => {
    expect(() => readConfig({ ...base, ...change })).toThrow(
      expect.objectContaining({ code: "NOT_CONFIGURED", message: expect.stringMatching(names) }),
    );
  });
});
