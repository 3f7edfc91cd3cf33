import { fileURLToPath } from "node:url";
import { halves } from "../../agent/understanding/phrasings/phrasing.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { ANSWERED } from "../knowledge/answered.ts";
import { assess, isRight, type Score, scoreOf } from "../knowledge/assess.ts";
import { openKnowledge } from "../knowledge/open-knowledge.ts";
import { UNANSWERED } from "../knowledge/unanswered.ts";
import type { Suite } from "../suite.ts";

const DOCUMENTS = fileURLToPath(new URL("../../odoo/sandbox/documents", import.meta.url));
const SWEEP = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];
/** What the reported half must reach. */
const LEAST = { recalled: 0.9, declined: 0.95, wrong: 0.1 };

/** Whether questions find the passage that answers them, and those that no document answers find none. */
const suite: Suite = {
  name: "knowledge",
  description: "questions to the demo's documents: the threshold chosen on one half, figures on the other",
  options: { misses: "tuning" },
  async run({ config, options, out }) {
    const policy = loadPolicy(config.policyFolder).knowledge;
    const { knowledge, documents, close } = await openKnowledge(policy, DOCUMENTS);
    try {
      const [answered, unanswered] = [halves(ANSWERED), halves(UNANSWERED)];
      const tuning = await assess(knowledge, [...answered.tuning, ...unanswered.tuning]);
      for (const threshold of SWEEP) out(`  tuning ${threshold.toFixed(2)}  ${inWords(scoreOf(tuning, threshold))}`);
      if (options["misses"] === "tuning")
        for (const one of tuning) {
          const [best] = one.ranked;
          const isAnswered = (best?.score ?? 0) >= policy.answers_above;
          const isGood = one.document === undefined ? !isAnswered : isAnswered && isRight(one, best);
          if (!isGood)
            out(`  tuning miss: ${one.say} -> ${best ? `${best.passage.document}: ${best.passage.heading} ${best.score.toFixed(2)}` : "nothing"}`);
        }
      const started = performance.now();
      const reported = await assess(knowledge, [...answered.heldOut, ...unanswered.heldOut]);
      const ms = (performance.now() - started) / reported.length;
      const found = scoreOf(reported, policy.answers_above);
      const recalled = found.recalled / found.answerable;
      const wrong = found.wrong / Math.max(1, found.answered);
      const declined = found.declined / found.unanswerable;
      return {
        figures: {
          documents,
          "threshold, chosen on tuning": policy.answers_above,
          "reported questions": reported.length,
          "recall@3": `${found.recalled}/${found.answerable} (${percent(recalled)})`,
          "answered where a document answers": `${found.answered}/${found.answerable} (${percent(found.answered / found.answerable)})`,
          "wrong citations: nothing quoted is of the right section": `${found.wrong}/${found.answered} (${percent(wrong)})`,
          "quoted first, another section": `${found.wrongFirst}/${found.answered} (${percent(found.wrongFirst / Math.max(1, found.answered))})`,
          "declined where none answers": `${found.declined}/${found.unanswerable} (${percent(declined)})`,
          "ms a question": ms.toFixed(1),
        },
        failures: [
          ...(recalled < LEAST.recalled ? [`recall@3 is ${percent(recalled)}, less than ${percent(LEAST.recalled)}`] : []),
          ...(declined < LEAST.declined ? [`declined ${percent(declined)} of what no document answers, less than ${percent(LEAST.declined)}`] : []),
          ...(wrong > LEAST.wrong ? [`${percent(wrong)} of the citations are wrong, more than ${percent(LEAST.wrong)}`] : []),
        ],
      };
    } finally {
      await close();
    }
  },
};

export default suite;

function inWords({ answerable, recalled, answered, wrong, wrongFirst, unanswerable, declined }: Score): string {
  return `recall@3 ${percent(recalled / answerable)}, answered ${percent(answered / answerable)}, wrong ${wrong}/${answered} (first ${wrongFirst}), declined ${percent(declined / unanswerable)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
