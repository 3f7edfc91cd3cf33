import { randomInt } from "node:crypto";
import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { CopilotError } from "../core/errors.ts";
import { loadSuite, type SuiteKind, suiteNames } from "../evals/load-suites.ts";
import type { VerbInput } from "./verb.ts";

const GIB = 2 ** 30;

/** Runs one suite or benchmark with its own options, prints its seed, machine and figures, and exits 1 on a failure. */
export async function runSuite(kind: SuiteKind, name: string, { args, io, config }: VerbInput): Promise<number> {
  const suite = await loadSuite(kind, name);
  if (!suite) throw new CopilotError("BAD_INPUT", `There is no ${kind} called ${name}.`, { choices: await suiteNames(kind) });
  const own = Object.fromEntries(Object.entries(suite.options).map(([option, value]) => [option, { type: "string" as const, default: value }]));
  const parsed = parseArgs({ args: [...args], options: { ...own, seed: { type: "string" }, json: { type: "string" } } });
  const values: Readonly<Record<string, string | undefined>> = parsed.values;
  const seed = typeof values["seed"] === "string" ? Number(values["seed"]) : randomInt(2 ** 31);
  if (!Number.isSafeInteger(seed)) throw new CopilotError("BAD_INPUT", "--seed takes a whole number.");
  const options = Object.fromEntries(Object.keys(own).map((option) => [option, String(values[option])]));
  const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / GIB)} GiB, Node ${process.version}`;
  io.out(`${suite.name}: ${suite.description}`);
  io.out(
    `seed ${seed}; ${Object.entries(options)
      .map(([option, value]) => `${option} ${value}`)
      .join(", ")}; ${machine}`,
  );
  const started = performance.now();
  const { figures, failures } = await suite.run({ seed, options, config, out: io.out });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const [figure, value] of Object.entries(figures)) io.out(`  ${figure}: ${value}`);
  for (const failure of failures) io.out(`  FAILED: ${failure}`);
  io.out(`${failures.length === 0 ? "passed" : `${failures.length} failed`} in ${seconds} s`);
  const json = values["json"];
  if (typeof json === "string")
    await io.writeFile(json, `${JSON.stringify({ suite: name, seed, options, machine, seconds, figures, failures }, null, 2)}\n`);
  return failures.length === 0 ? 0 : 1;
}
