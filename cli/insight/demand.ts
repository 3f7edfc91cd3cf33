import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { CopilotError } from "../../core/errors.ts";
import { readCsvCells, writeCsv } from "../../insight/csv-file.ts";
import { forecastSteps, learnDemand } from "../../insight/demand/demand-model.ts";
import { LEVELS } from "../../insight/demand/quantile-levels.ts";
import { demandHistory } from "../../insight/inventory/demand-history.ts";
import type { InsightCommand } from "./insight-command.ts";

/** Series that the methods are chosen on; of larger files every n-th. */
const LEARNED_FROM = 4_000;
const LONGEST = 104;

/** `cs insight demand`: quantiles of demand for each series of a wide file, whose memory does not grow with it. */
const demand: InsightCommand = {
  name: "demand",
  usage: "insight demand --data WIDE.csv --horizon H [--period P] --out F",
  options: { data: null, horizon: null, period: "", out: null },
  async run({ data = "", horizon = "", period = "", out = "" }) {
    const steps = wholeNumber(horizon, "--horizon", LONGEST);
    const cycle = period === "" ? undefined : wholeNumber(period, "--period", 366);
    const kept = data === "-" ? await keepInput() : undefined;
    const path = kept?.path ?? data;
    try {
      const learned = await sampleOf(path);
      const model = learnDemand(learned.histories, steps, cycle);
      let [series, without, negative] = [0, 0, 0];
      const rows = async function* (): AsyncGenerator<(string | number)[]> {
        for await (const line of readCsvCells(path)) {
          const { id, history } = demandHistory(line, data);
          series += 1;
          if (history.every((units) => units === null)) without += 1;
          if (history.some((units) => (units ?? 0) < 0)) negative += 1;
          for (const [at, quantiles] of forecastSteps(netted(history), model, steps).entries())
            yield [id, at + 1, ...quantiles.map((units) => Number(units.toFixed(4)))];
        }
      };
      await writeCsv(out, ["id", "step", ...LEVELS.map((level) => `q${level}`)], rows());
      const { decay, shrinkage, towards } = model.choice;
      return [
        `${series} series, ${steps} periods ahead.`,
        `Chosen on ${model.basedOn.series} of them${Number.isNaN(model.loss) ? " without a trial, since the past is short" : `: weighted quantile loss ${model.loss.toFixed(4)} at the file's own end`}.`,
        `Negative binomial with decay ${decay}, shrinkage ${shrinkage} towards the ${towards === "mean" ? "mean of all" : "usual product"}; what all series together teach counts ${model.learned ? model.learnedShare * 100 : 0} %.`,
        ...(cycle === undefined ? [] : [seasonTold(cycle, model.season?.strength)]),
        ...(without > 0 ? [`${without} series have no known period and are forecast as 0.`] : []),
        ...(negative > 0 ? [`${negative} series hold periods below zero, which count as 0.`] : []),
      ].join("\n");
    } finally {
      if (kept) await kept.drop();
    }
  },
};

export default demand;

function seasonTold(cycle: number, strength: number | undefined): string {
  return strength === undefined
    ? `A swing over ${cycle} periods did not make the forecast of the file's own end better by 1 %, or less than two cycles are known: it is left out.`
    : `The swing over ${cycle} periods is followed by ${strength * 100} %.`;
}

function wholeNumber(text: string, option: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new CopilotError("BAD_INPUT", `${option} takes a whole number from 1 to ${most}.`);
  return value;
}

const netted = (history: readonly (number | null)[]) => history.map((units) => (units === null ? null : Math.max(0, units)));

/** Every n-th series, n doubling whenever there are too many, so that a file of any length leaves a few thousand. */
async function sampleOf(path: string): Promise<{ readonly histories: (number | null)[][] }> {
  let every = 1;
  let at = 0;
  let histories: (number | null)[][] = [];
  for await (const line of readCsvCells(path)) {
    const { history } = demandHistory(line, path);
    if (at % every === 0) histories.push(netted(history));
    at += 1;
    if (histories.length > LEARNED_FROM) {
      histories = histories.filter((_, index) => index % 2 === 0);
      every *= 2;
    }
  }
  return { histories };
}

/** Standard input can be read once and is needed twice. */
async function keepInput(): Promise<{ readonly path: string; drop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "countersign-demand-"));
  const path = join(folder, "input.csv");
  await pipeline(process.stdin, createWriteStream(path));
  return { path, drop: () => rm(folder, { recursive: true, force: true }) };
}
