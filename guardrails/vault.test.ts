import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "./policy.ts";
import { createVault } from "./vault.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const external = () => createVault(policy, "openai_compatible", []);

test("the same value has the same placeholder, another value another one", () => {
  const vault = external();
  const first = vault.show("personal.name", "Acme Fasteners");
  expect(first).not.toContain("Acme");
  expect(vault.show("personal.name", "Acme Fasteners")).toBe(first);
  expect(vault.show("personal.name", "Azure Interior")).not.toBe(first);
});

test("open data stays as it is, and the playbook is shown everything", () => {
  expect(external().show("open", "S00028")).toBe("S00028");
  expect(createVault(policy, "playbook", []).show("personal.name", "Acme")).toBe("Acme");
});

test("a provider that the policy does not name is shown nothing, not even open data", () => {
  expect(createVault(policy, "somebody", []).show("open", "S00028")).not.toContain("S00028");
});

test("known values are hidden wherever they occur in a text, whole words only", () => {
  const vault = external();
  vault.show("personal.name", "Acme");
  expect(vault.hideIn("ACME and Acmeville, for acme.")).toBe("[[PERSONAL_NAME_1]] and Acmeville, for [[PERSONAL_NAME_1]].");
});

test.for([
  { because: "it is copied", text: "Dear [[PERSONAL_NAME_1]]," },
  { because: "its brackets are lost", text: "Dear [PERSONAL_NAME_1]," },
  { because: "its case is changed", text: "Dear [[personal_name_1]]," },
  { because: "it is spaced", text: "Dear [[ PERSONAL NAME 1 ]]," },
])("a placeholder is put back when $because", ({ text }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  expect(vault.restore(text)).toBe("Dear Acme Fasteners,");
});

test("an invented placeholder stays as it is", () => {
  expect(external().restore("Dear [[PERSONAL_NAME_9]],")).toBe("Dear [[PERSONAL_NAME_9]],");
});
