import { expect, test } from "vitest";
import { watchCalibration } from "./calibration-drift.ts";
import { watchMix } from "./mix-drift.ts";
import { watchNumbers } from "./numeric-drift.ts";
import { watchRate } from "./rate-drift.ts";
import { seededRandom } from "./seeded-random.ts";
import { standingOf } from "./standing.ts";
import { chiSquaredTail, exactRateTail, kolmogorovTail } from "./tail-probabilities.ts";
import { trackingLine, watchBias } from "./tracking-signal.ts";
import { watchInsight } from "./watch-insight.ts";

const random = seededRandom(7);
const numbers = (count: number, shift = 0) => Array.from({ length: count }, () => random() + random() + random() + shift);
const kinds = (count: number, air: number) => Array.from({ length: count }, () => (random() < air ? "Air" : random() < 0.8 ? "Truck" : "Ocean"));
const outcomes = (count: number, said: number, truth: number) =>
  Array.from({ length: count }, () => ({ probability: said, happened: random() < truth }));

test.for([
  { because: "one in a hundred of Kolmogorov's distances is above 1.628", tail: kolmogorovTail(1.628), is: 0.01 },
  { because: "one in a hundred of chi-squared values of 1 degree is above 6.635", tail: chiSquaredTail(6.635, 1), is: 0.01 },
  { because: "one in a hundred of chi-squared values of 4 degrees is above 13.277", tail: chiSquaredTail(13.277, 4), is: 0.01 },
  { because: "one in twenty of chi-squared values of 7 degrees is above 14.067", tail: chiSquaredTail(14.067, 7), is: 0.05 },
  {
    because: "four cups out of four are guessed once in 70 times",
    tail: exactRateTail({ events: 0, count: 4 }, { events: 4, count: 4 }),
    is: 1 / 70,
  },
])("the null knows that $because", ({ tail, is }) => {
  expect(tail).toBeCloseTo(is, 4);
});

test.for([
  {
    because: "an input moved",
    watched: () => watchNumbers("order value", numbers(200), numbers(200, 0.5)),
    says: "order value changed: the median was",
  },
  {
    because: "the mix moved",
    watched: () => watchMix("shipment modes", kinds(300, 0.3), kinds(300, 0.6)),
    says: "The mix of shipment modes changed: Air was",
  },
  {
    because: "a rate rose",
    watched: () => watchRate("late rate", { events: 45, count: 1253 }, { events: 20, count: 252 }),
    says: "late rate rose: 3.6% of 1253 earlier, 7.9% of the last 252",
  },
  { because: "errors became one-sided", watched: () => watchBias("demand", numbers(200), numbers(200, 0.6)), says: "too low a forecast" },
  {
    because: "probabilities no longer hold",
    watched: () => watchCalibration("late risk", [...outcomes(300, 0.1, 0.1), ...outcomes(400, 0.1, 0.3)]),
    says: "late risk no longer holds",
  },
])("an alarm is raised when $because, and it says what was seen", ({ watched, says }) => {
  const { kind, reasons } = watched();
  expect(kind).toBe("alarm");
  expect(reasons.join(" ")).toContain(says);
});

test("a change in calibration is dated near where it began", () => {
  const [reason = ""] = watchCalibration("late risk", [...outcomes(400, 0.1, 0.1), ...outcomes(400, 0.1, 0.4)]).reasons;
  const from = Number(/from number (\d+)/.exec(reason)?.[1]);
  expect(from).toBeGreaterThan(360);
  expect(from).toBeLessThan(440);
});

test.for([50, 500])("of 300 scenes of n = %i in which nothing changes, no monitor alarms in more than 6", (size) => {
  const line = trackingLine(size, size, 0.01);
  const alarms = { inputs: 0, mix: 0, rate: 0, bias: 0, calibration: 0, latest: 0 };
  for (let run = 0; run < 300; run++) {
    const late = () => ({ events: outcomes(size, 0.1, 0.1).filter(({ happened }) => happened).length, count: size });
    const watched = [
      watchNumbers("x", numbers(size), numbers(size)),
      watchMix("x", kinds(size, 0.3), kinds(size, 0.3)),
      watchRate("x", late(), late()),
      watchBias("x", numbers(size), numbers(size), { line: () => line }),
      watchCalibration("x", outcomes(size, 0.1, 0.1)),
    ];
    for (const { kind, monitor } of watched) if (kind === "alarm") alarms[monitor]++;
  }
  for (const count of Object.values(alarms)) expect(count).toBeLessThanOrEqual(6);
});

test.for([
  { because: "there are few numbers", watched: watchNumbers("x", numbers(10), numbers(500)) },
  { because: "there are few kinds", watched: watchMix("x", kinds(500, 0.3), []) },
  { because: "there are few counts", watched: watchRate("x", { events: 0, count: 0 }, { events: 5, count: 5 }) },
  { because: "there are few errors", watched: watchBias("x", [], numbers(100)) },
  { because: "there are few outcomes", watched: watchCalibration("x", outcomes(5, 0.1, 1)) },
])("it keeps silent when $because", ({ watched }) => {
  expect(watched.kind).toBe("too-few");
  expect(standingOf([watched])).toEqual({ kind: "trusted" });
});

test.for([
  { because: "every number is the same", watched: watchNumbers("x", Array(100).fill(3), Array(100).fill(3)) },
  { because: "there is one kind only", watched: watchMix("x", Array(100).fill("a"), Array(100).fill("a")) },
  { because: "nothing ever happens", watched: watchRate("x", { events: 0, count: 100 }, { events: 0, count: 100 }) },
  { because: "every error is nought", watched: watchBias("x", Array(100).fill(0), Array(100).fill(0)) },
])("nothing is alarming when $because", ({ watched }) => {
  expect(watched.kind).toBe("quiet");
});

test("looking more often at a growing sample asks for more of each look", () => {
  const look = (looks: number) => watchRate("late rate", { events: 45, count: 1253 }, { events: 20, count: 252 }, { looks }).kind;
  expect([look(1), look(3)]).toEqual(["alarm", "quiet"]);
});

test("one alarm makes an insight doubtful and its reasons are those of the alarm; the monitors share the false alarms", () => {
  const watched = watchInsight({
    inputs: [{ of: "order value", reference: numbers(200), current: numbers(200, 1) }],
    mixes: [{ of: "modes", reference: kinds(200, 0.3), current: kinds(200, 0.3) }],
    rates: [],
    errors: [],
    outcomes: [],
  });
  expect(watched.map(({ kind }) => kind)).toEqual(["alarm", "quiet"]);
  expect(watched.map((each) => (each.kind === "too-few" ? 0 : each.falseAlarms))).toEqual([0.005, 0.005]);
  const standing = standingOf(watched);
  expect(standing.kind).toBe("doubtful");
  expect(standing.kind === "doubtful" && standing.reasons).toEqual(watched[0]?.reasons);
  expect(standingOf([])).toEqual({ kind: "trusted" });
});
