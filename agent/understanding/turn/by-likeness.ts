import type { AllowlistPolicy } from "../../../guardrails/allowlist/allowlist-schema.ts";
import type { Likeness } from "../../../guardrails/allowlist/likeness.ts";
import { isNearEnough, likeliest, topicOf } from "../../../guardrails/allowlist/near-enough.ts";
import { fitsMood } from "../match/mood.ts";
import { type Around, type Decision, intentOf } from "./decision.ts";
import { fillSlots } from "./fill.ts";
import type { Part } from "./parts.ts";

/** How like each part of the message is to the policy's examples, by the part's words as typed. */
export interface Likenesses {
  readonly bySpan: ReadonlyMap<string, Likeness>;
  readonly thresholds: AllowlistPolicy["thresholds"];
  /** What was learned from phrasings speaks for these labels, by the part's words as typed. */
  readonly evidence?: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined;
}

/** Words decide first. Likeness declines what lies nearer to a topic that no use covers, and proposes where words found nothing. */
export function byLikeness(decided: readonly Decision[], part: Part, { bySpan, thresholds, evidence }: Likenesses, { useCases }: Around): Decision[] {
  const likeness = bySpan.get(part.span);
  if (!likeness) return [...decided];
  const topic = topicOf(likeness, thresholds);
  const declined: Decision = { kind: "none", span: part.span, isRequest: true, ...(topic === undefined ? {} : { topic }) };
  const isNear = (useCase: string, confidence: number) => evidence?.has(part.span) || isNearEnough(useCase, confidence, likeness, thresholds);
  const judged = (decision: Decision): Decision => {
    switch (decision.kind) {
      case "choose":
        return decision;
      case "intent":
        if (decision.again === true) return decision;
        return isNear(decision.useCase.id, decision.intent.confidence) ? decision : declined;
      case "outside":
        return isNear(decision.useCase.id, decision.confidence) ? decision : declined;
      case "none": {
        const id = likeliest(likeness, thresholds);
        const fit = part.fits.find(({ useCase }) => useCase.id === id);
        if (!fit || !fitsMood(part.reading, fit.useCase.autonomy)) return { ...decision, ...(topic === undefined ? {} : { topic }) };
        if (!useCases.some((own) => own.id === id)) return { kind: "outside", useCase: fit.useCase, confidence: fit.score };
        return intentOf(fit.useCase, fillSlots(fit.useCase, part.reading).slots, likeness.useCases[fit.useCase.id] ?? 0, part);
      }
    }
  };
  return decided.map(judged);
}
