import type { State } from "../../turn-state.ts";
import type { ToolCall } from "../model.ts";
import type { Plans } from "../playbook/load-plans.ts";
import { leavesOf, plannedLookups } from "./planned-values.ts";

/**
 * Arguments that nobody gave: they stand neither in the conversation, nor in what was understood of it, nor in what this turn
 * has read. Facts of a record that the model picked would be true, and the answer to a question that was not asked.
 */
export function madeUpArguments(
  calls: readonly ToolCall[],
  state: Pick<State, "message" | "history" | "understanding" | "carried" | "done">,
  plans: Plans,
): string[] {
  const planned = plannedLookups(state.understanding, plans).flatMap(({ values }) => values);
  const slots = [...state.understanding.intents.map(({ slots: own }) => own), state.carried?.slots ?? {}, state.carried?.last ?? {}];
  const known = new Set([...planned, ...leavesOf(slots)]);
  const read = state.done.flatMap(({ record }) => (record.status === "ok" ? record.facts.map(({ value }) => value) : []));
  const choices = state.done.flatMap(({ result }) => (result.kind === "refused" ? result.choices : []));
  const texts = [state.message, ...state.history.flatMap(({ question, answer }) => [question, answer]), ...read, ...choices];
  const corpus = texts.join("\n").toLowerCase();
  return calls.flatMap(({ args }) => leavesOf(args)).filter((value) => !known.has(value) && !standsIn(corpus, value));
}

/** As whole words: S100 does not stand in S10001. */
function standsIn(corpus: string, value: string): boolean {
  const isWordAt = (at: number) => /[\p{L}\p{N}]/u.test(corpus[at] ?? " ");
  for (let at = corpus.indexOf(value); at >= 0; at = corpus.indexOf(value, at + 1))
    if (!isWordAt(at - 1) && !isWordAt(at + value.length)) return true;
  return false;
}
