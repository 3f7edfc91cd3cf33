import { CopilotError } from "../../core/errors.ts";
import { estimateChurn } from "../../insight/churn/churn.ts";
import { createHistories } from "../../insight/churn/customer-history.ts";
import { dayOf, LINE_COLUMNS, purchaseLineOf } from "../../insight/churn/purchase-line.ts";
import { readCsv, writeCsv } from "../../insight/csv-file.ts";
import type { InsightCommand } from "./insight-command.ts";

/** Who will not buy again: one row for each customer with a purchase before the date, the id as the file prints it. */
const churn: InsightCommand = {
  name: "churn",
  usage: "insight churn --lines F --at DATE --out F",
  options: { lines: null, at: null, out: null },
  async run({ lines = "", at = "", out = "" }) {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(at) ? dayOf(at) : undefined;
    if (day === undefined) throw new CopilotError("BAD_INPUT", `--at must be a date such as 2011-06-01, not ${at}.`);
    const kept = createHistories(day);
    const skipped = { anonymous: 0, unreadable: 0 };
    for await (const row of readCsv(lines, LINE_COLUMNS)) {
      const line = purchaseLineOf(row);
      if (typeof line === "string") skipped[line]++;
      else kept.add(line);
    }
    const estimates = estimateChurn(kept.histories(), day);
    await writeCsv(
      out,
      ["CustomerID", "probability"],
      estimates.map(({ customer, probability }) => [customer, probability.toFixed(6)]),
    );
    const expected = estimates.reduce((sum, { probability }) => sum + probability, 0);
    return [
      `${estimates.length} customers bought before ${at}; about ${Math.round(expected)} of them are expected not to buy in the 90 days from it.`,
      `Learned from ${estimates[0]?.basedOn.earlierOutcomes ?? 0} outcomes at ${estimates[0]?.basedOn.earlierCutOffs ?? 0} earlier dates.`,
      ...(skipped.anonymous > 0 ? [`${skipped.anonymous} lines without a customer were left out.`] : []),
      ...(skipped.unreadable > 0 ? [`${skipped.unreadable} lines whose date, quantity or price can't be read were left out.`] : []),
    ].join(" ");
  },
};

export default churn;
