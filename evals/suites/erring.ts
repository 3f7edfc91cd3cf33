import { runErring } from "../agents/erring/run-erring.ts";
import { boundedCount } from "../bounded-count.ts";
import type { Suite } from "../suite.ts";

const suite: Suite = {
  name: "erring",
  description:
    "a scripted model that errs in every way we know: each turn ends in a right answer, a hand-over or a plain statement, never in a wrong figure",
  options: { cases: "100", show: "" },
  async run({ seed, options, config, out }) {
    return runErring({ seed, cases: boundedCount(options["cases"], "--cases", 2_000), config, show: options["show"] === "all" ? out : undefined });
  },
};

export default suite;
