import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { CopilotError } from "../../core/errors.ts";
import type { Bench } from "../suite.ts";
import type { Figure, InsightBench } from "./insight/insight-bench.ts";

const FOLDER = new URL("./insight/", import.meta.url);
const SHAPE = "insight-bench.ts";

/** Every figure of the insights that the given data allow, by rolling origin inside them, beside the baselines. */
const insight: Bench = {
  name: "insight",
  description: "estimates on public data, by rolling origin, beside the baselines",
  options: { data: "../shared/data", only: "" },
  async run({ options, seed, out }) {
    const data = options["data"] ?? "";
    if (!existsSync(data)) throw new CopilotError("BAD_INPUT", `There is no folder ${data}. Give the folder of the data sets with --data.`);
    const names = await benchNames();
    const only = options["only"] ?? "";
    if (only !== "" && !names.includes(only)) throw new CopilotError("BAD_INPUT", `There is no part ${only}.`, { choices: names });
    const figures: Record<string, number | string> = {};
    const failures: string[] = [];
    for (const name of only === "" ? names : [only]) {
      const started = performance.now();
      for (const figure of await (await loadBench(name)).run({ data, seed, out })) {
        figures[figure.what] = told(figure);
        const wrong = beyond(figure);
        if (wrong !== undefined) failures.push(wrong);
      }
      out(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    return { figures, failures };
  },
};

export default insight;

async function benchNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== SHAPE).map((file) => file.slice(0, -3));
}

async function loadBench(name: string): Promise<InsightBench> {
  const module: { readonly default?: InsightBench } = await import(new URL(`${name}.ts`, FOLDER).href);
  if (module.default?.name !== name) throw new TypeError(`evals/bench/insight/${name}.ts must export the part "${name}" as its default.`);
  return module.default;
}

function told({ value, beside }: Figure): number | string {
  const others = Object.entries(beside).map(([name, other]) => `${name} ${rounded(other)}`);
  return others.length === 0 ? rounded(value) : `${rounded(value)} (${others.join(" · ")})`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function beyond({ what, value, bound }: Figure): string | undefined {
  if (bound?.atMost !== undefined && !(value <= bound.atMost)) return `${what} is ${rounded(value)}, above ${bound.atMost}`;
  if (bound?.atLeast !== undefined && !(value >= bound.atLeast)) return `${what} is ${rounded(value)}, below ${bound.atLeast}`;
  return undefined;
}
