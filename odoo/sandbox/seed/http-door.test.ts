import { expect, test } from "vitest";
import { isJsonObject, type Json } from "../../../core/json.ts";
import { createHttpDoor } from "./http-door.ts";

interface Asked {
  readonly service: string;
  readonly method: string;
  readonly args: readonly Json[];
}

/** A JSON-RPC server that signs in everybody as user 2 and answers each call with what it is given. */
function fakeOdoo(answers: readonly Json[], uid: Json = 2) {
  const asked: Asked[] = [];
  const left = [...answers];
  const fetch = async (_: unknown, init?: RequestInit) => {
    const { params } = JSON.parse(String(init?.body));
    asked.push(params);
    const answer = params.service === "common" ? { result: uid } : (left.shift() ?? { result: true });
    return Response.json({ jsonrpc: "2.0", ...(isJsonObject(answer) ? answer : {}) });
  };
  return { asked, door: createHttpDoor({ url: "http://odoo.invalid", db: "d", login: "admin", password: "p", fetch }) };
}

test("signs in once and puts ids or new values first", async () => {
  const { asked, door } = fakeOdoo([]);
  await door.call("sale.order", "action_confirm", { ids: [1, 2], context: { skip_sms: true } });
  await door.call("sale.order", "create", { vals_list: [{ partner_id: 3 }] });
  await door.call("sale.order", "search_count", { domain: [] });
  expect(asked.map(({ service }) => service)).toEqual(["common", "object", "object", "object"]);
  expect(asked.slice(1).map(({ args }) => args.slice(3))).toEqual([
    ["sale.order", "action_confirm", [[1, 2]], { context: { skip_sms: true } }],
    ["sale.order", "create", [[{ partner_id: 3 }]], {}],
    ["sale.order", "search_count", [], { domain: [] }],
  ]);
});

test("writes history through an action of its own, which it removes again", async () => {
  const { asked, door } = fakeOdoo([{ result: [7] }, { result: [8] }]);
  await door.backdate([
    { model: "sale.order", id: 5, values: { effective_date: false, date_order: "2026-01-01 10:00:00" } },
    { model: "stock.picking", id: 6, values: { has_deadline_issue: false } },
  ]);
  expect(asked.slice(1).map(({ args }) => args[4])).toEqual(["search", "create", "run", "unlink"]);
  expect(asked[3]?.args[6]).toEqual({
    context: {
      countersign_rows: [
        ["sale.order", 5, { effective_date: null, date_order: "2026-01-01 10:00:00" }],
        ["stock.picking", 6, { has_deadline_issue: false }],
      ],
    },
  });
});

test("removes the action also when Odoo refuses the history", async () => {
  const { asked, door } = fakeOdoo([{ result: [7] }, { result: [8] }, { error: { data: { name: "odoo.exceptions.UserError" } } }]);
  await expect(door.backdate([{ model: "sale.order", id: 5, values: {} }])).rejects.toMatchObject({ code: "REFUSED_BY_ODOO" });
  expect(asked.at(-1)?.args[4]).toBe("unlink");
});

test.for([
  { because: "the password is wrong", door: () => fakeOdoo([], false).door, code: "ODOO_KEY_REJECTED" },
  { because: "Odoo reports an error", door: () => fakeOdoo([{ error: { message: "Odoo Server Error" } }]).door, code: "REFUSED_BY_ODOO" },
  {
    because: "nothing answers",
    door: () =>
      createHttpDoor({ url: "http://odoo.invalid", db: "d", login: "a", password: "p", fetch: () => Promise.reject(new TypeError("fetch failed")) }),
    code: "ODOO_UNREACHABLE",
  },
  {
    because: "something else answers",
    door: () => createHttpDoor({ url: "http://odoo.invalid", db: "d", login: "a", password: "p", fetch: async () => new Response("<html>") }),
    code: "ODOO_FAULT",
  },
])("fails with $code when $because", async ({ door, code }) => {
  await expect(door().call("res.company", "search", { domain: [] })).rejects.toMatchObject({ code });
});
