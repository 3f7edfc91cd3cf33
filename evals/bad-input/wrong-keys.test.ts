import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { tryWrongKeys } from "./wrong-keys.ts";

test("a wrong secret and altered, cut or exchanged sealed values are refused with a message, and nothing is done", { timeout: 600_000 }, async () => {
  const { tried, failures } = await tryWrongKeys(readConfig({ COUNTERSIGN_TIME_ZONE: "UTC", COUNTERSIGN_LOG: "silent" }));
  expect(failures).toEqual([]);
  expect(tried).toBeGreaterThan(6);
});
