import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import reorder from "./reorder.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reorder-"));
});

async function run(csv: string, options: Readonly<Record<string, string>> = {}): Promise<{ readonly told: string; readonly out: string }> {
  const [data, out] = [join(folder, "in.csv"), join(folder, "out.csv")];
  await writeFile(data, csv);
  const told = await reorder.run({ data, out, "lead-time": "1", review: "1", fill: "0.9", ...options });
  return { told, out: await readFile(out, "utf8") };
}

test("every part of the file gets a level, and what is odd about some is told", async () => {
  const { told, out } = await run("part,jan,feb,mar\na,4,2,3\nb,,,\nc,-1,0,2\n");
  expect(out.split("\n").slice(0, 4)).toEqual(["id,order_up_to", expect.stringMatching(/^a,\d+$/), "b,0", expect.stringMatching(/^c,\d+$/)]);
  expect(told).toMatch(/Parts: 3,.*\n.*too short to try.*\nParts with no known demand .*: 1\..*\nParts with periods below zero: 1\./);
});

test.for<{ because: string; csv?: string; options?: Record<string, string>; says: RegExp }>([
  { because: "a cell is no number", csv: "id,jan\na,many\n", says: /line 2, column jan: "many"/ },
  { because: "there are no periods", csv: "id\na\n", says: /no periods/ },
  { because: "there are no parts", csv: "id,jan\n", says: /no parts/ },
  { because: "the fill is a percentage", options: { fill: "95" }, says: /--fill is a share/ },
  { because: "the lead time is negative", options: { "lead-time": "-1" }, says: /--lead-time is a number/ },
  { because: "the review period is nothing", options: { review: "0" }, says: /--review is a number/ },
])("refuses when $because", async ({ csv = "id,jan\na,1\n", options = {}, says }) => {
  await expect(run(csv, options)).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringMatching(says) });
});
