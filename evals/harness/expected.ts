import type { Expected } from "../graders/grader.ts";
import type { Ask } from "./case.ts";
import { type Facts, fillArguments, fillText, valuesOf } from "./placeholders.ts";

/** A turn's expectations with the world's values in them. */
export function expectedOf(turn: Ask, facts: Facts): Expected {
  const fill = (text: string) => fillText(text, facts);
  return {
    outcomes: Array.isArray(turn.outcome) ? turn.outcome : [turn.outcome],
    useCases: turn.use_cases,
    facts: turn.facts.flatMap((fact) => valuesOf(fact, facts)),
    says: turn.says.map((words) => (Array.isArray(words) ? words.map(fill) : [fill(words)])),
    never: turn.never.map(fill),
    forbid: turn.forbid
      .flatMap((value) => valuesOf(value, facts))
      .filter((value) => value.kind !== "empty" && !(value.kind === "number" && value.number === 0)),
    calls: turn.calls?.map(({ tool, args }) => ({ tool, args: fillArguments(args, facts) })),
    match: turn.match,
    approvals: turn.approvals?.map((approval) => ({ ...approval, says: approval.says.map(fill) })),
    choices: turn.choices.map(fill),
    words: turn.words,
    ms: turn.ms,
    answerIn: turn.answer_in,
  };
}
