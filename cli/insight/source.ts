import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { CopilotError } from "../../core/errors.ts";
import { linkedOrders } from "../../insight/sourcing/linked-orders.ts";
import { solveSourcing } from "../../insight/sourcing/solve-sourcing.ts";
import { readSourcingProblem } from "../../insight/sourcing/sourcing-problem.ts";
import type { InsightCommand } from "./insight-command.ts";

/** `cs insight source`: what to buy from whom for a set of needs, from a JSON problem to a JSON plan. */
const source: InsightCommand = {
  name: "source",
  usage: "insight source --problem F.json --out F.json",
  options: { problem: null, out: null },
  async run({ problem: file = "", out = "" }) {
    const result = await solveSourcing(readSourcingProblem(await jsonOf(file), file));
    const orders = "plan" in result ? linkedOrders(result.plan) : undefined;
    const json = `${JSON.stringify({ ...result, ...(orders === undefined ? {} : { orders }) }, null, 2)}\n`;
    if (out === "-") process.stdout.write(json);
    else
      await writeFile(out, json).catch((cause: unknown) => {
        throw new CopilotError("BAD_INPUT", `${out} can't be written. Check the folder and its permissions.`, { cause });
      });
    const left = result.missing.length === 0 ? "" : ` ${result.missing.join(" ")}`;
    switch (result.status) {
      case "optimal":
      case "feasible":
        return `${result.status}, gap ${result.gap}: profit ${result.plan.totals.profit} ${result.plan.currency}, cost ${result.plan.totals.cost}.${left}`;
      case "infeasible":
        return `infeasible: these cannot hold together: ${result.conflict.join("; ")}.${left}`;
      case "unknown":
        return `${result.reason}${left}`;
    }
  },
};

export default source;

async function jsonOf(file: string): Promise<unknown> {
  const content = await (file === "-" ? text(process.stdin) : readFile(file, "utf8")).catch((cause: unknown) => {
    throw new CopilotError("BAD_INPUT", `${file} can't be read. Check that there is such a file.`, { cause });
  });
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new CopilotError("BAD_INPUT", `${file} is not JSON: ${cause instanceof Error ? cause.message : "it can't be read"}.`, { cause });
  }
}
