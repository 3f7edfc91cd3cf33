import { expect, test } from "vitest";
import { certainLeadTime } from "../inventory/lead-time-chances.ts";
import { simulateStock, totalOf } from "../inventory/simulate.ts";
import { seededRandom } from "../monitoring/seeded-random.ts";
import { fillPlanner, plannedLevel } from "./fill-plan.ts";
import { hasEnded } from "./has-ended.ts";
import { inLots } from "./in-lots.ts";
import { casesBehind, learnPartDemand, partDemand } from "./part-demand.ts";
import { thinnedSample } from "./thinned-sample.ts";

const random = seededRandom(11);
/** Rare demand in lots, each part at its own pace. */
const parts = Array.from({ length: 400 }, (_, at) =>
  Array.from({ length: 48 }, () => (random() < 0.1 + (at % 5) * 0.12 ? 1 + Math.floor(random() * (1 + (at % 3) * 3)) : 0)),
);
const before = parts.map((demand) => demand.slice(0, 36));
const planFor = fillPlanner(before, { leadTime: 1, review: 1 });

test.for([0.85, 0.95])("a plan for a fill of %d reaches about that on what follows", (target) => {
  const plan = planFor(target);
  expect(plan.triedAt).toBe(3);
  const levels = before.map((history) => plannedLevel(plan, history, certainLeadTime(1), 1));
  const { fill } = totalOf(
    parts.map((demand, at) => simulateStock(demand.slice(36), () => levels[at] ?? 0, { leadTime: 1, review: 1, unmet: "backorder" })),
  );
  expect(Math.abs(fill - target)).toBeLessThan(0.03);
});

test("a higher target allows each part a smaller chance of running short", () => {
  expect(planFor(0.97).tail).toBeLessThan(planFor(0.85).tail);
  expect(planFor(0.85).outOfReach).toBe(false);
});

test("parts that ended or never began get no stock", () => {
  const ended = [...Array.from({ length: 24 }, () => 3), ...Array.from({ length: 12 }, () => null)];
  expect(hasEnded(ended)).toBe(true);
  expect(hasEnded(Array.from({ length: 36 }, () => null))).toBe(true);
  expect(hasEnded(ended.slice(0, -1))).toBe(false);
  expect(plannedLevel(planFor(0.95), ended, certainLeadTime(1), 1)).toBe(0);
});

test.for([
  { because: "there is one short history", histories: [[1, 2]] },
  { because: "nothing is known at all", histories: [[null, null]] },
  { because: "there are no parts", histories: [] },
])("plans without trying its past when $because", ({ histories }) => {
  const plan = fillPlanner(histories, { leadTime: 2, review: 0.5 })(0.9);
  expect(plan.triedAt).toBe(0);
  expect(plannedLevel(plan, [4, 5, 3], certainLeadTime(2), 0.5)).toBeGreaterThanOrEqual(0);
});

test.for([
  { because: "they are counted by the million", units: 4_000_000, lot: 800 },
  { because: "they are weighed", units: 0.24, lot: 0.01 },
  { because: "they are counted one by one", units: 24, lot: 1 },
])("levels fit the demand when $because", ({ units, lot }) => {
  const history = Array.from({ length: 36 }, (_, at) => units * (at % 2 === 0 ? 1 : 0.5));
  expect(inLots(history).lot).toBeCloseTo(lot);
  const level = plannedLevel(planFor(0.95), history, certainLeadTime(1), 1);
  expect(level / units).toBeGreaterThan(1.5);
  expect(level / units).toBeLessThan(3);
});

test("a part is told from its like and from itself, also between whole periods", () => {
  const model = learnPartDemand(before, [1, 2]);
  const slow = before[0] ?? [];
  expect(casesBehind(model, slow, 2)).toBeGreaterThan(100);
  const demand = partDemand(model, slow);
  const [one, between, two] = [demand(0, 1).mean, demand(0, 1.5).mean, demand(0, 2).mean];
  expect(between).toBeGreaterThan(one);
  expect(between).toBeLessThan(two);
  const fast = partDemand(
    model,
    Array.from({ length: 36 }, () => 500),
  );
  expect(fast(0, 2).mean / 1000).toBeCloseTo(1, 1);
});

test("a sample of a long row is even and always the same", async () => {
  const row = Array.from({ length: 1000 }, (_, at) => at);
  const sample = await thinnedSample(row, 100);
  expect(sample.length).toBeLessThanOrEqual(100);
  expect(sample[1]).toBe(16);
  expect(await thinnedSample(row, 100)).toEqual(sample);
});
