import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { Json } from "../../core/json.ts";
import { connectOdoo } from "./connect.ts";
import { odooSaid } from "./odoo-said.ts";
import { type Answer, networkError, odooError, scriptedFetch } from "./test-wire.ts";

const ME = { principal: "buyer@demo", login: "buyer@demo", apiKey: "topsecretkey" };
const READ = { model: "sale.order", method: "search_read", params: { domain: [], limit: 1 }, context: { lang: "en_US" }, retry: true } as const;
const WRITE = { ...READ, method: "run", ids: [7], retry: false } as const;

async function transport(...answers: readonly Answer[]) {
  const version = () => ({ json: { version: "19.0" } });
  const { fetch, seen } = scriptedFetch(version, ...answers.map((answer) => () => answer));
  const taps: Json[] = [];
  const options = { url: "http://odoo.test", db: "distro", fetch, readTimeoutMs: 40, writeTimeoutMs: 40, pause: async () => undefined };
  const odoo = await connectOdoo({ ...options, tap: (sent) => void taps.push({ ...sent }) });
  return { call: odoo.transportFor(ME).call, seen: () => seen.slice(1), taps };
}

test("parameters are named, and the key travels in the header only", async () => {
  const { call, seen, taps } = await transport({ json: [{ id: 1 }] });
  expect(await call(WRITE)).toEqual([{ id: 1 }]);
  const [request] = seen();
  expect(request?.path).toBe("/json/2/sale.order/run");
  expect(request?.body).toEqual({ domain: [], limit: 1, ids: [7], context: { lang: "en_US" } });
  expect(request?.headers.get("authorization")).toBe("bearer topsecretkey");
  expect(request?.headers.get("x-odoo-database")).toBe("distro");
  expect(taps).toEqual([{ principal: "buyer@demo", model: "sale.order", method: "run", body: request?.body }]);
});

test("None in Odoo is null here", async () => {
  const { call } = await transport({ text: "null" });
  expect(await call(READ)).toBeNull();
});

test.for([
  { code: "ODOO_KEY_REJECTED", status: 401, name: "werkzeug.exceptions.Unauthorized" },
  { code: "ODOO_DENIED", status: 403, name: "odoo.exceptions.AccessError" },
  { code: "NOT_FOUND", status: 404, name: "odoo.exceptions.MissingError" },
  { code: "NOT_FOUND", status: 404, name: "werkzeug.exceptions.NotFound" },
  { code: "REFUSED_BY_ODOO", status: 422, name: "odoo.exceptions.UserError" },
  { code: "REFUSED_BY_ODOO", status: 422, name: "odoo.exceptions.ValidationError" },
  { code: "REFUSED_BY_ODOO", status: 409, name: "odoo.exceptions.LockError" },
  { code: "REFUSED_BY_ODOO", status: 500, name: "odoo.exceptions.RedirectWarning" },
  { code: "BAD_INPUT", status: 422, name: "werkzeug.exceptions.UnprocessableEntity" },
  { code: "BAD_INPUT", status: 400, name: "werkzeug.exceptions.BadRequest" },
  { code: "BAD_INPUT", status: 500, name: "builtins.ValueError" },
  { code: "BAD_INPUT", status: 500, name: "psycopg2.errors.InvalidDatetimeFormat" },
  { code: "ODOO_FAULT", status: 500, name: "odoo.exceptions.CacheMiss" },
])("$status $name becomes $code, for reads and writes alike", async ({ code, status, name }) => {
  for (const call of [READ, WRITE]) {
    const odoo = await transport(odooError(status, name));
    await expect(odoo.call(call)).rejects.toMatchObject({ code });
    expect(odoo.seen()).toHaveLength(1);
  }
});

test("an error keeps Odoo's words in its cause only, and neither traceback nor key anywhere", async () => {
  const { call } = await transport(odooError(403, "odoo.exceptions.AccessError", "allowed groups: Sales/Administrator"));
  const error: unknown = await call(READ).catch((thrown: unknown) => thrown);
  expect(odooSaid(error)).toEqual({ status: 403, name: "odoo.exceptions.AccessError", message: "allowed groups: Sales/Administrator" });
  expect(error instanceof Error && error.message).not.toMatch(/groups:/);
  expect(inspect(error, { depth: 9 })).not.toMatch(/Traceback|secret\.py|topsecretkey/);
});

test.for([
  { because: "the connection is refused", trouble: networkError("ECONNREFUSED") },
  { because: "the connection breaks", trouble: networkError("ECONNRESET") },
  { because: "a proxy finds no server", trouble: { status: 502, text: "<html>Bad Gateway</html>" } },
  { because: "a proxy's page comes instead of JSON", trouble: { status: 200, text: "<html>maintenance</html>" } },
])("a read is tried again when $because", async ({ trouble }) => {
  const { call, seen } = await transport(trouble, trouble, { json: [1] });
  expect(await call(READ)).toEqual([1]);
  expect(seen()).toHaveLength(3);
});

test("a read that fails three times is said to be unreachable", async () => {
  const { call, seen } = await transport(networkError("ECONNRESET"));
  await expect(call(READ)).rejects.toMatchObject({ code: "ODOO_UNREACHABLE" });
  expect(seen()).toHaveLength(3);
});

test("a read that times out is not tried again, so that a person doesn't wait three times", async () => {
  const { call, seen } = await transport("never");
  await expect(call(READ)).rejects.toMatchObject({ code: "ODOO_UNREACHABLE" });
  expect(seen()).toHaveLength(1);
});

test.for<{ because: string; answer: Answer; code: string }>([
  { because: "it times out", answer: "never", code: "UNKNOWN_OUTCOME" },
  { because: "the connection breaks", answer: networkError("ECONNRESET"), code: "UNKNOWN_OUTCOME" },
  { because: "the server closes without a word", answer: networkError("UND_ERR_SOCKET"), code: "UNKNOWN_OUTCOME" },
  { because: "the answer is cut off", answer: { text: '{"receipt": {"comm' }, code: "UNKNOWN_OUTCOME" },
  { because: "a proxy gives up waiting", answer: { status: 504, text: "<html>" }, code: "UNKNOWN_OUTCOME" },
  { because: "a server error has no words of Odoo's", answer: { status: 500, text: "<html>" }, code: "UNKNOWN_OUTCOME" },
  { because: "nobody was connected to", answer: networkError("ECONNREFUSED"), code: "ODOO_UNREACHABLE" },
  { because: "the name is not known", answer: networkError("ENOTFOUND"), code: "ODOO_UNREACHABLE" },
])("a write is sent once and ends as $code when $because", async ({ answer, code }) => {
  const { call, seen } = await transport(answer);
  await expect(call(WRITE)).rejects.toMatchObject({ code });
  expect(seen()).toHaveLength(1);
});

test.for(["sale.order/../../web", "sale.order?x", "_private", ""])("%s is not sent as a model", async (model) => {
  const { call, seen } = await transport({ json: [] });
  await expect(call({ ...READ, model })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(seen()).toHaveLength(0);
});
