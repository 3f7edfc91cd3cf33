import { expect, test } from "vitest";
import type { Change, Effect } from "../../core/change.ts";
import { confirmation, effectWorth, rescheduling } from "../test-approval-scene.ts";
import { covers, termsOfKind } from "./covers.ts";
import type { StandingOrderTerms } from "./standing-order.ts";

const terms: StandingOrderTerms = {
  useCase: "create_quotation",
  changeKind: "create_quotation",
  companies: [1],
  perChange: "1000",
  perDay: "1000",
  timesPerDay: 5,
  expiresAt: "2026-07-01T00:00:00Z",
};
const line = (product: unknown, quantity = 2) => [0, 0, { product_id: product, product_uom_qty: quantity }];
const quotation = (values: object): Change => ({
  ...confirmation,
  kind: "create_quotation",
  operation: "create",
  method: "create",
  ids: [],
  values: { partner_id: 14, order_line: [line(3), line(4)] as never, ...values },
});
const effect: Effect = effectWorth("100.00");

test.for<{ because: string; terms: Partial<StandingOrderTerms>; values?: object; more?: Partial<Effect>; is: boolean }>([
  { because: "it names no conditions", terms: {}, is: true },
  { because: "the partner is among them", terms: { partners: [14, 15] }, is: true },
  { because: "the partner is not", terms: { partners: [15] }, is: false },
  { because: "the partner is not said", terms: { partners: [14] }, values: { partner_id: null }, is: false },
  { because: "the partner is a text", terms: { partners: [14] }, values: { partner_id: "14" }, is: false },
  { because: "every product is among them", terms: { products: [3, 4] }, is: true },
  { because: "one product is not", terms: { products: [3] }, is: false },
  { because: "a line has no product", terms: { products: [3, 4] }, values: { order_line: [line(3), line(null)] }, is: false },
  { because: "there are no lines", terms: { products: [3, 4] }, values: { order_line: [] }, is: false },
  { because: "a line is another command", terms: { products: [3, 4] }, values: { order_line: [[4, 9]] }, is: false },
  { because: "it is of another company", terms: { companies: [2] }, is: false },
  { because: "it is of another kind", terms: { changeKind: "confirm_quotation" }, is: false },
  { because: "Odoo would warn", terms: {}, more: { warnings: ["x"] }, is: false },
  { because: "Odoo would delete something", terms: {}, more: { deleted: [{ model: "sale.order", ref: "7" }] }, is: false },
])("a quotation is covered or not when $because: $is", ({ terms: more, values = {}, more: effectMore, is }) => {
  expect(covers({ ...terms, ...more }, quotation(values), { ...effect, ...effectMore })).toBe(is);
});

const move = (from: string | null, to: string): Change => ({
  ...rescheduling,
  values: { scheduled_date: to },
  before: { "7": { scheduled_date: from } },
});
test.for([
  { from: "2026-06-10 10:00:00", to: "2026-06-13 10:00:00", is: true },
  { from: "2026-06-10 10:00:00", to: "2026-06-13 10:00:01", is: false },
  { from: "2026-06-10 10:00:00", to: "2026-06-07 10:00:00", is: true },
  { from: "2026-06-10 10:00:00", to: "2026-06-07 09:59:59", is: false },
  { from: null, to: "2026-06-07 10:00:00", is: false },
  { from: "2026-06-10 10:00:00", to: "whenever", is: false },
])("a date moved from $from to $to is within three days: $is", ({ from, to, is }) => {
  expect(covers({ ...terms, changeKind: "reschedule_delivery", maxDaysMoved: 3 }, move(from, to), effect)).toBe(is);
});

test("a reschedule of nothing is not covered", () => {
  const nothing = { ...move("2026-06-10 10:00:00", "2026-06-10 11:00:00"), ids: [] };
  expect(covers({ ...terms, changeKind: "reschedule_delivery", maxDaysMoved: 3 }, nothing, effect)).toBe(false);
});

test.for([
  { kind: "create_quotation", told: ["partners", "products"] },
  { kind: "reschedule_delivery", told: ["maxDaysMoved"] },
  { kind: "confirm_quotation", told: [] },
  { kind: "no such kind", told: [] },
])("$kind can be held to $told", ({ kind, told }) => {
  expect([...termsOfKind(kind)]).toEqual(told);
});
