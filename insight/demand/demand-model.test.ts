import { expect, test } from "vitest";
import { seededRandom } from "../monitoring/seeded-random.ts";
import { forecastQuantiles, learnDemand } from "./demand-model.ts";

const random = seededRandom(7);
const poisson = (mean: number) => {
  let [units, chance] = [0, random()];
  for (const least = Math.exp(-mean); chance > least; units += 1) chance *= random();
  return units;
};
const histories = Array.from({ length: 120 }, (_, at) => Array.from({ length: 40 }, () => poisson(0.3 + (at % 5))));
const model = learnDemand(histories, 6);

test("on Poisson demand it forecasts better than zero, and its middle lies near the mean", () => {
  expect(model.loss).toBeLessThan(0.6);
  expect(Math.abs((forecastQuantiles(histories[4] ?? [], model)[4] ?? 0) - 4.3)).toBeLessThan(1.5);
  expect(model.basedOn).toEqual({ series: 120, periods: 40 });
});

test("quantiles never cross and are never negative", () => {
  for (const history of histories) {
    const quantiles = forecastQuantiles(history, model);
    expect(quantiles).toEqual([...quantiles].sort((one, other) => one - other));
    expect(Math.min(...quantiles)).toBeGreaterThanOrEqual(0);
  }
});

test.for([
  { because: "nothing is known of it", history: [null, null, null] },
  { because: "it has no periods", history: [] },
])("a series is forecast as none when $because", ({ history }) => {
  expect(Math.max(...forecastQuantiles(history, model))).toBe(0);
});

test("a dead series is forecast below a living one", () => {
  const dead = forecastQuantiles(
    Array.from({ length: 40 }, () => 0),
    model,
  );
  expect(dead[8]).toBeLessThan(forecastQuantiles(histories[4] ?? [], model)[8] ?? 0);
});

test("a short past is not tried but still forecast", () => {
  const short = learnDemand([[1, 2, 0]], 6);
  expect(short.loss).toBeNaN();
  const flat = learnDemand([[6, 6, 6]], 6);
  expect(forecastQuantiles([6, 6, 6], flat)[4], "no moment is like it, so nothing is averaged with it").toBeGreaterThanOrEqual(4);
});

test("ten times the demand gives about ten times the forecast", () => {
  const big = histories.map((history) => history.map((units) => units * 10));
  const [small, large] = [forecastQuantiles(histories[4] ?? [], model)[4] ?? 0, forecastQuantiles(big[4] ?? [], learnDemand(big, 6))[4] ?? 0];
  expect(large / small).toBeGreaterThan(7);
  expect(large / small).toBeLessThan(13);
});
