import { type DemandModel, forecastQuantiles, learnDemand } from "../../../insight/demand/demand-model.ts";
import { seededRandom } from "../../../insight/monitoring/seeded-random.ts";
import { generatedSeries } from "./demand/generated-series.ts";
import type { InsightBench } from "./insight-bench.ts";

const SERIES = 50_000;
const PERIODS = 104;
const LEARNED_FROM = 4_000;
const HORIZON = 8;

/** How fast a catalogue is forecast on one core, and that neither memory nor one product's refresh grows with it. */
const demandSpeed: InsightBench = {
  name: "demand-speed",
  async run({ seed, out }) {
    const learned = [...generatedSeries(LEARNED_FROM, PERIODS, seededRandom(seed))];
    const chosen = timed(() => learnDemand(learned, HORIZON));
    const model = chosen.value;
    out(
      `  chosen on ${LEARNED_FROM} series in ${(chosen.ms / 1000).toFixed(1)} s: what was learned counts ${model.learnedShare}, decay ${model.choice.decay}`,
    );
    const few = heapAfter(5_000, seed, model);
    const many = heapAfter(SERIES, seed, model);
    out(`  heap at most ${few.toFixed(1)} MB over 5,000 streamed series, ${many.toFixed(1)} MB over 50,000`);
    const series = [...generatedSeries(SERIES, PERIODS, seededRandom(seed))];
    const speed = perSecond(series, model);
    const plain = perSecond(series, { ...model, learned: undefined });
    out(`  ${SERIES} series of ${PERIODS} weeks: ${Math.round(speed)} a second, ${Math.round(plain)} by the negative binomial alone`);
    const ofAll = refreshTime(series, model);
    const small = series.slice(0, 1_000);
    const ofFew = refreshTime(small, learnDemand(small, HORIZON));
    out(`  one product refreshed in ${(ofFew * 1000).toFixed(1)} µs of 1,000 and in ${(ofAll * 1000).toFixed(1)} µs of 50,000`);
    return [
      {
        what: "demand, series forecast a second, one core",
        value: speed,
        beside: { "negative binomial alone": plain },
        bound: { atLeast: 20_000 },
      },
      { what: "demand, heap of 50,000 streamed series over 5,000", value: many / few, beside: {}, bound: { atMost: 1.5 } },
      { what: "demand, one product of 50,000 refreshed over one of 1,000", value: ofAll / ofFew, beside: {}, bound: { atMost: 3 } },
    ];
  },
};

export default demandSpeed;

function timed<Value>(run: () => Value): { readonly value: Value; readonly ms: number } {
  const started = performance.now();
  return { value: run(), ms: performance.now() - started };
}

function perSecond(series: readonly (readonly number[])[], model: DemandModel): number {
  return series.length / (timed(() => series.forEach((history) => void forecastQuantiles(history, model))).ms / 1000);
}

/** Milliseconds for one product, the middle of 501 tries on different ones. */
function refreshTime(series: readonly (readonly number[])[], model: DemandModel): number {
  const times = Array.from({ length: 501 }, (_, at) => timed(() => forecastQuantiles(series[at] ?? [], model)).ms);
  return times.sort((one, other) => one - other)[250] ?? 0;
}

/** Megabytes held, at their most, while series are made, forecast and let go. */
function heapAfter(count: number, seed: number, model: DemandModel): number {
  let [most, at] = [0, 0];
  for (const history of generatedSeries(count, PERIODS, seededRandom(seed))) {
    forecastQuantiles(history, model);
    at += 1;
    if (at % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed / 1_048_576);
  }
  return most;
}
