import { createUnderstandingWithLikeness } from "../../agent/understanding/understand-with-likeness.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { openExamples } from "../allowlist/open-examples.ts";
import { boundedCount } from "../bounded-count.ts";
import { medianOf, percent } from "../median.ts";
import { answerTimes } from "../paraphrases/answer-times.ts";
import { askerOf, cameTo, judged } from "../paraphrases/judged.ts";
import { PARAPHRASES, type Paraphrase } from "../paraphrases/paraphrases.ts";
import type { Suite } from "../suite.ts";

/** What the reported half must reach. */
const TARGET = { right: 0.92, answerMs: 150 };
const EACH = 20;

/** Whether people are understood who say it in words that no use-case file holds. */
const suite: Suite = {
  name: "paraphrases",
  description: "phrasings that no use-case file holds: one half tuned on, the other only counted, and the time of an answer",
  options: { misses: "", answers: "80" },
  async run({ config, options, out, seed }) {
    const policy = loadPolicy(config.policyFolder);
    const { examples, close } = await openExamples(policy);
    try {
      const understand = createUnderstandingWithLikeness(policy, examples);
      const judge = async (paraphrases: readonly Paraphrase[]) => {
        const out = [];
        for (const one of paraphrases) {
          const started = performance.now();
          const got = cameTo(await understand(askerOf(policy, one)));
          out.push({ ...one, got, isRight: judged(one, got), ms: performance.now() - started });
        }
        return out;
      };
      const tuning = await judge(PARAPHRASES.filter(({ half }) => half === "tune"));
      if (options["misses"] === "tune")
        for (const one of tuning) if (!one.isRight) out(`  tuning miss: ${one.say} -> ${one.got}, not ${one.useCase}`);
      const reported = await judge(PARAPHRASES.filter(({ half }) => half === "report"));
      const share = (of: typeof reported) => of.filter(({ isRight }) => isRight).length / of.length;
      const byUse = [...Map.groupBy(reported, ({ useCase }) => useCase)].map(([useCase, own]) => ({ useCase, share: share(own), own }));
      for (const { useCase, own } of byUse.toSorted((one, other) => one.share - other.share)) out(`report: ${useCase.padEnd(26)} ${inWords(own)}`);
      for (const [language, own] of Map.groupBy(reported, ({ language }) => language)) out(`report, language ${language}: ${inWords(own)}`);
      const few = policy.useCases.filter(({ id }) => PARAPHRASES.filter(({ useCase }) => useCase === id).length < EACH).map(({ id }) => id);
      const understandingMs = medianOf(reported.map(({ ms }) => ms));
      const answers = await answerTimes(config, reported, boundedCount(options["answers"], "--answers", 1_000), seed);
      return {
        figures: {
          "tuning half, right use case": inWords(tuning),
          "reported half, right use case": inWords(reported),
          "use cases with fewer than 20 phrasings": few.length === 0 ? "none" : few.join(", "),
          "understanding, median ms with the database": understandingMs.toFixed(1),
          "answers timed on the embedded Odoo": answers.length,
          "answer, median ms on the embedded Odoo": Math.round(medianOf(answers)),
        },
        failures: [
          ...(share(reported) < TARGET.right
            ? [`right use case ${percent(share(reported))} of the reported half, less than ${percent(TARGET.right)}`]
            : []),
          ...(medianOf(answers) <= TARGET.answerMs
            ? []
            : [`the median answer takes ${Math.round(medianOf(answers))} ms, more than ${TARGET.answerMs}`]),
        ],
      };
    } finally {
      await close();
    }
  },
};

export default suite;

function inWords(of: readonly { readonly isRight: boolean }[]): string {
  const right = of.filter(({ isRight }) => isRight).length;
  return `${right}/${of.length} (${percent(right / of.length)})`;
}
