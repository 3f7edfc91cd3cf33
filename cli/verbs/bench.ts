import { CopilotError } from "../../core/errors.ts";
import { suiteNames } from "../../evals/load-suites.ts";
import { runSuite } from "../run-suite.ts";
import type { LocalVerb } from "../verb.ts";

/** `cs bench`: one benchmark, as ratios of one run. */
const bench: LocalVerb = {
  kind: "local",
  name: "bench",
  usage: "bench NAME [--json FILE] [the benchmark's own options]",
  async run(input) {
    const [name, ...args] = input.args;
    if (name === undefined || name.startsWith("-"))
      throw new CopilotError("BAD_INPUT", `Usage: cs ${bench.usage}`, { choices: await suiteNames("bench") });
    return runSuite("bench", name, { ...input, args });
  },
};

export default bench;
