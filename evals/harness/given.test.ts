import { expect, test } from "vitest";
import type { Domain } from "../../core/domain.ts";
import type { JsonObject } from "../../core/json.ts";
import { caseFile, type EvalCase } from "./case.ts";
import { groundTruth, NotInThisWorld } from "./given.ts";
import { fillArguments, fillDomain, fillText, valuesOf } from "./placeholders.ts";
import type { World } from "./world.ts";

const ORDERS: readonly JsonObject[] = [
  { id: 1, name: "S1", partner_id: [7, "Acme Fasteners"], amount_total: 10.5, date_order: "2026-06-01 02:00:00", promised: "2026-06-03 00:00:00" },
  { id: 2, name: "S2", partner_id: [8, "Borealis"], amount_total: 4.5, date_order: "2026-06-05 12:00:00", promised: "2026-06-04 00:00:00" },
];
const world: World & { readonly asked: (Domain | unknown)[] } = {
  kind: "embedded",
  asked: [],
  async rows({ domain }) {
    this.asked.push(domain);
    return ORDERS;
  },
  count: async () => 2,
};

async function truthOf(given: unknown) {
  const file = caseFile.parse({ theme: "t", cases: [{ id: "one", as: "buyer@demo", given, turns: [{ ask: "?", outcome: "answered" }] }] });
  const [written] = file.cases;
  if (!written) throw new TypeError("There is one case.");
  const one: EvalCase = { ...written, as: "buyer@demo", theme: "t" };
  return groundTruth(one, { world, now: new Date("2026-06-10T15:00:00Z"), timeZone: "America/New_York", seed: 1 });
}

const FIELDS = ["name", "partner_id", "amount_total", "date_order"];

test("a text gets names and days as people write them, a condition ids, and arguments names", async () => {
  const facts = await truthOf({ order: { find: "sale.order", fields: FIELDS, take: "first" } });
  expect(fillText("Where is {order.name} of {order.partner_id}, ordered {order.date_order}? By {today+3}!", facts)).toBe(
    "Where is S1 of Acme Fasteners, ordered 2026-05-31? By 2026-06-13!",
  );
  expect(
    fillDomain(
      [
        ["partner_id", "=", "{order.partner_id}"],
        ["id", "in", "{order.id}"],
      ],
      facts,
    ),
  ).toEqual([
    ["partner_id", "=", 7],
    ["id", "in", [1]],
  ]);
  expect(fillArguments({ customer: "{order.partner_id}", lines: [{ quantity: "{order.amount_total}" }] }, facts)).toEqual({
    customer: "Acme Fasteners",
    lines: [{ quantity: "10.5" }],
  });
});

test("counts, sums, ends and computed values are values of their own", async () => {
  const facts = await truthOf({
    orders: { find: "sale.order", fields: FIELDS, take: "all" },
    many: { find: "sale.order", take: "count" },
    total: { find: "sale.order", take: "sum amount_total" },
    last: { find: "sale.order", take: "max date_order" },
    more: { plus: ["{total}", 1] },
    over: { days: ["{last}", "{today}"] },
    soon: { day: ["{today}", 2] },
  });
  expect(fillText("{many} {total} {more} {over} {soon|spoken}", facts)).toBe("2 15 16 5 12 June 2026");
  expect(valuesOf("{orders.name}", facts)).toEqual([
    { kind: "text", text: "S1" },
    { kind: "text", text: "S2" },
  ]);
});

test("rows can be kept by how their own fields compare", async () => {
  const facts = await truthOf({ late: { find: "sale.order", fields: ["name"], compare: [["date_order", ">", "promised"]], take: "all" } });
  expect(fillText("{late.name}", facts)).toBe("S2");
});

test("a case about what this world has not is not applicable; a name that nothing has is a broken case", async () => {
  const none = { late: { find: "sale.order", fields: ["name"], compare: [["amount_total", ">", "amount_total"]] } };
  await expect(truthOf(none)).rejects.toThrow(NotInThisWorld);
  const facts = await truthOf({});
  expect(() => fillText("{order.name}", facts)).toThrow(/Nothing given is called order/);
});
