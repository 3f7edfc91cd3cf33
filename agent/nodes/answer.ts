import { dayIn } from "../../core/dates.ts";
import type { Outcome } from "../../core/wire.ts";
import { checkAnswer } from "../../guardrails/grounding/grounding.ts";
import type { Grounding } from "../../guardrails/grounding/grounds.ts";
import { withoutMarkup } from "../../guardrails/grounding/markup.ts";
import type { LabelledFact } from "../../guardrails/observe.ts";
import type { AgentDeps } from "../deps.ts";
import { factsTable } from "../facts-table.ts";
import type { Speech } from "../languages/say/speech.ts";
import { typedSecrets } from "../mask-request.ts";
import { remembered } from "../memory/memory.ts";
import { isInAnotherLanguage } from "../models/chain/answer-language.ts";
import { notLookedUp } from "../models/chain/question-covered.ts";
import { statesSomething } from "../models/chain/states-something.ts";
import type { ModelStep, ToolCall, ToolResult } from "../models/model.ts";
import { termsTold } from "../terms-told.ts";
import type { PastTurn, State, TurnOutcome, Update } from "../turn-state.ts";
import { userSees } from "../user-sees.ts";
import { keepProposals } from "./think.ts";

type AnswerDeps = Pick<AgentDeps, "vaults" | "models" | "plans" | "speechIn" | "policy" | "clock" | "log" | "tools">;

/** Grounds the answer against this turn's facts and puts the placeholders back; what can't be grounded is withheld. */
export function answer(deps: AnswerDeps) {
  return async (state: State): Promise<Update> => {
    if (state.result) return remember(state, state.result, []);
    const { step } = state;
    const model = deps.models[state.modelIndex] ?? deps.models[0];
    const isLast = state.modelIndex >= deps.models.length - 1;
    if (!step || step.kind === "calls") throw new TypeError("The answer node was reached without an answer.");

    const vault = await deps.vaults.open(state.input.thread, model.provider);
    const speech = deps.speechIn(state.understanding.language);
    const proposals = state.done.flatMap(({ result }) => (result.kind === "proposed" ? [result] : []));
    const sees = userSees(deps.policy, state);
    const isOurs = proposals.length > 0 && !(isLast && step.kind === "answer" && step.text);
    const restored = vault.restore(step.kind === "answer" ? step.text : step.question, sees);
    const text = withoutMarkup(isOurs ? proposalText(proposals, speech) : restored.text);
    const facts = state.done.flatMap(({ record }) => (record.status === "ok" ? record.facts : []));
    const grounding = checkAnswer(text, {
      facts: state.done.flatMap(({ record }, result) => (record.status === "ok" ? record.facts.map((fact) => ({ ...fact, result })) : [])),
      said: [state.message, ...state.history.map(({ question }) => question)],
      told: [
        ...state.done.flatMap(({ result, call }) =>
          isLast || isOurs ? [...spoken(result), JSON.stringify(call.args)] : spoken(result).map((said) => withoutArguments(said, call)),
        ),
        ...(isLast ? termsTold(facts, speech) : []),
      ],
      today: dayIn(state.input.principal.timeZone, deps.clock()),
      checkNames: !isLast && !isOurs,
    });
    const unsupported = [
      ...(isOurs ? [] : restored.unknown),
      ...grounding.unsupported,
      ...(isLast || isOurs || step.kind !== "answer" ? [] : besideTheQuestion(deps, state, text, facts, grounding)),
    ];
    if (!isLast && !isOurs && step.kind === "answer" && saysNoMoreThanNothing(state, grounding)) return handOn(deps, state, []);
    if (unsupported.length > 0) {
      deps.log.warn(
        { model: model.name, unsupported: unsupported.length, places: grounding.unsupported.length },
        "an answer could not be grounded and was withheld",
      );
      if (!isLast) {
        const notice = speech.say(
          "The language model's answer could not be verified against the records, so it was withheld; this is what the records say.",
        );
        return handOn(deps, state, [notice]);
      }
      const table = factsTable(facts);
      const withheld = speech.say("I could not verify part of my answer against the records, so I am withholding it.");
      const instead = table
        ? `${speech.say("This is what the records say:")}\n\n${table}\n\n${speech.say("For more, ask me to hand this to a person.")}`
        : speech.say("Look the record up in Odoo, or ask me to hand this to a person.");
      return remember(state, { outcome: "failed", answer: printable(withoutMarkup(`${withheld} ${instead}`)) }, facts);
    }
    const outcome = outcomeOf(state, step);
    const choices = step.kind === "clarify" ? step.choices.map((choice) => printable(withoutMarkup(vault.restore(choice, sees).text))) : undefined;
    const said = printable([...state.notices, text].join("\n\n"));
    return remember(state, { outcome, answer: said, ...(choices ? { choices } : {}) }, facts, step);
  };
}

/** Nothing was found or all was refused, and the answer says no more: that is better said in the gate's words. */
function saysNoMoreThanNothing({ done, message }: State, { supports }: Grounding): boolean {
  return (
    done.length > 0 &&
    done.every(({ record }) => record.status !== "proposed" && (record.status !== "ok" || record.facts.length === 0)) &&
    !supports.some(({ text }) => !message.includes(text))
  );
}

/** The playbook finishes the turn. */
function handOn({ models }: Pick<AnswerDeps, "models">, state: State, notices: readonly string[]): Update {
  return {
    step: null,
    steps: 0,
    modelIndex: models.length - 1,
    notices: [...state.notices, ...notices],
    done: keepProposals(state.done),
    result: null,
  };
}

/** What makes a language model's answer none to this question, though every value in it be true. */
function besideTheQuestion(
  { policy, tools, plans }: Pick<AnswerDeps, "policy" | "tools" | "plans">,
  state: State,
  text: string,
  facts: readonly LabelledFact[],
  { supports }: Grounding,
): string[] {
  const useCases = policy.useCases.filter(({ id }) => state.useCases.includes(id));
  const missing = notLookedUp(state, useCases, (tool) => tools.get(tool)?.kind === "write", plans);
  const found = supports.flatMap(({ text: value, by }) => (by === "said" || by === "year" ? [] : [value]));
  return [
    ...missing.map(() => "what was asked was not looked up"),
    ...(statesSomething(text, state.message, facts, found) ? [] : ["nothing of what was found is said"]),
    ...(isInAnotherLanguage(text, state.message) ? ["it is in another language than the question"] : []),
  ];
}

function outcomeOf({ done }: State, step: ModelStep): Outcome {
  if (step.kind === "clarify") return "clarify";
  if (done.some(({ record }) => record.status === "proposed" && record.approval.outcome === undefined)) return "needs_approval";
  const codes = done.flatMap(({ record }) => (record.status === "denied" || record.status === "failed" ? [record.code] : []));
  if (codes.length < done.length) return "answered";
  if (codes.some((code) => code === "DENIED" || code === "ODOO_DENIED")) return "refused";
  return codes.length > 0 && codes.every((code) => code !== "NOT_FOUND" && code !== "BAD_INPUT" && code !== "STALE") ? "failed" : "answered";
}

const NOTHING_CHANGED = "Nothing has changed in Odoo yet. This waits for a countersignature:";
const NOTHING_ELSE_CHANGED = "Nothing else has changed in Odoo yet. This waits for a countersignature:";

/** Said of proposals whatever a model wrote, so that nothing proposed can be called done. */
function proposalText(proposals: readonly Extract<ToolResult, { kind: "proposed" }>[], { say, told }: Speech): string {
  const waiting = proposals.flatMap(({ summary, approvers, outcome }) =>
    outcome === undefined ? [`- ${told(summary)} (${say("waits for {approvers}", { approvers: told(approvers) })})`] : [],
  );
  const signed = proposals.flatMap(({ summary, outcome }) => (outcome === undefined ? [] : [`- ${told(summary)}: ${told(outcome)}`]));
  return [
    ...(signed.length > 0 ? [`${say("A standing order has signed for this in advance:")}\n${signed.join("\n")}`] : []),
    ...(waiting.length > 0 ? [`${say(signed.length > 0 ? NOTHING_ELSE_CHANGED : NOTHING_CHANGED)}\n${waiting.join("\n")}`] : []),
  ].join("\n");
}

/** What the gate itself said, which an answer may repeat. */
function spoken(result: ToolResult): string[] {
  switch (result.kind) {
    case "output":
      return [];
    case "proposed":
      return [result.summary, result.approvers, result.expiresAt, result.outcome ?? ""];
    case "refused":
      return [result.message, ...result.choices];
  }
}

/** A refusal quotes what it was asked for; a language model that made that up has not thereby found it in the records. */
function withoutArguments(said: string, { args }: ToolCall): string {
  const given = JSON.stringify(args ?? {}).toLowerCase();
  const isGiven = (word: string) => {
    const core = word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    return core !== "" && given.includes(core);
  };
  return said
    .split(/\s+/)
    .filter((word) => !isGiven(word))
    .join(" ");
}

/** Records may hold characters that steer a terminal or turn the reading direction round. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{C}\n\t]/gu, "");
}

function remember(state: State, result: TurnOutcome, facts: readonly LabelledFact[], step?: ModelStep): Update {
  const found = facts.filter(({ label }) => label !== "open").map(({ label, value }) => ({ label, value }));
  const secrets = new Map(
    [...found, ...typedSecrets(state.understanding, state.message)].map((secret) => [`${secret.label}\n${secret.value}`, secret]),
  );
  const past: PastTurn = {
    question: state.message,
    answer: result.answer,
    private: [...secrets.values()],
    outcome: result.outcome,
    useCases: state.useCases,
    ...(result.outcome === "refused" && state.useCases.length === 0 ? { declined: true as const } : {}),
  };
  const pending = step?.kind === "clarify" ? step.pending : undefined;
  return { result, ...remembered(state.history, state.earlier ?? [], past), ...(pending ? { carried: { ...state.carried, pending } } : {}) };
}
