import type { LabelledFact } from "../../../guardrails/observe.ts";

const SHORTEST = 3;

/** Whether an answer says anything of what was found, beyond what the question itself said; "there is none" beside ten records does not. */
export function statesSomething(
  answer: string,
  question: string,
  facts: readonly Pick<LabelledFact, "value">[],
  supported: readonly string[],
): boolean {
  if (facts.length === 0) return true;
  const [said, asked] = [answer.toLowerCase(), question.toLowerCase()];
  if (supported.some((text) => !asked.includes(text.toLowerCase()))) return true;
  return facts.some(({ value }) => {
    const text = value.toLowerCase();
    return text.length >= SHORTEST && /\p{L}/u.test(text) && said.includes(text) && !asked.includes(text);
  });
}
