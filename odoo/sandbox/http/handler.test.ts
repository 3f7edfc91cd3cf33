import { expect, test } from "vitest";
import { smallWorld } from "../small-world.ts";

const world = smallWorld();
world.sandbox.addUser({ login: "ops", name: "Ops", groups: ["sales_team.group_sale_manager"], apiKey: "key-of-ops", tz: "America/New_York" });
world.order(2);

const post = (path: string, body: string, headers: { [name: string]: string } = {}) =>
  world.sandbox.fetch(
    new Request(`http://odoo.test${path}`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", authorization: "Bearer key-of-ops", ...headers },
    }),
  );

test.for([
  {
    because: "the key is wrong",
    path: "/json/2/sale.order/search",
    body: "{}",
    headers: { authorization: "bearer nope" },
    status: 401,
    name: "werkzeug.exceptions.Unauthorized",
  },
  { because: "the model is unknown", path: "/json/2/no.model/search", body: "{}", status: 404, name: "werkzeug.exceptions.NotFound" },
  { because: "the method is unknown", path: "/json/2/sale.order/nope", body: "{}", status: 404, name: "werkzeug.exceptions.NotFound" },
  { because: "the method is private", path: "/json/2/sale.order/_search", body: "{}", status: 403, name: "odoo.exceptions.AccessError" },
  { because: "an argument is missing", path: "/json/2/sale.order/search", body: "{}", status: 422, name: "werkzeug.exceptions.UnprocessableEntity" },
  {
    because: "an argument is unknown",
    path: "/json/2/sale.order/search",
    body: '{"domain":[],"x":1}',
    status: 422,
    name: "werkzeug.exceptions.UnprocessableEntity",
  },
  {
    because: "ids are given to a model method",
    path: "/json/2/sale.order/search",
    body: '{"domain":[],"ids":[1]}',
    status: 422,
    name: "werkzeug.exceptions.UnprocessableEntity",
  },
  { because: "the body is no JSON", path: "/json/2/sale.order/search", body: "{", status: 400, name: "werkzeug.exceptions.BadRequest" },
  {
    because: "the record is missing",
    path: "/json/2/sale.order/write",
    body: '{"ids":[99],"vals":{}}',
    status: 404,
    name: "odoo.exceptions.MissingError",
  },
  {
    because: "a choice is not on the list",
    path: "/json/2/sale.order/write",
    body: '{"ids":[1],"vals":{"state":"x"}}',
    status: 500,
    name: "builtins.ValueError",
  },
  {
    because: "a mandatory field is empty",
    path: "/json/2/sale.order/create",
    body: '{"vals_list":[{}]}',
    status: 422,
    name: "odoo.exceptions.ValidationError",
  },
])("answers $status when $because", async ({ path, body, headers, status, name }) => {
  const response = await post(path, body, headers);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ name, debug: expect.stringContaining(name) });
});

test("reads leave out what is not there, take no text for ids, and give bare ids on request", async () => {
  const ask = async (body: object) => (await post("/json/2/sale.order/read", JSON.stringify(body))).json();
  expect(await ask({ ids: [1, 99], fields: ["partner_id"] })).toEqual([{ id: 1, partner_id: [world.customer, "Acme Fasteners"] }]);
  expect(await ask({ ids: ["1"], fields: ["name"] })).toEqual([]);
  expect(await ask({ ids: [1], fields: ["partner_id", "client_order_ref"], load: null })).toEqual([
    { id: 1, partner_id: world.customer, client_order_ref: false },
  ]);
});

test("nested reads follow their specification", async () => {
  const specification = { partner_id: { fields: { display_name: {} } }, order_line: { fields: { product_uom_qty: {} }, limit: 1 } };
  const response = await post("/json/2/sale.order/web_search_read", JSON.stringify({ domain: [], specification }));
  expect(await response.json()).toEqual({
    length: 1,
    records: [{ id: 1, partner_id: { id: world.customer, display_name: "Acme Fasteners" }, order_line: [{ id: 1, product_uom_qty: 2 }] }],
  });
});

test("says who is calling, which version it is, and that it is well", async () => {
  expect(await (await post("/json/2/res.users/context_get", "{}")).json()).toMatchObject({ lang: "en_US", tz: "America/New_York" });
  const get = (path: string) => world.sandbox.fetch(new Request(`http://odoo.test${path}`));
  expect(await (await get("/web/version")).json()).toEqual({ version_info: [19, 0, 0, "final", 0, ""], version: "19.0" });
  expect(await (await get("/web/health")).json()).toEqual({ status: "pass" });
  expect((await get("/json/2/sale.order/search")).status).toBe(404);
});

test("a database that it is not answers nothing", async () => {
  expect((await post("/json/2/sale.order/search", '{"domain":[]}', { "x-odoo-database": "other" })).status).toBe(404);
});

const rpc = async (service: string, method: string, args: unknown[]) =>
  (await post("/jsonrpc", JSON.stringify({ jsonrpc: "2.0", id: 7, method: "call", params: { service, method, args } }))).json();

test("the older RPC signs in by password or key and names arguments by position", async () => {
  expect(await rpc("common", "authenticate", ["sandbox", "admin", "admin", {}])).toEqual({ jsonrpc: "2.0", id: 7, result: 2 });
  expect(await rpc("common", "authenticate", ["sandbox", "admin", "wrong", {}])).toMatchObject({ result: false });
  expect(
    await rpc("object", "execute_kw", ["sandbox", 2, "admin", "sale.order", "search_read", [[["id", "=", 1]], ["name"]], { limit: 1 }]),
  ).toMatchObject({ result: [{ id: 1, name: "S00001" }] });
  expect(await rpc("object", "execute_kw", ["sandbox", 2, "nope", "sale.order", "search", [[]]])).toMatchObject({
    error: { data: { name: "odoo.exceptions.AccessDenied" } },
  });
  expect(await rpc("object", "execute_kw", ["sandbox", 2, "admin", "sale.order", "action_confirm", [[99]]])).toMatchObject({
    error: { data: { name: "odoo.exceptions.MissingError" } },
  });
});
