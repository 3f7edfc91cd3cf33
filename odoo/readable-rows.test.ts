import { expect, test } from "vitest";
import type { Access } from "../core/access.ts";
import { createFieldCatalog } from "./field-catalog.ts";
import { readableRows } from "./readable-rows.ts";
import { testAccess } from "./test-reader.ts";

const FIELDS = {
  partner_id: { type: "many2one", relation: "res.partner" },
  order_line: { type: "one2many", relation: "sale.order.line" },
  acc_number: { type: "char" },
};
const catalog = createFieldCatalog({ call: async () => FIELDS }, () => new Date("2026-06-01T00:00:00Z"));
const show = (row: object, { inScope = [], ...access }: Partial<Access> & { inScope?: readonly number[] } = {}, model = "sale.order") =>
  readableRows({ access: testAccess(access), catalog, inScope: async () => new Set(inScope) }, model, [{ id: 1, ...row }]);

test("a related record in scope is named, one out of scope keeps only its id", async () => {
  const row = { partner_id: [7, "Kestrel Valves"] };
  expect(await show(row, { inScope: [7] })).toEqual([{ id: 1, ...row }]);
  expect(await show(row, { inScope: [] })).toEqual([{ id: 1, partner_id: [7, ""] }]);
});

test("a related record whose name is hidden isn't named, though the field that points to it is shown", async () => {
  const hidden = { sight: () => "hidden" as const };
  expect(await show({ partner_id: [7, "Kestrel Valves"] }, { inScope: [7], ...hidden })).toEqual([{ id: 1, partner_id: [7, ""] }]);
});

test("an empty relation stays empty", async () => {
  expect(await show({ partner_id: false })).toEqual([{ id: 1, partner_id: false }]);
});

test("a list of records is in the order of their ids: Odoo's own order may follow a hidden field", async () => {
  expect(await show({ order_line: [9, 3, 12] })).toEqual([{ id: 1, order_line: [3, 9, 12] }]);
});

test("what is masked leaves the reader as its last four characters, and a number not at all", async () => {
  expect(await show({ acc_number: "BE68539007547034" }, {}, "account.bank")).toEqual([{ id: 1, acc_number: "•••• 7034" }]);
  expect(await show({ acc_number: 1234567 }, {}, "account.bank")).toEqual([{ id: 1, acc_number: false }]);
});
