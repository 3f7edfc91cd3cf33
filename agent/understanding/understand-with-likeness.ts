import type { ExampleStore } from "../../guardrails/allowlist/example-store.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { createInEnglish } from "../languages/understand/understand-in-languages.ts";
import { vocabularyOf } from "./match/cues.ts";
import { type Asked, createUnderstanding, type UnderstandOutput } from "./understand.ts";

/** Understanding of messages in every language, with the database asked how like each part of the message is to the policy's examples. */
export function createUnderstandingWithLikeness(policy: Pick<Policy, "useCases" | "allowlist">, examples: Pick<ExampleStore, "likenessOf">) {
  const understand = createUnderstanding(policy.useCases);
  const inEnglish = createInEnglish(policy.useCases, vocabularyOf(policy.useCases));
  return async (typed: Omit<Asked, "likeness">): Promise<UnderstandOutput> => {
    const { asked, asTyped } = inEnglish(typed);
    const byWords = understand(asked);
    if (byWords.spans.length === 0) return asTyped(byWords);
    const found = await examples.likenessOf(byWords.spans.map(({ words }) => words));
    const bySpan = new Map(byWords.spans.flatMap(({ span }, index) => (found[index] ? [[span, found[index]] as const] : [])));
    return asTyped(understand({ ...asked, likeness: { bySpan, thresholds: policy.allowlist.thresholds } }));
  };
}
