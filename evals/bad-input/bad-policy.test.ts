import { randomInt } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadPolicy } from "../../guardrails/policy.ts";
import { checkUseCaseTools } from "../../guardrails/policy-checks.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { loadTools } from "../../tools/load.ts";
import { tryPolicies } from "./try-policies.ts";

const POLICY = resolve(import.meta.dirname, "../../guardrails/policy");
/** Of a hundred mistakes so many are made. */
const SHARE = process.env["CI"] ? 4 : 1;

test("a mistake anywhere in the policy is refused with file and line, or allows nothing more", { timeout: 900_000 }, async () => {
  const seed = randomInt(2 ** 31);
  const random = createRandom(String(seed));
  const { tried, refused, failures } = tryPolicies(POLICY, await loadTools(), () => random.int(1, 100) <= SHARE);
  expect(failures, `seed ${seed}`).toEqual([]);
  expect(tried).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(tried / 3);
});

describe("names that mean nothing stop the program", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "policy-"));
    cpSync(POLICY, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.for([
    {
      because: "a use case names a tool that does not exist",
      file: "use-cases/post_note.yaml",
      from: "post_note]",
      to: "post_notes]",
      says: /use-cases\/post_note\.yaml:\d+: /,
    },
    {
      because: "a use that only answers has a write tool",
      file: "use-cases/find_orders.yaml",
      from: "tools: [",
      to: "tools: [post_note, ",
      says: /find_orders\.yaml:\d+: /,
    },
    {
      because: "an approver has no limit, and could never sign",
      file: "approvals.yaml",
      from: "approvers: [operations_manager]",
      to: "approvers: [warehouse]",
      says: /approvals\.yaml:\d+: warehouse has no countersigns_up_to/,
    },
    {
      because: "a role reads a model of which no field is listed",
      file: "roles.yaml",
      from: "reads: [*common, *stock, sale.order, sale.order.line]",
      to: "reads: [*common, *stock, sale.order, sale.order.lines]",
      says: /roles\.yaml:\d+: warehouse reads sale\.order\.lines/,
    },
    {
      because: "a proposing use has no kind of approval",
      file: "approvals.yaml",
      from: "method: [create, button_confirm, action_replenish]",
      to: "method: [action_replenish]",
      says: /confirm_purchase_order\.yaml:\d+: approvals\.yaml has no kind/,
    },
    {
      because: "a limit is for a use that does not exist",
      file: "limits.yaml",
      from: "create_quotation:",
      to: "create_quote:",
      says: /limits\.yaml:\d+: /,
    },
    { because: "a label is on no field", file: "roles.yaml", from: "personal.town", to: "personal.twon", says: /roles\.yaml:\d+: no field/ },
    { because: "a role is unknown", file: "roles.yaml", from: "  planner:\n", to: "  plannner:\n", says: /roles\.yaml:\d+: / },
    { because: "a key is unknown", file: "approvals.yaml", from: "kinds:\n", to: "kind_of: 1\nkinds:\n", says: /approvals\.yaml:\d+: / },
  ])("when $because", async ({ file, from, to, says }) => {
    const path = join(folder, file);
    const source = readFileSync(path, "utf8");
    expect(source).toContain(from);
    writeFileSync(path, source.replace(from, to));
    const tools = await loadTools();
    const load = () => checkUseCaseTools(folder, loadPolicy(folder), tools);
    expect(load).toThrow(expect.objectContaining({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) }));
  });
});
