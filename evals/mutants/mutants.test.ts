import { randomInt } from "node:crypto";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { allMutants } from "./all-mutants.ts";
import { named, problemsOf } from "./check-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { runMutants } from "./run-mutants.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const IN_CI = 3;

test("every mutant removes a guard that is there, names tests that exist, and each guarantee has one", async () => {
  expect(problemsOf(await allMutants(), ROOT)).toEqual([]);
});

test("no two mutants have the same name", async () => {
  const names = (await allMutants()).map(named);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe("a list with a mistake is refused", () => {
  const good: Mutant = { guarantee: 1, guard: "a guard", file: "core/clock.ts", find: "systemClock", replace: "", killedBy: ["layers.test.ts"] };
  test.for([
    { because: "the guard's text is gone", mutant: { ...good, find: "no such text" }, says: /0 times/ },
    { because: "the guard's text is there twice", mutant: { ...good, find: "Date" }, says: /holds its text \d+ times/ },
    { because: "the file is gone", mutant: { ...good, file: "core/none.ts" }, says: /there is no core\/none\.ts/ },
    { because: "its test is gone", mutant: { ...good, killedBy: ["none.test.ts"] }, says: /there is no none\.test\.ts/ },
    { because: "it changes nothing", mutant: { ...good, replace: good.find }, says: /changes nothing/ },
    { because: "a guarantee has none", mutant: good, says: /Guarantee 12/ },
  ])("when $because", ({ mutant, says }) => {
    expect(problemsOf([mutant], ROOT).join("\n")).toMatch(says);
  });
});

test.skipIf(!process.env["COUNTERSIGN_MUTANTS"])("some mutants, another few each time, are killed", { timeout: 900_000 }, async () => {
  const seed = randomInt(2 ** 31);
  const chosen = createRandom(String(seed))
    .shuffled(await allMutants())
    .slice(0, IN_CI);
  const verdicts = await runMutants(ROOT, chosen, 1, () => undefined);
  expect(
    verdicts.filter(({ kind }) => kind !== "killed").map(({ mutant, kind, said }) => `${named(mutant)}: ${kind}: ${said}`),
    `seed ${seed}`,
  ).toEqual([]);
});
