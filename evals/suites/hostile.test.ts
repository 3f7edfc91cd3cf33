import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import hostile from "./hostile.ts";

const MINUTES = 60_000;
const steps = process.env["CI"] ? 5_000 : 300;

test(`${steps} hostile steps with a new seed: no write without a valid approval, no hidden value anywhere`, { timeout: 30 * MINUTES }, async () => {
  const seed = randomInt(2 ** 31);
  const said: string[] = [`seed ${seed}`];
  const config = readConfig({ COUNTERSIGN_TIME_ZONE: "UTC" });
  const { failures, figures } = await hostile.run({
    seed,
    options: { ...hostile.options, steps: String(steps) },
    config,
    out: (line) => said.push(line),
  });
  process.stdout.write(`${said.join("\n")}\n`);
  expect(failures, said.join("\n")).toEqual([]);
  expect(Number(figures["carried out"]), "honest people's changes were carried out meanwhile").toBeGreaterThan(0);
  expect(figures["attacks"]).toBeGreaterThanOrEqual(30);
});
