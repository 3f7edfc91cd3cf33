import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { boundedCount } from "../bounded-count.ts";
import { approveTogether } from "../kills/approve-together.ts";
import { killRuns } from "../kills/kill-runs.ts";
import { odooOption, openStage } from "../kills/stage.ts";
import type { Suite } from "../suite.ts";

const MOST_RUNS = 2_000;

/** Exactly once: kill -9 at every step boundary of a commit, and fifty approvals of one approval at once. */
const kills: Suite = {
  name: "kills",
  description: "kill -9 at every step boundary of a commit: one effect or none, and nothing lost",
  options: { runs: "200", odoo: "embedded", together: "50" },
  async run({ seed, options, config, out }) {
    const runs = boundedCount(options["runs"], "--runs", MOST_RUNS);
    const together = boundedCount(options["together"], "--together", MOST_RUNS);
    const stage = await openStage(config, odooOption(options["odoo"]));
    try {
      const { places, endings, boundaries, failures } = await killRuns(stage, runs, createRandom(String(seed)).next, out);
      for (const [place, count] of [...places].toSorted(([one], [other]) => one.localeCompare(other)))
        out(`  ${String(count).padStart(4)} killed at ${place}`);
      const crowded = await approveTogether(stage, together);
      return {
        figures: {
          kills: runs,
          "step boundaries": boundaries,
          "places killed at": places.size,
          ...Object.fromEntries([...endings].map(([status, count]) => [`ended ${status}`, count])),
          ...crowded.figures,
        },
        failures: [...failures, ...crowded.failures],
      };
    } finally {
      await stage.close();
    }
  },
};

export default kills;
