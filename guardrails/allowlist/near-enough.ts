import type { AllowlistPolicy } from "./allowlist-schema.ts";
import type { Likeness } from "./likeness.ts";

type Thresholds = AllowlistPolicy["thresholds"];

/** What the confidence of the words counts for beside a cosine. */
const WORDS_WEIGHT = 0.3;

/** How near a request is to a use case rather than to what no use covers, words and likeness together. */
export function nearness(useCase: string, confidence: number, { useCases, topic }: Likeness): number {
  return WORDS_WEIGHT * confidence + (useCases[useCase] ?? 0) - (topic?.likeness ?? 0);
}

/** Whether a request that its words place on a use case stays there. */
export function isNearEnough(useCase: string, confidence: number, likeness: Likeness, { decline_below }: Thresholds): boolean {
  return nearness(useCase, confidence, likeness) >= decline_below;
}

/** The use case that a request is like where its words decide nothing; none unless it leads clearly. */
export function likeliest({ useCases, topic }: Likeness, { propose_above, propose_lead }: Thresholds): string | undefined {
  const [best] = Object.entries(useCases).sort(([, one], [, other]) => other - one);
  if (!best) return undefined;
  const [useCase, likeness] = best;
  return likeness >= propose_above && likeness - (topic?.likeness ?? 0) >= propose_lead ? useCase : undefined;
}

/** The topic that a declined request is about, where it is like enough to be named. */
export function topicOf({ topic }: Likeness, { propose_above }: Thresholds): string | undefined {
  return topic && topic.likeness >= propose_above ? topic.title : undefined;
}
