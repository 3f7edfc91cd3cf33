import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import type { InsightCommand } from "../insight/insight-command.ts";
import type { LocalVerb } from "../verb.ts";

const FOLDER = new URL("../insight/", import.meta.url);
const SHAPE = "insight-command.ts";

/** `cs insight`: one estimate from files to a file. */
const insight: LocalVerb = {
  kind: "local",
  name: "insight",
  usage: "insight demand|lead-time|late|churn|reorder|source [its options]",
  async run({ args: [name, ...args], io }) {
    const names = await commandNames();
    if (name === undefined || !names.includes(name))
      throw new CopilotError("BAD_INPUT", name === undefined ? `Usage: cs ${insight.usage}` : `There is no insight ${name}.`, { choices: names });
    const command = await loadCommand(name);
    io.err(await command.run(optionsOf(command, args)));
    return 0;
  },
};

export default insight;

async function commandNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== SHAPE).map((file) => file.slice(0, -3));
}

async function loadCommand(name: string): Promise<InsightCommand> {
  const module: { readonly default?: InsightCommand } = await import(new URL(`${name}.ts`, FOLDER).href);
  if (module.default?.name !== name) throw new TypeError(`cli/insight/${name}.ts must export the command "${name}" as its default.`);
  return module.default;
}

function optionsOf(command: InsightCommand, args: readonly string[]): Record<string, string> {
  const declared = Object.fromEntries(
    Object.entries(command.options).map(([option, value]) => [option, { type: "string" as const, ...(value === null ? {} : { default: value }) }]),
  );
  const values = valuesOf(command, args, declared);
  const missing = Object.keys(command.options).filter((option) => typeof values[option] !== "string");
  if (missing.length > 0)
    throw new CopilotError("BAD_INPUT", `${missing.map((option) => `--${option}`).join(" and ")} must be given. Usage: cs ${command.usage}`);
  return Object.fromEntries(Object.keys(command.options).map((option) => [option, String(values[option])]));
}

function valuesOf(
  command: InsightCommand,
  args: readonly string[],
  options: Record<string, { type: "string"; default?: string }>,
): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new CopilotError("BAD_INPUT", `${cause instanceof Error ? cause.message : "The options can't be read."} Usage: cs ${command.usage}`, {
      cause,
    });
  }
}
