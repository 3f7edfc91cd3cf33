import { expect, test } from "vitest";
import { seededRandom } from "../monitoring/seeded-random.ts";
import { forecastSteps, learnDemand } from "./demand-model.ts";
import { commonSeason, seasonFactors } from "./season.ts";

const random = seededRandom(11);
const noisy = (mean: number) => Math.max(0, Math.round(mean * (0.8 + 0.4 * random())));
const summer = (at: number) => 1 + 0.8 * Math.sin((2 * Math.PI * at) / 12);
const swinging = Array.from({ length: 60 }, (_, series) => Array.from({ length: 48 }, (_, at) => noisy((10 + series) * summer(at))));
const steady = Array.from({ length: 60 }, (_, series) => Array.from({ length: 48 }, () => noisy(10 + series)));
const middles = (histories: readonly (readonly number[])[], period?: number) =>
  forecastSteps(histories[40] ?? [], learnDemand(histories, 12, period), 12).map((levels) => levels[4] ?? 0);

test("demand that swings over the year is forecast month by month", () => {
  const months = middles(swinging, 12);
  months.forEach((units, at) => {
    expect(units / (50 * summer(48 + at))).toBeGreaterThan(0.6);
    expect(units / (50 * summer(48 + at))).toBeLessThan(1.6);
  });
  expect(Math.max(...months) / Math.max(1, Math.min(...months))).toBeGreaterThan(3);
});

test.for([
  { because: "no period is named", histories: swinging, period: undefined },
  { because: "demand does not swing", histories: steady, period: 12 },
  { because: "less than two cycles are known", histories: swinging.map((history) => history.slice(0, 20)), period: 12 },
])("all months are the same when $because", ({ histories, period }) => {
  expect(new Set(middles(histories, period)).size).toBe(1);
});

test("the swing is found from what is known at all, and unknown periods don't break it", () => {
  const season = commonSeason([...swinging, swinging[0]?.map((units, at) => (at < 10 ? null : units)) ?? [], []], 12);
  expect(season?.common.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(12, 5);
  expect(season && seasonFactors([], season, 0.9, 3)).toHaveLength(3);
});
