import type { UseCase } from "../../guardrails/use-case.ts";
import { vocabularyOf } from "./match/cues.ts";
import { plainExample } from "./match/plain-words.ts";

/** The form in which the policy's examples are compared with requests. */
export function exampleWords(useCases: readonly UseCase[]): (text: string) => string {
  const vocabulary = vocabularyOf(useCases);
  return (text) => plainExample(text, vocabulary);
}
