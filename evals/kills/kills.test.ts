import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { readConfig } from "../../server/config.ts";
import { approveTogether } from "./approve-together.ts";
import { killRuns } from "./kill-runs.ts";
import { openStage } from "./stage.ts";

const RUNS = process.env["CI"] ? 20 : 4;
const TOGETHER = process.env["CI"] ? 50 : 12;

test("kill -9 at any step boundary leaves one effect or none, and nothing lost; approvals pressed at once leave one", {
  timeout: 900_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  const stage = await openStage(readConfig({ COUNTERSIGN_TIME_ZONE: "UTC" }), "embedded");
  try {
    const { failures, endings } = await killRuns(stage, RUNS, createRandom(String(seed)).next, () => undefined);
    expect(failures, `seed ${seed}`).toEqual([]);
    expect([...endings.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS);
    const crowded = await approveTogether(stage, TOGETHER);
    expect(crowded.failures).toEqual([]);
    expect(crowded.figures["approvals pressed at once"]).toBe(3 * TOGETHER);
  } finally {
    await stage.close();
  }
});
