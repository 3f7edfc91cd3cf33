import { estimateChurn, HORIZON } from "../../../insight/churn/churn.ts";
import { type CustomerHistory, createHistories } from "../../../insight/churn/customer-history.ts";
import { dayOf, LINE_COLUMNS, purchaseLineOf } from "../../../insight/churn/purchase-line.ts";
import { calibrationError, rankingQuality } from "../../../insight/churn/ranking.ts";
import { readCsv } from "../../../insight/csv-file.ts";
import type { Figure, InsightBench } from "./insight-bench.ts";

const DATES = [
  { date: "2011-05-01", bound: undefined },
  { date: "2011-06-01", bound: { atLeast: 0.75 } },
  { date: "2011-07-11", bound: { atLeast: 0.76 } },
] as const;

/** Who did not buy in the 90 days from a date, ranked beforehand from what was known by that date. */
const churn: InsightBench = {
  name: "churn",
  async run({ data, out }) {
    const everything = createHistories(Number.POSITIVE_INFINITY);
    for await (const row of readCsv(`${data}/demand/online_retail_lines.csv.gz`, LINE_COLUMNS)) {
      const line = purchaseLineOf(row);
      if (typeof line !== "string") everything.add(line);
    }
    const histories = everything.histories();
    return DATES.flatMap(({ date, bound }) => figuresAt(histories, date, bound, out));
  },
};

export default churn;

function figuresAt(histories: readonly CustomerHistory[], date: string, bound: Figure["bound"], out: (line: string) => void): Figure[] {
  const at = dayOf(date) ?? 0;
  const byCustomer = new Map(histories.map((history) => [history.customer, history]));
  const estimates = estimateChurn(histories, at);
  const days = estimates.map(({ customer }) => byCustomer.get(customer)?.days ?? []);
  const labels = days.map((bought) => (bought.some(({ day }) => day >= at && day < at + HORIZON) ? 0 : 1));
  const said = estimates.map(({ probability }) => probability);
  const frequency = days.map((bought) => -bought.filter(({ day }) => day < at).length);
  const recency = days.map((bought) => -(bought.findLast(({ day }) => day < at)?.day ?? 0));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  out(`  churn ${date}: ${estimates.length} customers, silent ${mean(labels).toFixed(3)}, said ${mean(said).toFixed(3)}`);
  return [
    {
      what: `churn ${date}, AUC`,
      value: rankingQuality(said, labels),
      beside: { "frequency alone": rankingQuality(frequency, labels), "recency alone": rankingQuality(recency, labels) },
      ...(bound === undefined ? {} : { bound }),
    },
    { what: `churn ${date}, calibration error`, value: calibrationError(said, labels), beside: {} },
  ];
}
