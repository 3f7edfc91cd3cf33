import { expect, test } from "vitest";
import { jsonrpcTo } from "./connect.ts";
import { type Answer, networkError, scriptedFetch } from "./test-wire.ts";

const ME = { principal: "buyer@demo", login: "buyer", apiKey: "secret" };

function transport(...answers: readonly Answer[]) {
  const { fetch, seen } = scriptedFetch(...answers.map((answer) => () => answer));
  return { call: jsonrpcTo({ url: "http://odoo.test", db: "distro", fetch, pause: async () => undefined }, ME).call, seen };
}

const failure = (name: string): Answer => ({
  json: { error: { code: 200, message: "Odoo Server Error", data: { name, message: "words", debug: "Traceback" } } },
});

test("signs in once and sends records first, the rest named, the context beside them", async () => {
  const { call, seen } = transport({ json: { result: 8 } }, { json: { result: true } });
  const order = { model: "ir.actions.server", method: "run", ids: [5], params: { some: 1 }, context: { tz: "UTC" }, retry: false } as const;
  expect(await call(order)).toBe(true);
  await call(order);
  expect(seen).toHaveLength(3);
  expect(seen[0]?.body["params"]).toEqual({ service: "common", method: "authenticate", args: ["distro", "buyer", "secret", {}] });
  const args = ["distro", 8, "secret", "ir.actions.server", "run", [[5]], { some: 1, context: { tz: "UTC" } }];
  expect(seen[1]?.body["params"]).toEqual({ service: "object", method: "execute_kw", args });
});

test("the values of a create lead, because Odoo takes them only there", async () => {
  const { call, seen } = transport({ json: { result: 8 } }, { json: { result: [3] } });
  await call({ model: "res.partner", method: "create", params: { vals_list: [{ name: "A" }] }, retry: false });
  expect(seen[1]?.body["params"]).toMatchObject({ args: ["distro", 8, "secret", "res.partner", "create", [[{ name: "A" }]], {}] });
});

test("a wrong key is said at signing in, and signing in is tried afresh on the next call", async () => {
  const { call, seen } = transport({ json: { result: false } });
  const read = { model: "res.partner", method: "search", retry: true } as const;
  await expect(call(read)).rejects.toMatchObject({ code: "ODOO_KEY_REJECTED" });
  await expect(call(read)).rejects.toMatchObject({ code: "ODOO_KEY_REJECTED" });
  expect(seen).toHaveLength(2);
});

test.for([
  { code: "ODOO_KEY_REJECTED", name: "odoo.exceptions.AccessDenied" },
  { code: "ODOO_DENIED", name: "odoo.exceptions.AccessError" },
  { code: "NOT_FOUND", name: "odoo.exceptions.MissingError" },
  { code: "REFUSED_BY_ODOO", name: "odoo.exceptions.ValidationError" },
  { code: "BAD_INPUT", name: "builtins.ValueError" },
  { code: "ODOO_FAULT", name: "some.module.Surprise" },
])("$name becomes $code although the status is 200", async ({ code, name }) => {
  const { call } = transport({ json: { result: 8 } }, failure(name));
  await expect(call({ model: "res.partner", method: "search", retry: true })).rejects.toMatchObject({ code });
});

test("a write whose answer is lost has an unknown outcome", async () => {
  const { call, seen } = transport({ json: { result: 8 } }, networkError("ECONNRESET"));
  await expect(call({ model: "ir.actions.server", method: "run", ids: [5], retry: false })).rejects.toMatchObject({ code: "UNKNOWN_OUTCOME" });
  expect(seen).toHaveLength(2);
});
