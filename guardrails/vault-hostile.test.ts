import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "./policy.ts";
import { countingCodes } from "./test-placeholder-codes.ts";
import { createVault } from "./vault.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const seesAll = () => true;
const external = () => createVault(policy, "openai_compatible", [], countingCodes());

test.for([
  { because: "a record holds it", read: "[[PERSONAL_NAME_00000001]]" },
  { because: "a record holds it with one bracket", read: "Ref [personal name 00000001]" },
  { because: "a record holds it among other text", read: "see [[ PERSONAL_NAME_00000001 ]] there" },
])("a placeholder that was not ours is never filled in when $because", ({ read }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  expect(vault.restore(vault.show("open", read), seesAll).text).not.toContain("Acme");
  expect(vault.restore(vault.hideIn(read), seesAll).text).not.toContain("Acme");
});

test("a model that is shown everything has no placeholders, so that text which looks like one stays as it is", () => {
  const known = [{ placeholder: "[[PERSONAL_NAME_00000001]]", label: "personal.name", value: "Acme Fasteners" }];
  expect(createVault(policy, "playbook", known, countingCodes()).restore("The reference is [[PERSONAL_NAME_00000001]].", seesAll).text).toBe(
    "The reference is [[PERSONAL_NAME_00000001]].",
  );
});

test("a customer whose name is a word of the placeholders breaks none of them", () => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  vault.show("personal.name", "Personal");
  vault.show("personal.name", "Name");
  const hidden = vault.hideIn("Acme Fasteners, Personal and Name");
  expect(hidden).toBe("[[PERSONAL_NAME_00000001]], [[PERSONAL_NAME_00000002]] and [[PERSONAL_NAME_00000003]]");
  expect(vault.restore(hidden, seesAll).text).toBe("Acme Fasteners, Personal and Name");
});

test.for([
  { because: "as it stands in Odoo", text: "It comes to 1234.50 USD." },
  { because: "with separators", text: "It comes to 1,234.50 USD." },
  { because: "as a German writes it", text: "It comes to 1.234,50 USD." },
  { because: "without its last zero", text: "It comes to 1,234.5 USD." },
])("an amount is hidden from the provider $because", ({ text }) => {
  const vault = external();
  vault.show("commercial.total", "1234.50");
  expect(vault.hideIn(text)).toBe("It comes to [[COMMERCIAL_TOTAL_00000001]] USD.");
});

test("part of a longer number is no amount of ours", () => {
  const vault = external();
  vault.show("commercial.price", "234.50");
  expect(vault.hideIn("1,234.50 and 234.505")).toBe("1,234.50 and 234.505");
});

test("a record that holds what looks like a placeholder withholds no answer that repeats it", () => {
  const vault = external();
  const read = vault.show("open", "Ref [[PERSONAL_NAME_99999999]]");
  expect(vault.restore(`It says ${read}.`, seesAll).unknown).toEqual([]);
});

test.for([
  { because: "it was never given out", text: "Dear [[PERSONAL_NAME_99999999]]," },
  { because: "its number is too short", text: "Dear [[PERSONAL_NAME_7]]," },
  { because: "it is cut in two by a sentence", text: "Dear [[PERSONAL_NAME_. Yours truly." },
  { because: "it has lost its number", text: "Dear [[PERSONAL_NAME]]," },
])("a placeholder is unknown when $because", ({ text }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  const restored = vault.restore(text, seesAll);
  expect(restored.text).not.toContain("Acme");
  expect(restored.unknown).not.toEqual([]);
});

test("a value that the person may not see stays dots even when its placeholder turns up", () => {
  const vault = external();
  const placeholder = vault.show("margin", "1234.50");
  expect(vault.restore(`It is ${placeholder}.`, () => false)).toEqual({ text: "It is •••.", unknown: [] });
});

test("two values whose codes fall together get two placeholders", () => {
  const vault = createVault(policy, "openai_compatible", [], (_label, _value, attempt) => String(attempt).padStart(8, "0"));
  expect(vault.show("personal.name", "Acme Fasteners")).not.toBe(vault.show("personal.name", "Azure Interior"));
});
