import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadLanguages } from "./load-languages.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "languages-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FILE = {
  head: "language: de\nnothing: der die\n",
  rest: "phrases: { where is: wo ist }\nwords: { order: auftrag }\nverbs: { cancel: stornieren }\n",
};

test("adding a language is adding a file", () => {
  writeFileSync(join(folder, "de.yaml"), FILE.head + FILE.rest);
  expect(loadLanguages(folder).map(({ language }) => language)).toEqual(["de"]);
});

test("every shipped language is there", () => {
  expect(loadLanguages().map(({ language }) => language)).toEqual(["de", "es", "fr", "nl"]);
});

test.for([
  { because: "the language is not one that answers are said in", text: FILE.head.replace("de", "xx") + FILE.rest },
  { because: "a section is missing", text: FILE.head },
  { because: "a rewrite is no regular expression", text: `${FILE.head}rewrites: [["(", "x"]]\n${FILE.rest}` },
  { because: "a phrase has two gaps", text: FILE.head + FILE.rest.replace("wo ist", "'* wo *'") },
  { because: "English has capital letters", text: FILE.head + FILE.rest.replace("where is", "Where is") },
  { because: "it is no YAML", text: `${FILE.head}phrases: [` },
])("refuses to start when $because", ({ text }) => {
  writeFileSync(join(folder, "de.yaml"), text);
  expect(() => loadLanguages(folder)).toThrow(/de\.yaml/);
});
