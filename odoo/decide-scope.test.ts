import { expect, test } from "vitest";
import type { Domain } from "../core/domain.ts";
import { decideScope, decidingPaths } from "./decide-scope.ts";

const PARTNER = { id: 7, partner_share: true, customer_rank: 2, supplier_rank: 0, commercial_partner_id: { id: 3, supplier_rank: 1 } };

test.for<{ because: string; scope: Domain; decision: boolean | undefined }>([
  { because: "there is none", scope: [], decision: true },
  { because: "a flag is as wanted", scope: [["partner_share", "=", true]], decision: true },
  { because: "a flag is not", scope: [["partner_share", "!=", true]], decision: false },
  { because: "a number is above", scope: [["customer_rank", ">", 0]], decision: true },
  { because: "a number is equal", scope: [["supplier_rank", "=", 0]], decision: true },
  { because: "a path leads through a nested record", scope: [["commercial_partner_id.supplier_rank", "=", 0]], decision: false },
  { because: "a field was not read", scope: [["sale_count", "=", 0]], decision: undefined },
  { because: "a path's record was not read", scope: [["parent_id.customer_rank", ">", 0]], decision: undefined },
  { because: "Odoo alone knows the condition", scope: [["sale_order_ids", "!=", false]], decision: undefined },
  { because: "an operator is another", scope: [["customer_rank", "in", [2]]], decision: undefined },
  { because: "a number would be compared with an empty one", scope: [["customer_rank", ">", -1]], decision: undefined },
  {
    because: "one of the alternatives is true and another unknown",
    scope: ["|", ["sale_order_ids", "!=", false], ["customer_rank", ">", 0]],
    decision: true,
  },
  {
    because: "one of the alternatives is false and another unknown",
    scope: ["|", ["sale_order_ids", "!=", false], ["customer_rank", ">", 9]],
    decision: undefined,
  },
  {
    because: "all must hold and one is false",
    scope: [
      ["sale_order_ids", "!=", false],
      ["supplier_rank", ">", 0],
    ],
    decision: false,
  },
  {
    because: "all must hold and one is unknown",
    scope: [
      ["partner_share", "=", true],
      ["sale_order_ids", "!=", false],
    ],
    decision: undefined,
  },
  { because: "a condition is turned round", scope: ["!", ["supplier_rank", "=", 0]], decision: false },
  { because: "an unknown one is turned round", scope: ["!", ["sale_order_ids", "!=", false]], decision: undefined },
  { because: "it is malformed", scope: ["|", ["supplier_rank", "=", 1]], decision: undefined },
])("a scope is decided as $decision when $because", ({ scope, decision }) => {
  expect(decideScope(scope, PARTNER)).toBe(decision);
});

test("only fields that can decide something are read for it", () => {
  const scope: Domain = [["partner_share", "=", true], "|", ["sale_order_ids", "!=", false], ["commercial_partner_id.supplier_rank", "=", 0]];
  expect(decidingPaths(scope)).toEqual(["partner_share", "sale_order_ids", "commercial_partner_id.supplier_rank"]);
});
