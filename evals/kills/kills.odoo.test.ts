import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { describeOnOdoo, odooUnderTest } from "../../odoo/setup/test-real-odoo.ts";
import { readConfig } from "../../server/config.ts";
import { killRuns } from "./kill-runs.ts";
import { openStage } from "./stage.ts";

const RUNS = 20;

describeOnOdoo("kill -9 beside a real Odoo", { timeout: 900_000 }, () => {
  test("leaves one effect or none at every step boundary, and nothing lost", async () => {
    const seed = randomInt(2 ** 31);
    const { url, db, login, password } = odooUnderTest;
    const settings = readConfig({ ODOO_URL: url, ODOO_DB: db, ODOO_ADMIN_LOGIN: login, ODOO_ADMIN_PASSWORD: password, COUNTERSIGN_TIME_ZONE: "UTC" });
    const stage = await openStage(settings, "real");
    try {
      const { failures, endings } = await killRuns(stage, RUNS, createRandom(String(seed)).next, () => undefined);
      expect(failures, `seed ${seed}`).toEqual([]);
      expect([...endings.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS);
    } finally {
      await stage.close();
    }
  });
});
