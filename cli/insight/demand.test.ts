import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import demand from "./demand.ts";

const folder = await mkdtemp(join(tmpdir(), "countersign-demand-test-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const input = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const good = await input("good.csv", "id,w1,w2,w3\nA,1,2,3\nB,0,-4,1\nC,,,\n");
const out = join(folder, "out.csv");

test("writes a line for each series and period, and tells what is missing", async () => {
  const told = await demand.run({ data: good, horizon: "2", period: "", out });
  const lines = (await readFile(out, "utf8")).trim().split("\n");
  expect(lines[0]).toBe("id,step,q0.1,q0.2,q0.3,q0.4,q0.5,q0.6,q0.7,q0.8,q0.9");
  expect(lines).toHaveLength(1 + 3 * 2);
  expect(lines.at(-1)).toBe("C,2,0,0,0,0,0,0,0,0,0");
  expect(told).toContain("1 series have no known period");
  expect(told).toContain("1 series hold periods below zero");
});

test.for([
  { because: "the horizon is 0", data: good, horizon: "0", says: "--horizon" },
  { because: "the horizon is no number", data: good, horizon: "soon", says: "--horizon" },
  { because: "there is no such file", data: join(folder, "none.csv"), horizon: "2", says: "no such file" },
  { because: "a cell is no number", data: await input("bad.csv", "id,w1,w2\nA,1,many\n"), horizon: "2", says: "line 2, column w2" },
])("refuses when $because", async ({ data, horizon, says }) => {
  await expect(demand.run({ data, horizon, period: "", out })).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringContaining(says) });
});
