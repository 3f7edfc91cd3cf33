import type { CompleteResult, GetPromptResult, Prompt } from "@modelcontextprotocol/server";
import { ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import type { UseCase } from "../../guardrails/use-case.ts";

const ARGUMENT = "question";
const MOST_QUESTION = 2_000;

/** The approved uses are the prompts: one each, with its examples. */
export function promptsFor(useCases: readonly UseCase[]): Prompt[] {
  return useCases.map(({ id, title, examples, boundaries }) => ({
    name: id,
    title,
    description: boundaries.join(" "),
    arguments: [
      {
        name: ARGUMENT,
        description: `In your own words, such as: ${examples.slice(0, 3).join(" | ")}. Left out, the first of these.`,
        required: false,
      },
    ],
  }));
}

export function promptOf(useCases: readonly UseCase[], name: string, args: Readonly<Record<string, string>> = {}): GetPromptResult {
  const useCase = useCases.find(({ id }) => id === name);
  const [example = ""] = useCase?.examples ?? [];
  const question = args[ARGUMENT]?.trim() || example;
  if (!useCase)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, "There is no such prompt among your approved uses; list the prompts to see them.");
  if (question.length > MOST_QUESTION)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `The question is too long; the most is ${MOST_QUESTION} characters.`);
  return { description: useCase.title, messages: [{ role: "user", content: { type: "text", text: question } }] };
}

/** The examples of a use case that hold what was typed so far. */
export function completionsFor(useCases: readonly UseCase[], name: string, typed: string): CompleteResult {
  const examples = useCases.find(({ id }) => id === name)?.examples ?? [];
  return { completion: { values: examples.filter((example) => example.toLowerCase().includes(typed.toLowerCase())).slice(0, 100) } };
}
