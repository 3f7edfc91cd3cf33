import { expect, test } from "vitest";
import { createOfflineEmbedder } from "./offline-embedder.ts";

const CORPUS = ["where is <order>", "stock of <product>", "late deliveri", "pay invoic <invoice>"];
const cosine = (one: readonly number[] = [], other: readonly number[] = []) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

test("vectors have length 1, even of a text without words", async () => {
  for (const vector of await createOfflineEmbedder(CORPUS).embed(["where is <order>", "", "日本"])) expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
});

test("the same texts give the same vectors under the same name, in any order; others another name", async () => {
  const [one, other, third] = [createOfflineEmbedder(CORPUS), createOfflineEmbedder(CORPUS.toReversed()), createOfflineEmbedder([...CORPUS, "more"])];
  expect(await one.embed(["where is it"])).toEqual(await other.embed(["where is it"]));
  expect(one.name).toBe(other.name);
  expect(third.name).not.toBe(one.name);
});

test("a paraphrase is nearer than another question", async () => {
  const [asked, like, unlike] = await createOfflineEmbedder(CORPUS).embed(["where now is <order>", "where is <order>", "stock of <product>"]);
  expect(cosine(asked, like)).toBeGreaterThan(cosine(asked, unlike) + 0.3);
});
