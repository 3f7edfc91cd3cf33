import { beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../core/principal.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import type { WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import { baseWorld } from "./base-world.ts";
import { loadLeaks } from "./load-leaks.ts";
import { POLICY_FOLDER } from "./policy-folder.ts";
import { rolesWithRecords, runRole } from "./run-role.ts";

const LONG_MS = 600_000;
const SEED = 1;
const IS_CI = process.env["CI"] !== undefined;
const PROGRAMS = IS_CI ? 300 : 20;
const ENOUGH_TO_FIND = 500;
const ALWAYS_PLANTED = ["attachment", "domain", "order"];

describe("two worlds that differ only in what is hidden", () => {
  const worlds: WorldSnapshot[] = [];
  beforeAll(async () => {
    worlds.push(await baseWorld(7));
  }, LONG_MS);
  const world = (): WorldSnapshot => {
    const [made] = worlds;
    if (!made) throw new RangeError("The world wasn't made.");
    return made;
  };

  test.for(rolesWithRecords(loadPolicy(POLICY_FOLDER)))("give %s the same bytes", { timeout: LONG_MS }, async (role) => {
    const { failures, altered } = await runRole({ role, world: world(), programs: PROGRAMS, seed: SEED, leaks: [] });
    expect(failures).toEqual([]);
    expect(Object.values(altered).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10_000);
  });

  test("differ for each role in every kind of value that the role may not see", { timeout: LONG_MS }, async () => {
    const { altered } = await runRole({ role: "warehouse", world: world(), programs: 1, seed: SEED, leaks: [] });
    expect(Object.keys(altered).sort()).toEqual(["commercial", "cost", "margin", "model not read", "out of scope", "unlisted"]);
  });

  test("are told apart by programs when a leak is planted", { timeout: LONG_MS }, async () => {
    const planted = (await loadLeaks()).filter(({ kind }) => IS_CI || ALWAYS_PLANTED.includes(kind));
    expect(planted.length).toBeGreaterThanOrEqual(ALWAYS_PLANTED.length);
    for (const role of ROLES) {
      const leaks = planted.filter((leak) => leak.role === role).map(({ kind }) => kind);
      if (leaks.length === 0) continue;
      const { failures, foundAfter } = await runRole({ role, world: world(), programs: ENOUGH_TO_FIND, seed: SEED, leaks });
      expect(failures).toEqual([]);
      expect(Object.keys(foundAfter).sort()).toEqual(leaks.sort());
    }
  });
});
