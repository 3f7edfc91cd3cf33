import { expect, test } from "vitest";
import { connectOdoo } from "./connect.ts";
import { networkError, scriptedFetch } from "./test-wire.ts";

const SERVER = { url: "http://odoo.test/", db: "distro", pause: async () => undefined };
const ME = { principal: "buyer@demo", login: "buyer@demo", apiKey: "secret" };

test("Odoo 19 is spoken to over JSON-2, without a warning", async () => {
  const { fetch } = scriptedFetch(() => ({ json: { version: "19.0" } }));
  expect(await connectOdoo({ ...SERVER, fetch })).toMatchObject({ version: "19.0", protocol: "json2", warning: undefined });
});

test("Odoo's own cloud names its versions differently", async () => {
  const { fetch } = scriptedFetch(() => ({ json: { version: "saas~19.1+e" } }));
  expect(await connectOdoo({ ...SERVER, fetch })).toMatchObject({ protocol: "json2" });
});

test("a server that says its version only over JSON-RPC is asked there", async () => {
  const none = () => ({ status: 404, text: "<html>" });
  const { fetch, seen } = scriptedFetch(none, none, () => ({ json: { result: { server_version: "17.0" } } }));
  const odoo = await connectOdoo({ ...SERVER, fetch, force: true });
  expect(odoo).toMatchObject({ version: "17.0", protocol: "jsonrpc" });
  expect(odoo.warning).toMatch(/17\.0 is unverified/);
  expect(seen.map(({ path }) => path)).toEqual(["/web/version", "/json/version", "/jsonrpc"]);
});

test.for([
  { because: "the version is unverified and not forced", version: "18.0", force: false, says: /Force it/ },
  { because: "the version is too old even when forced", version: "13.0", force: true, says: /too old/ },
  { because: "the version can't be read", version: "saas~x", force: true, says: /too old/ },
])("refuses to start when $because", async ({ version, force, says }) => {
  const { fetch } = scriptedFetch(() => ({ json: { version } }));
  await expect(connectOdoo({ ...SERVER, fetch, force })).rejects.toMatchObject({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) });
});

test("an Odoo that isn't there is said to be unreachable", async () => {
  const { fetch } = scriptedFetch(() => networkError("ECONNREFUSED"));
  await expect(connectOdoo({ ...SERVER, fetch })).rejects.toMatchObject({ code: "ODOO_UNREACHABLE" });
});

test("something that is not Odoo is not taken for one", async () => {
  const page = scriptedFetch(() => ({ text: "<html>hello</html>" }));
  await expect(connectOdoo({ ...SERVER, fetch: page.fetch })).rejects.toMatchObject({ code: "ODOO_UNREACHABLE" });
  const other = scriptedFetch(() => ({ json: { hello: "there" } }));
  await expect(connectOdoo({ ...SERVER, fetch: other.fetch })).rejects.toMatchObject({ code: "NOT_CONFIGURED" });
});

test("no more requests run at once than the server is meant to take, all people together", async () => {
  let running = 0;
  let most = 0;
  const slow: typeof fetch = async (input) => {
    if (String(input).endsWith("/web/version")) return Response.json({ version: "19.0" });
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return Response.json([]);
  };
  const odoo = await connectOdoo({ ...SERVER, fetch: slow, concurrency: 3 });
  const people = [odoo.transportFor(ME), odoo.transportFor({ ...ME, principal: "sales@demo" })];
  await Promise.all(Array.from({ length: 20 }, (_, index) => people[index % 2]?.call({ model: "sale.order", method: "search_read", retry: true })));
  expect(most).toBe(3);
});
