import type { RunReport } from "../harness/run-report.ts";

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** A run in a few lines, for a terminal. */
export function summaryLines({ summaries, trials, seconds, seed, model, odoo, machine, failures }: RunReport): string[] {
  const lines = [`${odoo} Odoo, model ${model}, seed ${seed}, ${trials.length} trials; ${machine}; ${seconds.toFixed(0)} s`];
  for (const [agent, one] of Object.entries(summaries)) {
    const kinds = Object.entries(one.byKind).map(([kind, { cases, passAt1 }]) => `${kind} ${percent(passAt1)} of ${cases}`);
    lines.push(`${agent}: ${one.cases} cases, pass@1 ${percent(one.passAt1)}, pass^${trials.length} ${percent(one.passHatK)}; ${kinds.join(", ")}`);
    if (agent !== "copilot") continue;
    lines.push(
      `  declined as it must ${percent(one.refusal)}, turned away ${percent(one.overRefusal)}, leaks ${one.leaks}, unapproved writes ${one.unapprovedWrites}, broken ${one.broken}, absent tries ${one.absent}`,
      `  ${one.turns} turns, median ${one.medianMs} ms, p95 ${one.p95Ms} ms, Odoo calls median ${one.medianOdooCalls}, most ${one.mostOdooCalls}, tokens ${one.tokens}`,
    );
    if (one.marks)
      lines.push(
        `  marked by a model (of 5): ${Object.entries(one.marks)
          .map(([name, mean]) => `${name} ${mean.toFixed(1)}`)
          .join(", ")}`,
      );
  }
  lines.push(...failures.map((failure) => `  FAILED: ${failure}`), failures.length === 0 ? "passed" : `${failures.length} failed`);
  return lines;
}
