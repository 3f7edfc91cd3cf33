import { expect, test } from "vitest";
import type { Reader, Row } from "../odoo/reader.ts";
import { createCompanyNames } from "./company-names.ts";

function scene(rows: readonly Row[]) {
  let now = new Date("2026-06-08T09:00:00Z");
  let asked = 0;
  const reader = {
    async read() {
      asked += 1;
      return [...rows];
    },
  } satisfies Pick<Reader, "read">;
  const nameOf = createCompanyNames(() => now);
  return {
    nameFor: (person: string) => nameOf(reader, { id: person }, 1),
    asked: () => asked,
    wait: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

test("a name is asked once for each person, and again after ten minutes", async () => {
  const { nameFor, asked, wait } = scene([{ id: 1, name: "Keystone" }]);
  expect([await nameFor("a@demo"), await nameFor("a@demo"), asked()]).toEqual(["Keystone", "Keystone", 1]);
  await nameFor("b@demo");
  expect(asked()).toBe(2);
  wait(10);
  await nameFor("a@demo");
  expect(asked()).toBe(3);
});

test("a company that the person can't read is called by its number, and asked about again", async () => {
  const { nameFor, asked } = scene([]);
  expect([await nameFor("a@demo"), await nameFor("a@demo"), asked()]).toEqual(["Company 1", "Company 1", 2]);
});
