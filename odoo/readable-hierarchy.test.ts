import { expect, test } from "vitest";
import type { Domain } from "../core/domain.ts";
import { hierarchyIds } from "./readable-hierarchy.ts";
import type { Row } from "./reader.ts";
import { testReader } from "./test-reader.ts";

/** 1 > 2 > 3 and 1 > 4 > 5, where 4 is out of scope. */
const ROWS: readonly Row[] = [
  { id: 1, parent_id: false },
  { id: 2, parent_id: 1 },
  { id: 3, parent_id: 2 },
  { id: 5, parent_id: 4 },
];
const rows = async (_: string, domain: Domain): Promise<Row[]> => {
  const [leaf] = domain;
  const [field, , ids] = Array.isArray(leaf) ? leaf : [];
  return ROWS.filter((row) => Array.isArray(ids) && ids.some((id) => id === row[String(field)]));
};

test("a tree is walked through records in scope only, so that it tells nothing of the others", async () => {
  expect(await hierarchyIds(rows, "res.partner", "child_of", [1])).toEqual([1, 2, 3]);
  expect(await hierarchyIds(rows, "res.partner", "parent_of", [3])).toEqual([1, 2, 3]);
  expect(await hierarchyIds(rows, "res.partner", "parent_of", [5])).toEqual([4, 5]);
});

test.for([
  { because: "the model's hierarchy isn't shown", model: "sale.order", domain: [["user_id", "child_of", 1]] },
  { because: "it is asked of a plain field", model: "sale.order", domain: [["name", "child_of", 1]] },
  { because: "it is given a name", model: "sale.order", domain: [["partner_id", "child_of", "Acme"]] },
] as const)("child_of is refused when $because", async ({ model, domain }) => {
  await expect(testReader().reader.search(model, { domain, fields: ["name"], limit: 5 })).rejects.toMatchObject({ code: "BAD_INPUT" });
});
