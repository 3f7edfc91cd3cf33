import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "../policy.ts";

const POLICY = join(import.meta.dirname, "../policy");

function edited(from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), "policy-"));
  cpSync(POLICY, folder, { recursive: true });
  const path = join(folder, "identity.yaml");
  const before = readFileSync(path, "utf8");
  writeFileSync(path, before.replace(from, to));
  expect(readFileSync(path, "utf8")).not.toBe(before);
  return folder;
}

test("which group has which role is part of the policy's digest", () => {
  const folder = edited("countersign-sales: [sales]", "countersign-sales: [sales, buyer]");
  expect(loadPolicy(folder).digest).not.toBe(loadPolicy(POLICY).digest);
  rmSync(folder, { recursive: true });
});

test.for([
  { because: "a role is unknown", from: "[auditor]", to: "[auditer]", says: /identity\.yaml:\d+: groups\.countersign-auditors\.0/ },
  { because: "a group has no role", from: "[buyer]", to: "[]", says: /identity\.yaml:\d+: groups\.countersign-buyers/ },
  {
    because: "claims are valid for ever",
    from: "claims_valid_hours: 24",
    to: "claims_valid_hours: .inf",
    says: /identity\.yaml:\d+: claims_valid_hours/,
  },
  { because: "claims are never valid", from: "claims_valid_hours: 24", to: "claims_valid_hours: 0", says: /identity\.yaml:\d+: claims_valid_hours/ },
  { because: "a session lasts for ever", from: "longest_hours: 12", to: "longest_hours: 9999", says: /identity\.yaml:\d+: session\.longest_hours/ },
  { because: "the session's end is missing", from: "  idle_minutes: 60\n", to: "", says: /identity\.yaml:\d+: session\.idle_minutes/ },
  { because: "a claim is missing", from: "  groups: groups\n", to: "", says: /identity\.yaml:\d+: claims\.groups/ },
  {
    because: "companies are a bare word",
    from: "{ claim: countersign_companies }",
    to: "all",
    says: /identity\.yaml:\d+: claims\.companies: must be/,
  },
  { because: "companies are fixed and claimed", from: "{ claim: countersign_companies }", to: "{ claim: x, fixed: all }", says: /claims\.companies/ },
  { because: "a key is misspelled", from: "time_zone:", to: "timezone:", says: /identity\.yaml:\d+: claims/ },
])("the program stops with file and line when $because", ({ from, to, says }) => {
  const folder = edited(from, to);
  expect(() => loadPolicy(folder)).toThrow(expect.objectContaining({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) }));
  rmSync(folder, { recursive: true });
});
