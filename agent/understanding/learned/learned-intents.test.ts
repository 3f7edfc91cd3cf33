import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evidenceFor, restored, stored } from "./intent-weights.ts";
import { type Lesson, learnIntents } from "./learn-intents.ts";
import { createLearnedIntents } from "./learned-intents.ts";
import { createSentenceEncoder, SENTENCE_SIZE } from "./sentence-encoder.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-learned-"));
afterAll(() => rmSync(folder, { recursive: true }));

const encoder = createSentenceEncoder();
const said: readonly (readonly [label: string, text: string])[] = [
  ["stock", "how many of the product are left"],
  ["stock", "is the product on the shelf"],
  ["stock", "do we still have the product"],
  ["status", "where is the order"],
  ["status", "has the order been shipped"],
  ["status", "what is happening with the order"],
  ["none", "tell me a joke"],
  ["none", "book me a flight"],
];

async function lessons(): Promise<Lesson[]> {
  const vectors = await encoder.encode(said.map(([, text]) => text));
  return said.map(([label, text], index) => ({ label, words: text, vector: vectors[index] ?? [], fits: new Map() }));
}

test("what was learned carries over to sentences that share no word with it, through a file too", async () => {
  const weights = learnIntents(await lessons(), ["stock", "status", "none"]);
  const file = join(folder, "intents.json");
  writeFileSync(file, JSON.stringify(stored(weights, "d")));
  const learned = createLearnedIntents(file, encoder);
  const sentence = "did my parcel leave yet";
  const evidence = (await learned.evidenceOf([{ span: "x", words: sentence, sentence }])).get("x");
  const [best] = [...(evidence ?? [])].sort(([, one], [, other]) => other - one);
  expect(best?.[0]).toBe("status");
});

test("the same lessons give the same weights", async () => {
  const taught = await lessons();
  const digests = [taught, taught].map((each) => JSON.stringify(stored(learnIntents(each, ["stock", "status", "none"]), "d")));
  expect(digests[0]).toBe(digests[1]);
});

test("weights that are stored in bytes say nearly what they said", async () => {
  const [first] = await lessons();
  const weights = learnIntents(await lessons(), ["stock", "status", "none"]);
  const again = restored(stored(weights, "d"));
  const vector = first?.vector ?? [];
  const [one, other] = [weights, again].map((each) => evidenceFor(each, "do we have it", vector));
  for (const [at, sum] of (one ?? []).entries()) expect(other?.[at]).toBeCloseTo(sum, 0);
});

test("weights of another size are refused", () => {
  const small = { digest: "d", labels: ["a", "none"], rarity: "", scales: [1, 1], words: "AAAA", sentence: "AAAA", bias: [0, 0] };
  expect(() => restored(small)).toThrow(/learn them anew/);
});

test("a sentence's vector has length 1", async () => {
  const [vector] = await encoder.encode(["where is the order"]);
  expect(vector).toHaveLength(SENTENCE_SIZE);
  expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 6);
});
