import { CopilotError } from "../../core/errors.ts";
import { suiteNames } from "../../evals/load-suites.ts";
import { runSuite } from "../run-suite.ts";
import type { LocalVerb } from "../verb.ts";

/** `cs eval`: one suite of the harness; the exit code is 1 when anything failed. */
const evaluate: LocalVerb = {
  kind: "local",
  name: "eval",
  usage: "eval --suite NAME [--seed N] [--json FILE] [the suite's own options]",
  async run(input) {
    const at = input.args.indexOf("--suite");
    const name = at < 0 ? undefined : input.args[at + 1];
    if (name === undefined) throw new CopilotError("BAD_INPUT", `Usage: cs ${evaluate.usage}`, { choices: await suiteNames("suite") });
    return runSuite("suite", name, { ...input, args: input.args.toSpliced(at, 2) });
  },
};

export default evaluate;
