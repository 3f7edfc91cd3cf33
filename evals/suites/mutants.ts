import { resolve } from "node:path";
import { boundedCount } from "../bounded-count.ts";
import { allMutants } from "../mutants/all-mutants.ts";
import { named, problemsOf } from "../mutants/check-mutants.ts";
import { GUARANTEES } from "../mutants/mutant.ts";
import { runMutants } from "../mutants/run-mutants.ts";
import type { Suite } from "../suite.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MOST_AT_A_TIME = 16;

/** Removes one guard after the other; tests that don't notice are missing. */
const mutants: Suite = {
  name: "mutants",
  description: "each guard removed in a copy of the program: its tests must fail",
  options: { only: "", "at-a-time": "2" },
  async run({ options, out }) {
    const all = await allMutants();
    const stale = problemsOf(all, ROOT);
    const chosen = all.filter((mutant) => named(mutant).includes(options["only"] ?? "") || mutant.file.includes(options["only"] ?? ""));
    if (stale.length > 0) return { figures: { mutants: all.length }, failures: stale };
    const atATime = boundedCount(options["at-a-time"], "--at-a-time", MOST_AT_A_TIME);
    const verdicts = await runMutants(ROOT, chosen, atATime, ({ mutant, kind, said }) =>
      out(`  ${kind.padEnd(8)} ${mutant.guarantee} ${GUARANTEES[mutant.guarantee - 1]}: ${mutant.guard}\n           ${said}`),
    );
    const killed = verdicts.filter(({ kind }) => kind === "killed");
    return {
      figures: { mutants: chosen.length, killed: killed.length, guarantees: new Set(killed.map(({ mutant }) => mutant.guarantee)).size },
      failures: verdicts.flatMap(({ mutant, kind, said }) => (kind === "killed" ? [] : [`${kind}: ${named(mutant)} in ${mutant.file}: ${said}`])),
    };
  },
};

export default mutants;
