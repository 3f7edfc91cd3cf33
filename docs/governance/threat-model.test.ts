import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = readFileSync(join(import.meta.dirname, "threat-model.md"), "utf8");

/** The rows of every table of the page whose first cell is a number. */
const rows = PAGE.split("\n").flatMap((line) => {
  const cells = line.split("|").map((cell) => cell.trim());
  if (!/^\d+$/.test(cells[1] ?? "")) return [];
  const [, number = "", attack = "", guarantees = "", lists = "", tests = ""] = cells;
  return [
    {
      number: Number(number),
      attack,
      guarantees: guarantees.match(/\d+/g) ?? [],
      lists: lists.match(/[A-Z]+\d+/g) ?? [],
      tests: tests.split("<br>"),
    },
  ];
});

/** `path › "name"` as a row names the tests that fail when it breaks. */
const named = rows.flatMap(({ number, tests }) => tests.map((text) => ({ number, text, parts: /^`([^`]+)` › (.+)$/.exec(text.trim()) })));

test("every row is numbered in order and says attack, guarantee, list and test", () => {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  expect(rows.filter(({ attack, guarantees, lists }) => attack === "" || guarantees.length === 0 || lists.length === 0)).toEqual([]);
  expect(named.filter(({ parts }) => parts === null).map(({ number, text }) => `${number}: ${text}`)).toEqual([]);
});

test("every test that a row names exists under that name", () => {
  const missing = named.filter(({ parts }) => {
    const [, file = "", name = ""] = parts ?? [];
    const path = join(ROOT, file);
    return !file.includes(".test.ts") || !existsSync(path) || !readFileSync(path, "utf8").includes(name);
  });
  expect(missing.map(({ number, text }) => `${number}: ${text}`)).toEqual([]);
});

test("every guarantee has a row", () => {
  const held = new Set(rows.flatMap(({ guarantees }) => guarantees.map(Number)));
  expect(Array.from({ length: 12 }, (_, index) => index + 1).filter((guarantee) => !held.has(guarantee))).toEqual([]);
});

test("every entry of both OWASP lists has a row or a word on why it has none", () => {
  const ids = ["LLM", "ASI"].flatMap((list) => Array.from({ length: 10 }, (_, index) => `${list}${String(index + 1).padStart(2, "0")}`));
  const mapped = new Set(rows.flatMap(({ lists }) => lists));
  const explained = new Set([...PAGE.matchAll(/^- \*\*((?:LLM|ASI)\d\d)\*\*/gm)].map(([, id]) => id));
  expect(ids.filter((id) => !mapped.has(id) && !explained.has(id))).toEqual([]);
  expect([...mapped].filter((id) => !ids.includes(id))).toEqual([]);
});
