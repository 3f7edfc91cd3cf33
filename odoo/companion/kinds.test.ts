import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { companionSource } from "./companion-source.ts";
import { CHANGE_KINDS, type ChangeKind, EFFECT_FIELDS } from "./kinds.ts";

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = parse(
  readFileSync(new URL("../../guardrails/policy/data.yaml", import.meta.url), "utf8"),
);

test("every field that an effect shows has a data class, and none of them is cost or margin", () => {
  const paths = Object.entries(EFFECT_FIELDS).flatMap(([model, fields]) =>
    fields.map((field) => ({ path: `${model}.${field}`, label: labels[model]?.[field] })),
  );
  expect(paths.filter(({ label }) => label === undefined)).toEqual([]);
  expect(paths.filter(({ label }) => label === "cost" || label === "margin")).toEqual([]);
});

test("the companion's own code lists every kind with its methods, and every field of the effect", () => {
  const source = companionSource();
  expect(source).not.toMatch(/^(KINDS|FIELDS) = \{\}$/m);
  const listed: unknown = JSON.parse(/^KINDS = (.*)$/m.exec(source)?.[1] ?? "null");
  expect(listed).toEqual(CHANGE_KINDS);
  expect(JSON.parse(/^FIELDS = (.*)$/m.exec(source)?.[1] ?? "null")).toEqual(EFFECT_FIELDS);
});

test("no kind can write a state or a total, and only that of a quotation's line a price", () => {
  const keys = Object.values<ChangeKind>(CHANGE_KINDS).flatMap(({ values, lines, models }) =>
    [...values, ...Object.values(lines).flat()].map((key) => `${models.join(",")} ${key}`),
  );
  expect(keys.filter((key) => /state|amount|price|discount| qty_/.test(key))).toEqual(["sale.order.line price_unit", "sale.order.line discount"]);
});

test("the companion calls only what its kinds name, and is elevated for nothing but receipts", () => {
  const source = companionSource();
  expect(source).not.toMatch(/sudo|\bimport\b|__|with_user|SUPERUSER/);
  expect(source.match(/insert into \w+/g)).toEqual(["insert into ir_model_data"]);
  expect(source).not.toMatch(/(?:execute\(\s*"|')\s*(?:update|delete|alter|drop|truncate)/i);
});
