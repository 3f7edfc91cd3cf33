import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { CopilotError } from "../../core/errors.ts";
import { loadCards } from "../cards/load-cards.ts";
import { writeCard } from "../cards/write-card.ts";
import type { Bench } from "../suite.ts";
import type { Figure, InsightBench } from "./insight/insight-bench.ts";

const FOLDER = new URL("./insight/", import.meta.url);
const SHAPE = "insight-bench.ts";

/** Every figure of the insights that the given data allow, by rolling origin inside them, beside the baselines. */
const insight: Bench = {
  name: "insight",
  description: "estimates on public data, by rolling origin, beside the baselines",
  options: { data: "../shared/data", only: "", cards: "" },
  async run({ options, seed, out }) {
    const data = options["data"] ?? "";
    if (!existsSync(data)) throw new CopilotError("BAD_INPUT", `There is no folder ${data}. Give the folder of the data sets with --data.`);
    const names = await benchNames();
    const only = (options["only"] ?? "").split(",").filter((name) => name !== "");
    const unknown = only.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new CopilotError("BAD_INPUT", `There is no part ${unknown}. Give names with commas between them.`, { choices: names });
    const figures: Record<string, number | string> = {};
    const failures: string[] = [];
    const byPart = new Map<string, { readonly what: string; readonly told: string }[]>();
    for (const name of only.length === 0 ? names : only) {
      const started = performance.now();
      for (const figure of await (await loadBench(name)).run({ data, seed, out })) {
        figures[figure.what] = told(figure);
        byPart.set(name, [...(byPart.get(name) ?? []), { what: figure.what, told: String(told(figure)) }]);
        const wrong = beyond(figure);
        if (wrong !== undefined) failures.push(wrong);
      }
      out(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    if (options["cards"]) await writeCards(options["cards"], names, byPart);
    return { figures, failures };
  },
};

export default insight;

/** Cards all of whose parts ran; the others keep what they say. */
async function writeCards(
  folder: string,
  names: readonly string[],
  byPart: ReadonlyMap<string, readonly { readonly what: string; readonly told: string }[]>,
): Promise<void> {
  const machine = `${availableParallelism()} cores, Node ${process.version}`;
  const on = new Date().toISOString().slice(0, 10);
  await mkdir(folder, { recursive: true });
  for (const card of await loadCards()) {
    const parts = names.filter((part) => part === card.name || part.startsWith(`${card.name}-`));
    const figures = parts.every((part) => byPart.has(part)) ? parts.flatMap((part) => byPart.get(part) ?? []) : [];
    const path = join(folder, `${card.name}.md`);
    if (figures.length > 0 || !existsSync(path)) await writeFile(path, writeCard(card, figures.length > 0 ? { on, machine, figures } : undefined));
  }
}

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
