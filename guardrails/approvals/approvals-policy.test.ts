import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approvalsSchema } from "../policy-schema.ts";
import { readYamlFile } from "../yaml-file.ts";

const SHIPPED = readFileSync(join(import.meta.dirname, "../policy/approvals.yaml"), "utf8");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-policy-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const path = join(folder, "approvals.yaml");
  writeFileSync(path, text);
  return readYamlFile(path, approvalsSchema);
}

/** Line of the first text of the file that holds this. */
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

test("the shipped file is whole", () => {
  expect(read(SHIPPED).kinds.length).toBeGreaterThan(3);
});

test.for([
  {
    because: "bands fall",
    from: 'up_to: "10000", approvers: [operations_manager], count: 1 }\n      - { approvers',
    to: 'up_to: "10000", approvers: [operations_manager], count: 1 }\n      - { up_to: "500", approvers: [operations_manager], count: 1 }\n      - { approvers',
    says: "bands must rise: 500 is not more than 10000",
    at: 'up_to: "500"',
  },
  {
    because: "two bands end at one amount",
    from: '- { up_to: "10000", approvers: [operations_manager], count: 1 }\n',
    to: '- { up_to: "10000", approvers: [operations_manager], count: 1 }\n      - { up_to: "10000.00", approvers: [operations_manager], count: 1 }\n',
    says: "bands must rise",
    at: '"10000.00"',
  },
  {
    because: "the last band has an end",
    from: "- { approvers: [requester], count: 1 }",
    to: '- { up_to: "5", approvers: [requester], count: 1 }',
    says: "the last band must have no up_to",
    at: 'up_to: "5"',
  },
  {
    because: "a band without an end is not the last",
    from: "- { approvers: [requester], count: 1 }",
    to: "- { approvers: [requester], count: 1 }\n      - { approvers: [operations_manager], count: 1 }",
    says: "only the last band may leave out up_to",
    at: "approvers: [requester], count: 1",
  },
  {
    because: "the requester alone should sign twice",
    from: "- { approvers: [requester], count: 1 }",
    to: "- { approvers: [requester], count: 2 }",
    says: "can't give several",
    at: "count: 2 }\n# The same",
  },
  {
    because: "two kinds have one name",
    from: "name: a purchase order",
    to: "name: a sales document",
    says: 'another kind called "a sales document"',
    at: undefined,
  },
  { because: "a rate is nothing", from: '"1.08"', to: '"0"', says: "must be more than 0", at: "rates:" },
  { because: "a rate is a word", from: '"1.08"', to: '"much"', says: "must be a rate", at: "rates:" },
  { because: "the policy's own currency has a rate", from: 'EUR: "1.08"', to: 'USD: "1.08"', says: "needs no rate", at: "rates:" },
  { because: "a currency is no code", from: "currency: USD", to: "currency: dollars", says: "must be a currency code", at: "currency:" },
  { because: "the duplicate guard is left out", from: /duplicates:[\s\S]*?# A manager/, to: "# A manager", says: "duplicates", at: undefined },
  {
    because: "a standing order may last for ever",
    from: "longest_days: 90",
    to: "longest_days: 9000",
    says: "standing_orders.longest_days",
    at: "standing_orders:",
  },
])("when $because, the program stops with the line", ({ from, to, says, at }) => {
  const text = SHIPPED.replace(from, to);
  expect(text).not.toBe(SHIPPED);
  const line = at === undefined ? "\\d+" : String(lineOf(text, at));
  expect(() => read(text)).toThrow(new RegExp(`approvals\\.yaml:${line}: [\\s\\S]*${says.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
});
