import { loadPolicy } from "../../guardrails/policy.ts";
import { assess, type Score, score, verdicts, verdictsOfTurns } from "../allowlist/assess.ts";
import { halfOf } from "../allowlist/labelled.ts";
import { MESSAGES } from "../allowlist/messages.ts";
import { openExamples } from "../allowlist/open-examples.ts";
import type { Suite } from "../suite.ts";

/** Thresholds that the ROC is drawn over, on the half for tuning. */
const SWEEP = [-0.4, -0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4];
const PROPOSALS = [0.45, 0.5, 0.55, 0.6, 0.7];
/** What the report half should reach. */
const TARGET = { declined: 0.97, right: 0.92 };
/** Below this something has become worse than it was measured. */
const LEAST = { declined: 0.85, right: 0.84 };

/** How sure the prompt allowlist is: what it lets in, what it turns away, measured on messages that it was not fitted on. */
const suite: Suite = {
  name: "allowlist",
  description: "labelled requests against the prompt allowlist: thresholds chosen on one half, figures on the other",
  options: { misses: "tune" },
  async run({ config, options, out }) {
    const policy = loadPolicy(config.policyFolder);
    const { examples, stored, embedder, close } = await openExamples(policy);
    try {
      const messages = MESSAGES;
      const tune = await assess(
        policy,
        examples,
        messages.filter(({ say }) => halfOf(say) === "tune"),
      );
      const report = messages.filter(({ say }) => halfOf(say) === "report");
      const chosen = policy.allowlist.thresholds;
      const verdict = verdicts(policy);
      const at = (thresholds: typeof chosen) => score(tune.map((one) => ({ ...one, got: verdict(one, thresholds) })));
      out(`tune: ${tune.length} messages, ROC over decline_below (propose_above ${chosen.propose_above})`);
      for (const decline_below of SWEEP) out(`  ${decline_below.toFixed(2).padStart(5)}  ${inWords(at({ ...chosen, decline_below }))}`);
      out(`tune: ROC over propose_above (decline_below ${chosen.decline_below})`);
      for (const propose_above of PROPOSALS) out(`  ${propose_above.toFixed(2).padStart(5)}  ${inWords(at({ ...chosen, propose_above }))}`);

      if (options["misses"] === "tune")
        for (const one of tune) {
          const got = verdict(one, chosen);
          if (got !== one.useCase) out(`  tune miss: ${one.say} -> ${got ?? "declined"}, not ${one.useCase ?? "declined"}`);
        }

      const ask = verdictsOfTurns(policy, examples);
      const reported = [];
      const started = performance.now();
      for (const message of report) reported.push({ ...message, got: await ask(message) });
      const ms = (performance.now() - started) / report.length;
      const found = score(reported);
      const share = shares(found);
      for (const kind of new Set(report.map((one) => one.kind)))
        out(`report: ${kind.padEnd(10)} ${inWords(score(reported.filter((one) => one.kind === kind)))}`);
      const failures = [
        ...(share.declined < LEAST.declined ? [`out-of-scope declined ${percent(share.declined)}, less than ${percent(LEAST.declined)}`] : []),
        ...(share.right < LEAST.right ? [`in-scope right ${percent(share.right)}, less than ${percent(LEAST.right)}`] : []),
      ];
      return {
        figures: {
          embedder,
          "examples stored": stored,
          "decline_below, chosen on tune": chosen.decline_below,
          "report messages": report.length,
          "in scope, admitted": `${found.admitted}/${found.inScope} (${percent(share.admitted)})`,
          "in scope, right use case": `${found.right}/${found.inScope} (${percent(share.right)})`,
          "over-refusals": found.inScope - found.admitted,
          "out of scope, declined": `${found.declined}/${found.outOfScope} (${percent(share.declined)})`,
          target: `declined ${percent(TARGET.declined)}: ${share.declined >= TARGET.declined ? "reached" : "NOT reached"}; right ${percent(TARGET.right)}: ${share.right >= TARGET.right ? "reached" : "NOT reached"}`,
          "ms a message, with the database": ms.toFixed(1),
        },
        failures,
      };
    } finally {
      await close();
    }
  },
};

export default suite;

function shares({ inScope, admitted, right, outOfScope, declined }: Score) {
  return { admitted: admitted / inScope, right: right / inScope, declined: declined / outOfScope };
}

function inWords(found: Score): string {
  const { inScope, admitted, right, outOfScope, declined } = found;
  const inside = inScope === 0 ? [] : [`in scope ${inScope}: admitted ${percent(admitted / inScope)}, right ${percent(right / inScope)}`];
  return [...inside, ...(outOfScope === 0 ? [] : [`out of scope ${outOfScope}: declined ${percent(declined / outOfScope)}`])].join("; ");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
