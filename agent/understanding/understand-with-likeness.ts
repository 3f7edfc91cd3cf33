import type { ExampleStore } from "../../guardrails/allowlist/example-store.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { createInEnglish } from "../languages/understand/understand-in-languages.ts";
import { createLearnedIntents, type LearnedIntents } from "./learned/learned-intents.ts";
import { vocabularyOf } from "./match/cues.ts";
import { type Asked, createUnderstanding, type UnderstandOutput } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding of messages in every language, with the database asked how like each part of the message is to the policy's examples. */
export function createUnderstandingWithLikeness(
  policy: Pick<Policy, "useCases" | "allowlist">,
  examples: Pick<ExampleStore, "likenessOf">,
  learned: LearnedIntents = createLearnedIntents(),
) {
  const understand = createUnderstanding(policy.useCases);
  const inEnglish = createInEnglish(policy.useCases, vocabularyOf(policy.useCases));
  return async (typed: Omit<Asked, "likeness">): Promise<UnderstandOutput> => {
    const { asked, asTyped } = inEnglish(typed);
    const byWords = understand(asked);
    if (byWords.spans.length === 0) return asTyped(byWords);
    const { thresholds } = policy.allowlist;
    const evidence = asked === typed ? await learned.evidenceOf(byWords.spans) : undefined;
    const byEvidence = evidence && understand({ ...asked, likeness: { bySpan: new Map(), thresholds, evidence } });
    // Where all of it is settled, the database has nothing to add; what is declined is compared, so that its topic can be named.
    if (byEvidence && isSettled(byEvidence.understanding)) return asTyped(byEvidence);
    const found = await examples.likenessOf(byWords.spans.map(({ words }) => words));
    const bySpan = new Map(byWords.spans.flatMap(({ span }, index) => (found[index] ? [[span, found[index]] as const] : [])));
    return asTyped(understand({ ...asked, likeness: { bySpan, thresholds, evidence } }));
  };
}

function isSettled({ intents, declined, outsideRole }: Understanding): boolean {
  return intents.length > 0 && declined === undefined && outsideRole === undefined;
}
