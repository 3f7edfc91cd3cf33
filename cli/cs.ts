import { resolve } from "node:path";
import { readConfig } from "../server/config.ts";
import { fileIo } from "./file-io.ts";
import { loadVerb, verbNames } from "./load-verbs.ts";
import { runOnProgram } from "./run-on-program.ts";
import { runVerb } from "./run-verb.ts";
import type { VerbIo } from "./verb.ts";

const io: VerbIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  ...fileIo((path) => resolve(path)),
};

async function main([name = "help", ...args]: readonly string[]): Promise<number> {
  const verb = await loadVerb(name);
  if (!verb) return help(name);
  return runVerb(io, async () => {
    const config = readConfig(process.env);
    return verb.kind === "local" ? verb.run({ args, io, config }) : runOnProgram(verb, args, config, io);
  });
}

async function help(name: string): Promise<number> {
  const asked = name === "help" || name === "--help";
  const verbs = await Promise.all((await verbNames()).map(loadVerb));
  const usage = `Usage: cs VERB\n${verbs.flatMap((verb) => (verb ? [`  ${verb.usage}`] : [])).join("\n")}`;
  if (asked) io.out(usage);
  else io.err(`There is no verb ${name}.\n${usage}`);
  return asked ? 0 : 2;
}

// Whoever reads the output may stop early, as head does; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
