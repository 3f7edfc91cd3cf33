import { CopilotError } from "../../core/errors.ts";
import { writeCsv } from "../../insight/csv-file.ts";
import { dateOf, dayOf } from "../../insight/lead-time/day-of.ts";
import { estimateLeadTimes, LEAD_TIME_LEVELS } from "../../insight/lead-time/estimate-lead-times.ts";
import { lastDelivery } from "../../insight/lead-time/last-delivery.ts";
import { readDeliveredOrders, readOpenOrders } from "../../insight/lead-time/read-supplier-orders.ts";
import type { InsightCommand } from "./insight-command.ts";

/** `cs insight lead-time`: within how many days of the order open purchase order lines come. */
const leadTime: InsightCommand = {
  name: "lead-time",
  usage: "insight lead-time --history F --open F --out F [--at YYYY-MM-DD, today; otherwise the last delivery]",
  options: { history: null, open: null, out: null, at: "" },
  async run({ history = "", open = "", out = "", at = "" }) {
    const today = at === "" ? undefined : dayOf(at);
    if (at !== "" && today === undefined) throw new CopilotError("BAD_INPUT", `--at ${at} is no date. Write it as in 2013-06-30.`);
    const delivered = (await readDeliveredOrders(history)).map(({ order }) => order);
    const waiting = await readOpenOrders(open);
    const estimates = estimateLeadTimes(delivered, waiting, today);
    await writeCsv(
      out,
      ["ID", ...LEAD_TIME_LEVELS.map((level) => `q${level}`)],
      estimates.map(({ id, quantiles }) => [id, ...quantiles]),
    );
    const undated = delivered.filter(({ orderedOn, deliveredOn }) => orderedOn === undefined || deliveredOn === undefined).length;
    const unasked = waiting.filter(({ orderedOn }) => orderedOn === undefined).length;
    return `${estimates.length} orders estimated as of ${dateOf(today ?? lastDelivery(delivered))} from ${delivered.length - undated} deliveries with both dates (${undated} without were left out).${unasked === 0 ? "" : ` ${unasked} open orders have no order date: they are answered by vendor, mode and project, and how long they have waited is not used.`}`;
  },
};

export default leadTime;
