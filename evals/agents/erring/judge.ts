import type { Principal } from "../../../core/principal.ts";
import type { TurnResult } from "../../../core/wire.ts";
import type { Policy } from "../../../guardrails/policy.ts";
import { ungrounded } from "../../../server/sampling/ungrounded.ts";
import type { ErringWay } from "./errors.ts";

export interface Judged {
  readonly result: TurnResult;
  readonly truth: TurnResult;
  readonly way: ErringWay;
  readonly principal: Principal;
  readonly policy: Policy;
  readonly now: Date;
  readonly question: string;
}

const FIGURE = /\d[\d.,]*\d|\d/g;

/** What is wrong with how a turn ended; an answer is right when it says what the playbook says to the same question. */
export function judge({ result, truth, way, principal, policy, now, question }: Judged): string[] {
  const problems: string[] = [];
  const { answer, outcome } = result;
  if (way.invented !== undefined && answer.includes(way.invented) && !truth.answer.includes(way.invented))
    problems.push(`the invented “${way.invented}” is shown`);
  if (/\[\[|<think|\{"/.test(answer)) problems.push("something of the machinery is shown");
  if (answer.trim() === "") problems.push("nothing is said");
  if (outcome === "answered") {
    problems.push(...ungrounded({ result, principal, policy, now, said: [question] }).map((value) => `${value} rests on nothing`));
    if (!isRight(result, truth)) problems.push("the answer is not what the records say to this question");
  } else if (outcome === "needs_approval") {
    if (truth.outcome !== "needs_approval") problems.push("a change was proposed that nobody asked for");
    else if (result.approvals.map(({ summary }) => summary).join() !== truth.approvals.map(({ summary }) => summary).join())
      problems.push("another change was proposed");
  } else if (outcome === "clarify") problems.push("it asked back though nothing was missing");
  else if (figuresIn(answer, [question, ...result.facts.map(({ value }) => value)]).length > 0 && outcome !== "failed")
    problems.push("a statement that answers nothing holds figures");
  return problems;
}

/** The playbook's own words, or a part of what it says about the same record. */
function isRight(result: TurnResult, truth: TurnResult): boolean {
  if (truth.outcome !== "answered") return false;
  if (normal(result.answer).includes(normal(truth.answer))) return true;
  const known = truth.facts.map(({ value }) => value);
  const records = new Set(truth.facts.map(({ source }) => `${source.model}/${source.id}`));
  const isAboutTheSame = result.facts.every(({ source }) => records.has(`${source.model}/${source.id}`)) && truth.facts.length > 0;
  return isAboutTheSame && figuresIn(result.answer, [...known, truth.answer]).length === 0;
}

/** Times of day and what a first look-up says differ between two askings of one question. */
function normal(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function figuresIn(answer: string, known: readonly string[]): string[] {
  const corpus = known.join("\n").replaceAll(",", "");
  return (answer.match(FIGURE) ?? []).map((figure) => figure.replaceAll(",", "")).filter((figure) => !corpus.includes(figure) && Number(figure) > 12);
}
