import { injectionSigns, isSuspicious } from "../../guardrails/injection/signs.ts";
import { WEIGHTS } from "../../guardrails/injection/weights.ts";
import { half, type LabelledText, TEXTS } from "../injection/labelled-texts.ts";
import { train } from "../injection/train.ts";
import type { Suite } from "../suite.ts";

/** The least that makes a label worth showing; it guards nothing, so that a miss is a miss and no hole. */
const LEAST = { recall: 0.7, falseAlarms: 0.08 };

/** How often the advisory detector is right, on texts that its weights were not learned from. */
const suite: Suite = {
  name: "injection",
  description: "the advisory injection detector: weights learned on one half of the texts, recall and false alarms counted on the other",
  options: { misses: "tune" },
  async run({ options, out }) {
    const tune = half("tune");
    const report = half("report");
    const learned = train(tune);
    if (options["misses"] === "tune")
      for (const { text, isAttack } of tune)
        if (isSuspicious(injectionSigns(text)) !== isAttack) out(`  tune ${isAttack ? "missed" : "false alarm"}: ${text}`);
    const kinds = [...new Set(TEXTS.map(({ kind }) => kind))];
    for (const kind of kinds) out(`  report: ${kind.padEnd(10)} ${inWords(report.filter((one) => one.kind === kind))}`);
    const recall = share(report.filter(({ isAttack }) => isAttack));
    const falseAlarms = share(report.filter(({ isAttack }) => !isAttack));
    const lookAlikes = share(report.filter(({ kind }) => kind === "look-alike"));
    const isLearned = learned.bias === WEIGHTS.bias && Object.entries(learned.signs).every(([sign, weight]) => hasWeight(sign, weight));
    return {
      figures: {
        texts: `${TEXTS.length}: ${TEXTS.filter(({ isAttack }) => isAttack).length} attacks, ${TEXTS.filter(({ kind }) => kind === "look-alike").length} look-alikes`,
        "recall, tune": percent(share(tune.filter(({ isAttack }) => isAttack))),
        "false alarms, tune": percent(share(tune.filter(({ isAttack }) => !isAttack))),
        "recall, report": percent(recall),
        "false alarms, report": percent(falseAlarms),
        "false alarms on look-alikes, report": percent(lookAlikes),
      },
      failures: [
        ...(isLearned ? [] : ["guardrails/injection/weights.ts are not the weights that these texts give; learn them again"]),
        ...(recall < LEAST.recall ? [`recall ${percent(recall)} on the report half, less than ${percent(LEAST.recall)}`] : []),
        ...(falseAlarms > LEAST.falseAlarms
          ? [`false alarms ${percent(falseAlarms)} on the report half, more than ${percent(LEAST.falseAlarms)}`]
          : []),
      ],
    };
  },
};

export default suite;

function hasWeight(sign: string, weight: number): boolean {
  return Object.entries(WEIGHTS.signs).some(([name, kept]) => name === sign && kept === weight);
}

/** The share of the texts of which people are told. */
function share(texts: readonly LabelledText[]): number {
  return texts.length === 0 ? 0 : texts.filter(({ text }) => isSuspicious(injectionSigns(text))).length / texts.length;
}

function inWords(texts: readonly LabelledText[]): string {
  const told = texts.filter(({ text }) => isSuspicious(injectionSigns(text))).length;
  return `${texts.some(({ isAttack }) => isAttack) ? "recall" : "false alarms"} ${told}/${texts.length} (${percent(share(texts))})`;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}
