import type { PastTurn, Secret } from "../turn-state.ts";

/** Turns that a model is given word for word; of those before, one line each. */
const WHOLE_TURNS = 2;
const REMEMBERED_TURNS = 8;
const MOST_OLD = 12;
const LONGEST_QUESTION = 140;
const LONGEST_ANSWER = 300;
const MOST_REFERENCES = 5;
const REFERENCE = /(?<![\p{L}\d/_-])(?=[A-Z\d/_-]*\d{3})(?=[A-Z\d/_-]*[A-Z])[A-Z\d]+(?:[/_-][A-Z\d]+)*(?![\p{L}\d])/gu;

/** What is left of a turn when it is old: a line of our own making, with the values in it that a provider must not see. */
export interface OldTurn {
  readonly text: string;
  readonly private: readonly Secret[];
}

/**
 * A conversation's memory after one more turn: the newest turns as they were, and a line each of older ones. It is part of the
 * conversation's checkpoint, which is sealed; a line is put together by us, so that no model's words are handed on as a summary.
 */
export function remembered(
  history: readonly PastTurn[],
  earlier: readonly OldTurn[],
  past: PastTurn,
): { readonly history: readonly PastTurn[]; readonly earlier: readonly OldTurn[] } {
  const all = [...history, past];
  const old = all.slice(0, -REMEMBERED_TURNS).flatMap((turn) => lineOf(turn) ?? []);
  return { history: all.slice(-REMEMBERED_TURNS), earlier: [...earlier, ...old].slice(-MOST_OLD) };
}

/** What a model may be told of the conversation so far, before masking: the newest turns, and lines on those before. */
export function toldOf(
  history: readonly PastTurn[],
  earlier: readonly OldTurn[],
): { readonly turns: readonly { readonly question: string; readonly answer: string }[]; readonly lines: readonly string[] } {
  const lines = [...earlier, ...history.slice(0, -WHOLE_TURNS).flatMap((turn) => lineOf(turn) ?? [])];
  return {
    turns: history
      .slice(-WHOLE_TURNS)
      .flatMap(({ question, answer, declined }) => (declined ? [] : [{ question, answer: shortened(answer, LONGEST_ANSWER) }])),
    lines: lines.slice(-MOST_OLD).map(({ text }) => text),
  };
}

/** No line of a question that no approved use covered: no provider is told of it. */
function lineOf({ question, answer, outcome, useCases = [], private: secrets, declined }: PastTurn): OldTurn | undefined {
  if (declined) return undefined;
  const asked = shortened(question.replaceAll(/\s+/g, " "), LONGEST_QUESTION);
  const named = [...new Set(answer.match(REFERENCE) ?? [])].filter((reference) => !asked.includes(reference)).slice(0, MOST_REFERENCES);
  const ended = [useCases.join(", "), outcome, named.join(" ")].filter((part) => part !== undefined && part !== "");
  const text = `“${asked}”${ended.length > 0 ? ` (${ended.join("; ")})` : ""}`;
  return { text, private: secrets.filter(({ value }) => text.toLowerCase().includes(value.toLowerCase())) };
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}
