import { CopilotError } from "../../core/errors.ts";
import { readCsvCells, writeCsv } from "../../insight/csv-file.ts";
import { type DemandHistory, demandHistory } from "../../insight/inventory/demand-history.ts";
import { certainLeadTime } from "../../insight/inventory/lead-time-chances.ts";
import { type FillPlan, fillPlanner, plannedLevel } from "../../insight/reorder/fill-plan.ts";
import { hasEnded } from "../../insight/reorder/has-ended.ts";
import { thinnedSample } from "../../insight/reorder/thinned-sample.ts";
import type { InsightCommand } from "./insight-command.ts";

const MOST_LEARNT_FROM = 5_000;

interface Count {
  parts: number;
  ended: number;
  returns: number;
}

const reorder: InsightCommand = {
  name: "reorder",
  usage: "insight reorder --data WIDE.csv --lead-time PERIODS --review PERIODS --fill 0.95 --out F",
  options: { data: null, "lead-time": null, review: null, fill: null, out: null },
  async run(options) {
    const file = options["data"] ?? "";
    const leadTime = periods(options, "lead-time", 0);
    const review = periods(options, "review", Number.MIN_VALUE);
    const target = shareOf(options["fill"] ?? "");
    // Standard input can be read only once, a file twice: once to learn from, once to answer line by line.
    const held = file === "-" ? await thinnedSample(histories(file), Number.POSITIVE_INFINITY) : undefined;
    const sample = await thinnedSample(held ?? histories(file), MOST_LEARNT_FROM);
    if (sample.length === 0)
      throw new CopilotError("BAD_INPUT", `${file} has a header and no parts. Give one line a part, then one column a period.`);
    const plan = fillPlanner(
      sample.map(({ history }) => history),
      { leadTime, review },
    )(target);
    const count: Count = { parts: 0, ended: 0, returns: 0 };
    await writeCsv(options["out"] ?? "", ["id", "order_up_to"], levels(held ?? histories(file), plan, { leadTime, review, count }));
    return told(plan, target, count);
  },
};

export default reorder;

async function* histories(file: string): AsyncGenerator<DemandHistory> {
  for await (const row of readCsvCells(file)) {
    if (row.header.length < 2) throw new CopilotError("BAD_INPUT", `${file} has no periods. Its header needs an id and one column a period.`);
    yield demandHistory(row, file);
  }
}

async function* levels(
  parts: AsyncIterable<DemandHistory> | Iterable<DemandHistory>,
  plan: FillPlan,
  { leadTime, review, count }: { readonly leadTime: number; readonly review: number; readonly count: Count },
): AsyncGenerator<readonly (string | number)[]> {
  const chances = certainLeadTime(leadTime);
  for await (const { id, history } of parts) {
    count.parts += 1;
    if (hasEnded(history)) count.ended += 1;
    if (history.some((units) => units !== null && units < 0)) count.returns += 1;
    yield [id, plannedLevel(plan, history, chances, review)];
  }
}

function told(plan: FillPlan, target: number, { parts, ended, returns }: Count): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return [
    `Parts: ${parts}, planned together to meet ${percent(target)} of all demand from the shelf; each may run short in ${percent(plan.tail)} of its cycles.`,
    plan.triedAt > 0
      ? `Tried at ${plan.triedAt} earlier moments of the same history: to reach ${percent(target)} the plan must expect ${percent(plan.expectedFill)}.`
      : "The history is too short to try the plan on its own past, so the fill is only what the model expects.",
    ...(plan.outOfReach ? ["The target lies beyond the strictest level tried; the levels given fall short of it."] : []),
    ...(ended > 0
      ? [`Parts with no known demand in the last twelve periods, or ever: ${ended}. They get 0; give their demand if they are still sold.`]
      : []),
    ...(returns > 0 ? [`Parts with periods below zero: ${returns}. These count as no demand; net returns against the sale they belong to.`] : []),
  ].join("\n");
}

function periods(options: Readonly<Record<string, string>>, name: string, least: number): number {
  const value = Number(options[name]);
  if (options[name]?.trim() === "" || !Number.isFinite(value) || value < least || value > 1_000)
    throw new CopilotError(
      "BAD_INPUT",
      `--${name} is a number of the file's periods, ${least > 0 ? "above 0" : "0 or more"} and at most 1000, like 1 or 0.5.`,
    );
  return value;
}

function shareOf(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value < 1))
    throw new CopilotError("BAD_INPUT", "--fill is a share between 0 and 1, like 0.95: how much of all demand is met from the shelf.");
  return value;
}
