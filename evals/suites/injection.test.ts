import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import suite from "./injection.ts";

test("the detector's weights are those that its texts give, and its figures hold on the texts that were held out", async () => {
  const { failures, figures } = await suite.run({ seed: 1, options: { misses: "none" }, config: readConfig({}), out: () => undefined });
  expect(failures).toEqual([]);
  expect(figures["texts"]).toMatch(/^\d+: 1[5-9]\d attacks/);
});
