import { expect, test } from "vitest";
import { fitBoostedTrees } from "./boosted-trees.ts";
import { fitCrossedEffects } from "./crossed-effects.ts";
import { fitLogistic } from "./logistic.ts";
import { rankingFigures } from "./ranking-figures.ts";

/** A small generator of its own, so that the rows are the same on every machine. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function exclusiveOr(count: number, seed: number) {
  const draw = drawer(seed);
  const rows = Array.from({ length: count }, () => [draw(), draw(), draw()]);
  const labels: number[] = rows.map(([a = 0, b = 0]) => (a > 0.5 !== b > 0.5 ? 1 : 0));
  return { rows, labels };
}

test("trees learn an interaction that no single column shows", () => {
  const { rows, labels } = exclusiveOr(600, 7);
  const model = fitBoostedTrees(rows, labels);
  expect(model.predict([0.2, 0.8, 0.5])).toBeGreaterThan(0.85);
  expect(model.predict([0.8, 0.8, 0.5])).toBeLessThan(0.15);
});

test("a tree's drivers add up to the log odds over the base rate", () => {
  const { rows, labels } = exclusiveOr(400, 3);
  const model = fitBoostedTrees(rows, labels);
  const row = [0.1, 0.9, 0.4];
  const p = model.predict(row);
  const base = labels.reduce((sum, label) => sum + label, 0);
  const sum = model.drivers(row).reduce((total, part) => total + part, 0);
  const atRoot = Math.log((base + 0.5) / (labels.length + 0.5 - base));
  expect(Math.log(p / (1 - p)) - atRoot).toBeCloseTo(sum, 0);
});

test("a missing value goes to the side where missing values were seen to belong", () => {
  const rows = Array.from({ length: 200 }, (_, at) => [at % 2 === 0 ? Number.NaN : 1]);
  const model = fitBoostedTrees(
    rows,
    rows.map(([value = 0]) => (Number.isNaN(value) ? 1 : 0)),
  );
  expect(model.predict([Number.NaN])).toBeGreaterThan(0.8);
  expect(model.predict([1])).toBeLessThan(0.2);
});

test.for<{ because: string; rows: number[][]; labels: number[]; expected: number }>([
  { because: "there are no rows", rows: [], labels: [], expected: 0.5 },
  { because: "every label is 0", rows: [[1], [2], [3]], labels: [0, 0, 0], expected: 0.125 },
])("trees answer the smoothed share when $because", ({ rows, labels, expected }) => {
  expect(fitBoostedTrees(rows, labels).predict([1])).toBeCloseTo(expected, 6);
});

test("logistic regression finds the slope that made the labels and a prior keeps it when there is little to learn from", () => {
  const draw = drawer(11);
  const rows = Array.from({ length: 4_000 }, () => [draw() * 4 - 2]);
  const labels = rows.map(([x = 0]) => (draw() < 1 / (1 + Math.exp(-(1.5 * x - 1))) ? 1 : 0));
  const model = fitLogistic(rows, labels);
  expect(model.slopes[0]).toBeCloseTo(1.5, 0);
  expect(model.intercept).toBeCloseTo(-1, 0);
  expect(fitLogistic([[1], [-1]], [0, 1], { prior: [1], l2: 100 }).slopes[0]).toBeGreaterThan(0.9);
});

test("crossed effects tell apart a bad vendor from a bad route and keep a rare one near the rest", () => {
  const keys = [
    ...Array.from({ length: 100 }, () => ["good", "sea"]),
    ...Array.from({ length: 100 }, () => ["bad", "air"]),
    ...Array.from({ length: 100 }, () => ["good", "air"]),
    ["rare", "air"],
  ];
  const labels = keys.map(([vendor], at) => (vendor === "bad" ? Number(at % 2 === 0) : vendor === "rare" ? 1 : Number(at % 20 === 0)));
  const model = fitCrossedEffects(keys, labels, { ridge: 3 });
  expect(model.effect(0, "bad")?.logOdds).toBeGreaterThan(1);
  expect(Math.abs(model.effect(1, "sea")?.logOdds ?? 9)).toBeLessThan(0.6);
  expect(model.effect(0, "rare")).toMatchObject({ seen: 1, positive: 1 });
  expect(model.logOdds(["rare", "air"])).toBeLessThan(model.logOdds(["bad", "air"]));
  expect(model.effect(0, "never seen")).toBeUndefined();
});

test.for([
  { because: "the order is perfect", p: [0.9, 0.8, 0.2, 0.1], labels: [1, 1, 0, 0], auc: 1, averagePrecision: 1 },
  { because: "all are the same", p: [0.5, 0.5, 0.5, 0.5], labels: [1, 1, 0, 0], auc: 0.5, averagePrecision: 0.5 },
  { because: "the order is reversed", p: [0.1, 0.9], labels: [1, 0], auc: 0, averagePrecision: 0.5 },
])("ranking figures are $auc and $averagePrecision when $because", ({ p, labels, auc, averagePrecision }) => {
  expect(rankingFigures(p, labels)).toMatchObject({ auc, averagePrecision });
});

test("probabilities that come true as often as they say have no calibration error", () => {
  const p = Array.from({ length: 1_000 }, () => 0.3);
  const labels = p.map((_, at) => (at % 10 < 3 ? 1 : 0));
  expect(rankingFigures(p, labels).calibrationError).toBeCloseTo(0, 6);
});
