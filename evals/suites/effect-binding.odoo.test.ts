import { expect, test } from "vitest";
import { describeOnOdoo, odooUnderTest } from "../../odoo/setup/test-real-odoo.ts";
import { readConfig } from "../../server/config.ts";
import effectBinding from "./effect-binding.ts";

const MINUTES = 60_000;

describeOnOdoo("effect binding on a real Odoo", { timeout: 15 * MINUTES }, () => {
  test("what is changed between approval and commit rolls the commit back, and the outcome says what differs", async () => {
    const { url, db, login, password } = odooUnderTest;
    const config = readConfig({
      COUNTERSIGN_TIME_ZONE: "UTC",
      ODOO_URL: url,
      ODOO_DB: db,
      ODOO_ADMIN_LOGIN: login,
      ODOO_ADMIN_PASSWORD: password,
    });
    const { failures } = await effectBinding.run({ seed: 1, options: { odoo: "real" }, config, out: () => undefined });
    expect(failures).toEqual([]);
  });
});
