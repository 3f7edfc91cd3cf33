import { readCsvCells } from "../../../insight/csv-file.ts";
import { forecastQuantiles, learnDemand } from "../../../insight/demand/demand-model.ts";
import { discountedNegativeBinomial, poolOf } from "../../../insight/demand/discounted-negative-binomial.ts";
import { LEVELS, type Quantiles, quantileLoss } from "../../../insight/demand/quantile-levels.ts";
import { demandHistory } from "../../../insight/inventory/demand-history.ts";
import { demandClass } from "./demand/demand-class.ts";
import { type Baseline, croston, mean, sba, seasonalNaive, tsb, zero } from "./demand/point-forecasts.ts";
import { weeklyUnits } from "./demand/weekly-units.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";

type Histories = readonly (readonly (number | null)[])[];
type Forecasts = readonly (readonly Quantiles[])[];

interface Protocol {
  readonly what: string;
  readonly histories: Histories;
  readonly origins: readonly number[];
  readonly steps: number;
  readonly naive: Baseline;
  readonly byClass: boolean;
}

/** Weighted quantile loss by rolling origin, beside baselines that see the same past. */
const demand: InsightBench = {
  name: "demand",
  async run({ data, out }) {
    const parts: (readonly (number | null)[])[] = [];
    const path = `${data}/demand/carparts_monthly.csv`;
    for await (const line of readCsvCells(path)) parts.push(demandHistory(line, path).history);
    const retail = await weeklyUnits(`${data}/demand/online_retail_lines.csv.gz`);
    const weeks = retail[0]?.length ?? 0;
    return [
      measure({ what: "car parts, 12 months", histories: parts, origins: [27, 24], steps: 12, naive: seasonalNaive(12), byClass: true }, out),
      measure(
        { what: "online retail, 8 weeks", histories: retail, origins: [weeks - 8, weeks - 12], steps: 8, naive: seasonalNaive(1), byClass: false },
        out,
      ),
    ];
  },
};

export default demand;

function measure({ what, histories, origins, steps, naive, byClass }: Protocol, out: (line: string) => void): Figure {
  const losses = new Map<string, number[]>();
  for (const origin of origins) {
    const known = histories.filter((history) => history.slice(0, origin).some((units) => units !== null));
    const past = known.map((history) => history.slice(0, origin));
    const actual = known.map((history) => history.slice(origin, origin + steps));
    const methods = forecastsOf(past, steps, naive);
    for (const [name, forecasts] of methods) losses.set(name, [...(losses.get(name) ?? []), quantileLoss(forecasts, actual)]);
    out(
      `  ${what} from period ${origin}, ${past.length} series: ${[...losses].map(([name, all]) => `${name} ${(all.at(-1) ?? 0).toFixed(4)}`).join(" · ")}`,
    );
    const ours = methods.get("ours") ?? [];
    out(`    at or below ${LEVELS.join("/")}, all: ${coverage(ours, actual)}`);
    if (!byClass) continue;
    const classes = past.map(demandClass);
    for (const name of new Set(classes)) {
      const of = <Row>(rows: readonly Row[]) => rows.filter((_, at) => classes[at] === name);
      out(`    ${name} (${of(past).length}): WQL ${quantileLoss(of(ours), of(actual)).toFixed(4)}, ${coverage(of(ours), of(actual))}`);
    }
  }
  const means = Object.fromEntries([...losses].map(([name, all]) => [name, all.reduce((sum, loss) => sum + loss, 0) / all.length]));
  const { ours = Number.NaN, ...beside } = means;
  return { what: `${what}, WQL (mean of origins)`, value: ours, beside, bound: { atMost: Math.min(...Object.values(beside)) } };
}

function forecastsOf(past: Histories, steps: number, naive: Baseline): ReadonlyMap<string, Forecasts> {
  const model = learnDemand(past, steps);
  const pool = poolOf(past);
  const each = (forecast: (history: readonly (number | null)[]) => Quantiles) =>
    past.map((history) => {
      const quantiles = forecast(history);
      return Array.from({ length: steps }, () => quantiles);
    });
  const baselines = { "seasonal naive": naive, croston, SBA: sba, TSB: tsb, mean, zero };
  return new Map<string, Forecasts>([
    ["ours", each((history) => forecastQuantiles(history, model))],
    ["negative binomial", each((history) => discountedNegativeBinomial(history, pool, { decay: 0.85, shrinkage: 4, towards: "mean" }))],
    ...Object.entries(baselines).map(([name, baseline]): [string, Forecasts] => [name, past.map((history) => baseline(history, steps))]),
  ]);
}

/** How often demand was at or below each level; whole units make it more than the level itself. */
function coverage(forecasts: Forecasts, actual: Histories): string {
  return LEVELS.map((_, at) => {
    let [within, count] = [0, 0];
    actual.forEach((periods, row) => {
      periods.forEach((units, step) => {
        if (units === null) return;
        count += 1;
        if (units <= (forecasts[row]?.[step]?.[at] ?? 0)) within += 1;
      });
    });
    return count === 0 ? "-" : (within / count).toFixed(3);
  }).join(" ");
}
