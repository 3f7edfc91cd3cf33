import { CopilotError } from "../../core/errors.ts";
import { writeCsv } from "../../insight/csv-file.ts";
import { estimateLate } from "../../insight/late/estimate-late.ts";
import { dayOf } from "../../insight/lead-time/day-of.ts";
import { readDeliveredOrders, readOpenOrders } from "../../insight/lead-time/read-supplier-orders.ts";
import { SCHEDULED_COLUMN } from "../../insight/lead-time/supplier-order.ts";
import type { InsightCommand } from "./insight-command.ts";

/** `cs insight late`: how probable it is that open orders come later than scheduled. */
const late: InsightCommand = {
  name: "late",
  usage: "insight late --history F --open F --out F [--at YYYY-MM-DD, today; otherwise the last delivery]",
  options: { history: null, open: null, out: null, at: "" },
  async run({ history = "", open = "", out = "", at = "" }) {
    const today = at === "" ? undefined : dayOf(at);
    if (at !== "" && today === undefined) throw new CopilotError("BAD_INPUT", `--at ${at} is no date. Write it as in 2013-06-30.`);
    const delivered = await readDeliveredOrders(history, [SCHEDULED_COLUMN]);
    const estimates = estimateLate(delivered, await readOpenOrders(open), today);
    await writeCsv(
      out,
      ["ID", "probability"],
      estimates.map(({ id, probability }) => [id, Number(probability.toFixed(6))]),
    );
    const known = delivered.filter((row) => row.late !== undefined).length;
    return `${estimates.length} orders estimated from ${known} outcomes; ${delivered.length - known} deliveries without a scheduled or delivered date were left out.`;
  },
};

export default late;
