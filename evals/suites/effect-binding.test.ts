import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import effectBinding from "./effect-binding.ts";

const MINUTES = 60_000;

test("what is changed between approval and commit rolls the commit back, and the outcome says what differs", { timeout: 10 * MINUTES }, async () => {
  const config = readConfig({ COUNTERSIGN_TIME_ZONE: "UTC" });
  const { failures, figures } = await effectBinding.run({ seed: 1, options: effectBinding.options, config, out: () => undefined });
  expect(failures).toEqual([]);
  expect(figures["changes tried"]).toBe(17);
});
