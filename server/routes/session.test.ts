import { afterAll, beforeAll, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "../identity/test-staging.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());

test("what is switched off is not suggested, and comes back with its switch", async () => {
  const browser = staging.browser();
  await browser.signIn(somebody("clara", ["countersign-customer-service"]));
  const suggested = async () => {
    const { suggestions } = (await browser.session()).body;
    return suggestions.map(({ useCase }) => useCase);
  };
  const before = await suggested();
  const [first = ""] = before;
  const admin = { id: "root", name: "root", roles: ["admin"], companies: "all", warehouses: "all", channel: "cli", timeZone: "UTC" } as const;
  await staging.program.switches.off(first, "it errs", admin);
  expect(await suggested()).not.toContain(first);
  await staging.program.switches.on(first, "it is mended", admin);
  expect(await suggested()).toEqual(before);
  const proposing = new Set(staging.program.policy.useCases.filter(({ autonomy }) => autonomy === "propose").map(({ id }) => id));
  expect(before.some((id) => proposing.has(id))).toBe(true);
  await staging.program.switches.off("*", "stocktaking", admin);
  expect((await suggested()).filter((id) => proposing.has(id))).toEqual([]);
});
