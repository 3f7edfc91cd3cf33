import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "./policy.ts";
import { createVault } from "./vault.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const external = () => createVault(policy, "openai_compatible", []);

test.for([
  { because: "a record holds it", read: "[[PERSONAL_NAME_1]]" },
  { because: "a record holds it with one bracket", read: "Ref [personal name 1]" },
  { because: "a record holds it among other text", read: "see [[ PERSONAL_NAME_1 ]] there" },
])("a placeholder that was not ours is never filled in when $because", ({ read }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  expect(vault.restore(vault.show("open", read))).not.toContain("Acme");
  expect(vault.restore(vault.hideIn(read))).not.toContain("Acme");
});

test("a model that is shown everything has no placeholders, so that text which looks like one stays as it is", () => {
  const known = [{ placeholder: "[[PERSONAL_NAME_1]]", label: "personal.name", value: "Acme Fasteners" }];
  expect(createVault(policy, "playbook", known).restore("The reference is [[PERSONAL_NAME_1]].")).toBe("The reference is [[PERSONAL_NAME_1]].");
});

test("a customer whose name is a word of the placeholders breaks none of them", () => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  vault.show("personal.name", "Personal");
  vault.show("personal.name", "Name");
  const hidden = vault.hideIn("Acme Fasteners, Personal and Name");
  expect(hidden).toBe("[[PERSONAL_NAME_1]], [[PERSONAL_NAME_2]] and [[PERSONAL_NAME_3]]");
  expect(vault.restore(hidden)).toBe("Acme Fasteners, Personal and Name");
});

test.for([
  { because: "as it stands in Odoo", text: "It comes to 1234.50 USD." },
  { because: "with separators", text: "It comes to 1,234.50 USD." },
  { because: "as a German writes it", text: "It comes to 1.234,50 USD." },
  { because: "without its last zero", text: "It comes to 1,234.5 USD." },
])("an amount is hidden from the provider $because", ({ text }) => {
  const vault = external();
  vault.show("commercial.total", "1234.50");
  expect(vault.hideIn(text)).toBe("It comes to [[COMMERCIAL_TOTAL_1]] USD.");
});

test("part of a longer number is no amount of ours", () => {
  const vault = external();
  vault.show("commercial.price", "234.50");
  expect(vault.hideIn("1,234.50 and 234.505")).toBe("1,234.50 and 234.505");
});
