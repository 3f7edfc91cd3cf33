import { beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../../../core/json.ts";
import { type SmallWorld, smallWorld } from "../small-world.ts";
import { COMPANION_ACTION_ID } from "./companion.ts";

const COMMIT_ID = "ab".repeat(32);

let world: SmallWorld;
let order: number;
beforeEach(() => {
  world = smallWorld();
  order = world.order(10);
});

const companies = () => world.run("res.company", "create", { vals_list: [{ name: "Second" }] });
const ask = (cs: JsonObject, as = "admin") => world.sandbox.run(as, "ir.actions.server", "run", { ids: [COMPANION_ACTION_ID], context: { cs } });
const said = (cs: JsonObject, as?: string): string => {
  try {
    return JSON.stringify(ask(cs, as));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const confirm = (more: JsonObject = {}): JsonObject => ({
  kind: "confirm_quotation",
  model: "sale.order",
  ids: [order],
  operation: "call",
  method: "action_confirm",
  values: {},
  before: { [order]: { state: "draft" } },
  company: 1,
  ...more,
});
const effectOf = (change: JsonObject): JsonObject => JSON.parse(said({ op: "preview", change }).slice("COUNTERSIGN_PREVIEW ".length));

test("a preview tells the whole effect in normal form and leaves nothing behind", () => {
  const before = world.sandbox.snapshot().rows;
  const effect = effectOf(confirm());
  expect(effect).toMatchObject({
    changed: [{ model: "sale.order", ref: String(order), label: "S00001", before: { state: "draft" }, after: { state: "sale", date_order: "now" } }],
    created: [
      {
        model: "stock.move",
        ref: "stock.move#1",
        after: { picking_id: { ref: "stock.picking#1" }, product_uom_qty: 10, quantity: 7, state: "partially_available" },
      },
      { model: "stock.move.line", ref: "stock.move.line#1", after: { quantity: 7 } },
      { model: "stock.picking", ref: "stock.picking#1", after: { state: "assigned", scheduled_date: "now" } },
    ],
    deleted: [],
    other: { stock_quant: "0/1/0" },
    amount: "100.00",
    currency: "USD",
  });
  expect(effectOf(confirm())).toEqual(effect);
  expect(world.sandbox.snapshot().rows).toEqual(before);
});

test("a commit does what was approved, once, with its receipt and note", () => {
  const commit = { op: "commit", change: confirm(), effect: effectOf(confirm()), commit_id: COMMIT_ID, note: "By <Ann>" };
  const answer = ask(commit);
  expect(answer).toMatchObject({
    receipt: { commitId: COMMIT_ID, model: "sale.order", ids: [order], at: "2026-06-10T12:00:00Z", readBack: { [order]: { state: "sale" } } },
  });
  expect(ask(commit)).toEqual(answer);
  expect(ask({ op: "receipt", commit_id: COMMIT_ID })).toEqual(answer);
  expect(world.rows("stock.picking", [["sale_id", "=", order]], ["state"])).toHaveLength(1);
  expect(
    world.rows(
      "mail.message",
      [
        ["model", "=", "sale.order"],
        ["message_type", "=", "comment"],
      ],
      ["body"],
    ),
  ).toMatchObject([{ body: "<p>By &lt;Ann&gt;</p>" }]);
});

test("a commit whose effect is no longer the approved one is undone", () => {
  const effect = effectOf(confirm());
  world.run("sale.order.line", "write", { ids: [1], vals: { product_uom_qty: 5 } });
  expect(said({ op: "commit", change: confirm(), effect, commit_id: COMMIT_ID, note: "" })).toMatch(/^COUNTERSIGN_STALE /);
  expect(world.row("sale.order", order, ["state"])["state"]).toBe("draft");
  expect(ask({ op: "receipt", commit_id: COMMIT_ID })).toEqual({ receipt: null });
});

test("what the plan rested on must still hold", () => {
  expect(said({ op: "preview", change: confirm({ before: { [order]: { amount_total: 99 } } }) })).toBe(
    `COUNTERSIGN_STALE {"field":"amount_total","id":"${order}","model":"sale.order","now":100}`,
  );
});

test.for<{ because: string; more: JsonObject }>([
  { because: "the kind is unknown", more: { kind: "nope" } },
  { because: "the method is another", more: { method: "action_cancel" } },
  { because: "a value is not listed", more: { values: { state: "sale" } } },
  { because: "there are two records", more: { ids: [1, 2] } },
  { because: "the record is another company's", more: { company: 2, before: {} } },
])("refuses when $because", ({ more }) => {
  companies();
  expect(said({ op: "preview", change: confirm(more) })).toMatch(/^COUNTERSIGN_REFUSED /);
});

test("acts with the caller's rights, not with its own", () => {
  world.sandbox.addUser({ login: "bea", name: "Bea", groups: ["purchase.group_purchase_user"] });
  expect(said({ op: "preview", change: confirm() }, "bea")).toMatch(/not allowed to access/);
});

test("a time that the record held before is told as itself, however near to now it was once", () => {
  const clock = { now: new Date("2026-06-10T12:00:00Z") };
  world = smallWorld(() => clock.now);
  order = world.order(10);
  world.run("sale.order", "write", { ids: [order], vals: { commitment_date: "2026-06-13 12:00:20" } });
  const effect = effectOf(confirm());
  expect(JSON.stringify(effect)).toContain("2026-06-13 12:00:20");
  clock.now = new Date("2026-06-10T12:05:00Z");
  expect(effectOf(confirm())).toEqual(effect);
});

test("a line is called by its product, never by what was typed as its description", () => {
  world.run("sale.order.line", "write", { ids: [1], vals: { name: "only for our eyes" } });
  const effect = effectOf({
    kind: "update_quotation_line",
    model: "sale.order.line",
    ids: [1],
    operation: "write",
    method: "write",
    values: { product_uom_qty: 4 },
    before: {},
    company: 1,
  });
  expect(effect["changed"]).toContainEqual(expect.objectContaining({ model: "sale.order.line", label: "[VLV-0125] Ball valve" }));
  expect(JSON.stringify(effect)).not.toContain("our eyes");
});
