import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { runGrounding } from "../grounding/run-grounding.ts";
import { temporaryProgram } from "../temporary-program.ts";

let scene: Awaited<ReturnType<typeof temporaryProgram>>;
beforeAll(async () => {
  scene = await temporaryProgram(readConfig({ COUNTERSIGN_LOG: "silent" }), "embedded");
}, 120_000);
afterAll(() => scene.dispose());

const answers = process.env["CI"] ? 500 : 150;
const seed = process.env["CI"] ? Date.now() % 2 ** 31 : 77;

test(`of lies about ${answers} true answers (seed ${seed}) as many are caught as must be, and the truth is let pass`, {
  timeout: 600_000,
}, async () => {
  const { failures, figures } = await runGrounding({ program: scene.program, seed, answers });
  expect(failures, JSON.stringify(figures)).toEqual([]);
});
