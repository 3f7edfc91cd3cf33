import { CopilotError } from "../../core/errors.ts";
import { suiteNames } from "../../evals/load-suites.ts";
import { runCases } from "../run-cases.ts";
import { runOnProgram } from "../run-on-program.ts";
import { runSuite } from "../run-suite.ts";
import type { LocalVerb } from "../verb.ts";

/** `cs eval`: every case of the harness, or one suite; the exit code is 1 when anything failed or has become worse. */
const evaluate: LocalVerb = {
  kind: "local",
  name: "eval",
  usage:
    "eval [--cases PATTERN] [--trials K] [--seed N] [--agents A,B] [--odoo embedded|real] [--model M] [--judge] [--jobs N] [--json F] [--html F] [--junit F] [--baseline F]\n  eval --suite NAME [--seed N] [--json FILE] [the suite's own options]",
  async run(input) {
    const [first, ...rest] = input.args;
    if (first === "add") {
      const { default: evalAdd } = await import("./eval-add.ts");
      return runOnProgram(evalAdd, rest, input.config, input.io);
    }
    const at = input.args.indexOf("--suite");
    if (at < 0) return runCases(input);
    const name = input.args[at + 1];
    if (name === undefined) throw new CopilotError("BAD_INPUT", `Usage: cs ${evaluate.usage}`, { choices: await suiteNames("suite") });
    return runSuite("suite", name, { ...input, args: input.args.toSpliced(at, 2) });
  },
};

export default evaluate;
