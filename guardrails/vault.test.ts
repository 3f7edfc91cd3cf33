import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "./policy.ts";
import { countingCodes } from "./test-placeholder-codes.ts";
import { createVault } from "./vault.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const seesAll = () => true;
const external = () => createVault(policy, "openai_compatible", [], countingCodes());

test("the same value has the same placeholder, another value another one", () => {
  const vault = external();
  const first = vault.show("personal.name", "Acme Fasteners");
  expect(first).not.toContain("Acme");
  expect(vault.show("personal.name", "Acme Fasteners")).toBe(first);
  expect(vault.show("personal.name", "Azure Interior")).not.toBe(first);
});

test("open data stays as it is, and the playbook is shown everything", () => {
  expect(external().show("open", "S00028")).toBe("S00028");
  expect(createVault(policy, "playbook", [], countingCodes()).show("personal.name", "Acme")).toBe("Acme");
});

test("a provider that the policy does not name is shown nothing, not even open data", () => {
  expect(createVault(policy, "somebody", [], countingCodes()).show("open", "S00028")).not.toContain("S00028");
});

test("known values are hidden wherever they occur in a text, whole words only", () => {
  const vault = external();
  vault.show("personal.name", "Acme");
  expect(vault.hideIn("ACME and Acmeville, for acme.")).toBe("[[PERSONAL_NAME_00000001]] and Acmeville, for [[PERSONAL_NAME_00000001]].");
});

test.for([
  { because: "it is copied", text: "Dear [[PERSONAL_NAME_00000001]]," },
  { because: "its brackets are lost", text: "Dear [PERSONAL_NAME_00000001]," },
  { because: "its case is changed", text: "Dear [[personal_name_00000001]]," },
  { because: "it is spaced", text: "Dear [[ PERSONAL NAME 00000001 ]]," },
  { because: "its signs are escaped", text: "Dear \\[\\[PERSONAL\\_NAME\\_00000001\\]\\]," },
  { because: "its end is lost", text: "Dear [[PERSONAL_NAME_00000001," },
  { because: "its brackets are gone", text: "Dear PERSONAL_NAME_00000001," },
  { because: "it is translated", text: "Dear [[PERSÖNLICHER_NAME_00000001]]," },
  { because: "its number is spaced", text: "Dear [[PERSONAL_NAME_0000 0001]]," },
  { because: "it holds characters that nobody sees", text: "Dear [[PERSONAL\u200b_NAME_0000\u200b0001]]," },
  { because: "it is emphasised", text: "Dear **[[PERSONAL_NAME_00000001]]**," },
  { because: "its brackets are others", text: "Dear {{PERSONAL_NAME_00000001}}," },
])("a placeholder is put back when $because", ({ text }) => {
  const vault = external();
  vault.show("personal.name", "Acme Fasteners");
  expect(vault.restore(text, seesAll).text.replaceAll("**", "")).toBe("Dear Acme Fasteners,");
});

test("an invented placeholder stays as it is", () => {
  expect(external().restore("Dear [[PERSONAL_NAME_00000009]],", seesAll).text).toBe("Dear [[PERSONAL_NAME_00000009]],");
});

test.for([
  { because: "an e-mail address", text: "write to jane.doe@acme.example today", secret: "jane.doe" },
  { because: "a telephone number", text: "call +1 208-555-0194 first", secret: "555" },
  { because: "an account", text: "pay DE89 3704 0044 0532 0130 00", secret: "0532" },
  { because: "a card", text: "card 4111 1111 1111 1111", secret: "4111" },
  { because: "a VAT number", text: "VAT DE 123456789", secret: "123456789" },
  { because: "part of a known name", text: "is it for the Hawksmoors or Hawksmoor?", secret: " Hawksmoor?" },
])("$because in running text is hidden, and put back", ({ text, secret }) => {
  const vault = external();
  vault.show("personal.name", "Hawksmoor Automation");
  const hidden = vault.hideIn(text);
  expect(hidden).not.toContain(secret);
  expect(vault.restore(hidden, seesAll).text).toBe(text);
});
