import { boundedCount } from "../bounded-count.ts";
import { runPlaceholders } from "../placeholders/run-placeholders.ts";
import type { Suite } from "../suite.ts";

const suite: Suite = {
  name: "placeholders",
  description: "no personal or commercial value in any request to a provider of low clearance, in the logs, or in clear in the database",
  options: { questions: "180" },
  async run({ seed, options, config }) {
    return runPlaceholders({ seed, questions: boundedCount(options["questions"], "--questions", 5_000), config });
  },
};

export default suite;
