import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { FAILS, failEachStatement } from "./failing-statements.ts";
import { type RestartableProgram, restartableProgram } from "./restartable-program.ts";
import { trySkewedClocks } from "./skewed-clocks.ts";

/** In CI every third statement fails, beginning with another each time; else a few. */
const EVERY = process.env["CI"] ? 3 : 12;

let stage: RestartableProgram;
beforeAll(async () => {
  stage = await restartableProgram(readConfig({ COUNTERSIGN_TIME_ZONE: "UTC" }));
}, 600_000);
afterAll(() => stage?.dispose());

test("a clock that jumps makes no approval and no token last longer", { timeout: 300_000 }, async () => {
  const { tried, failures } = await trySkewedClocks(stage);
  expect(failures).toEqual([]);
  expect(tried).toBe(7);
});

test.for(FAILS)("a database that fails %s any statement leaves nothing open, half done or unsaid", { timeout: 900_000 }, async (moment) => {
  const first = randomInt(1, EVERY + 1);
  const { tried, failures } = await failEachStatement(stage, moment, EVERY, first);
  expect(failures, `from statement ${first}`).toEqual([]);
  expect(tried).toBeGreaterThan(5);
});
