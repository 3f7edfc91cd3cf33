import type { Intent, Pending } from "../../understanding/understanding.ts";
import type { Model, ModelRequest, ToolCall, ToolResult } from "../model.ts";
import { proposedText } from "./answers/proposed.ts";
import { forPeople, refusedText } from "./answers/refused.ts";
import { withheldText } from "./answers/withheld.ts";
import { ANSWERS } from "./answers.ts";
import { PLANS } from "./plans.ts";

const NO_USAGE = { inputTokens: 0, outputTokens: 0 };

/** The deterministic model: it carries out what was understood, use case by use case, with no language model. */
export function createPlaybook(): Model {
  return {
    name: "playbook",
    provider: "playbook",
    async next(asked) {
      const request = withoutRepeats(asked);
      const calls = request.understanding.intents.flatMap((intent, index) => callsOf(intent, index, request));
      if (calls.length > 0) return { kind: "calls", calls, usage: NO_USAGE };
      const step = conclude(request);
      if (step.kind === "answer") request.onText(step.text);
      return { ...step, usage: NO_USAGE };
    },
  };
}

/** Two uses that would make the same calls are one question: "is it late, and who waits for it?" is answered once. */
function withoutRepeats(request: ModelRequest): ModelRequest {
  const { understanding } = request;
  const calls = understanding.intents.map(({ useCase, slots }) => JSON.stringify(PLANS.get(useCase)?.(slots, []) ?? useCase));
  const intents = understanding.intents.filter((_, index) => calls.indexOf(calls[index] ?? "") === index);
  return intents.length === understanding.intents.length ? request : { ...request, understanding: { ...understanding, intents } };
}

/** Call ids say which question of the message they serve: "2.1" is the first call of the second. */
function resultsOf(index: number, { results }: Pick<ModelRequest, "results">): ToolResult[] {
  return results.filter(({ call }) => call.id.startsWith(`${index + 1}.`));
}

function callsOf(intent: Intent, index: number, request: ModelRequest): ToolCall[] {
  const results = resultsOf(index, request);
  if (results.some(({ kind }) => kind !== "output")) return [];
  const planned = PLANS.get(intent.useCase)?.(intent.slots, results) ?? [];
  return planned.map(({ tool, args }, step) => ({ id: `${index + 1}.${results.length + step + 1}`, tool, args }));
}

type Conclusion =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "clarify"; readonly question: string; readonly choices: readonly string[]; readonly pending: Pending };

/** All questions answered, or the first choice that only the person can make, after what could be answered. */
function conclude(request: ModelRequest): Conclusion {
  const { intents, alsoAsk, declined, outsideRole } = request.understanding;
  const texts: string[] = [];
  let choice: Omit<Extract<Conclusion, { kind: "clarify" }>, "kind"> | undefined;
  for (const [index, intent] of intents.entries()) {
    const results = resultsOf(index, request);
    const open = results.find((result) => result.kind === "refused" && result.code === "AMBIGUOUS");
    if (open?.kind === "refused") choice ??= choiceOf(intent, open);
    else texts.push(textOf(intent, results, request));
  }
  if (declined && declined.length > 0) texts.push(`This part is not one of the uses that are approved for me: “${declined.join("”, “")}”.`);
  if (outsideRole) texts.push(`“${outsideRole.title}” is outside your role.`);
  if (alsoAsk && !choice) texts.push(alsoAsk);
  const text = texts.filter((part) => part !== "").join("\n\n");
  if (!choice) return { kind: "answer", text };
  return { kind: "clarify", ...choice, question: text === "" ? choice.question : `${text}\n\n${choice.question}` };
}

function textOf(intent: Intent, results: readonly ToolResult[], request: ModelRequest): string {
  const last = results.at(-1);
  switch (last?.kind) {
    case "output": {
      const isAlone = request.results.filter(({ call }) => call.tool === last.call.tool).length === 1;
      const answered = ANSWERS.get(last.call.tool)?.(last.output, { slots: argumentsOf(last.call, intent), span: intent.span, alone: isAlone }) ?? "";
      const missing = withheldText(intent.span, request.withheld, intent.useCase);
      return missing ? `${missing}\n\n${answered}` : answered;
    }
    case "proposed":
      return proposedText(last, request.timeZone);
    case "refused":
      return refusedText(last);
    case undefined:
      return "I can't carry this out without a language model.";
  }
}

/** The slots of the question, with what was in fact asked of the tool: a plan may have added a status. */
function argumentsOf({ args }: ToolCall, { slots }: Intent): Intent["slots"] {
  const asked =
    typeof args === "object" && args !== null ? Object.entries(args).filter((entry): entry is [string, string] => typeof entry[1] === "string") : [];
  return { ...slots, ...Object.fromEntries(asked) };
}

/** Puts an ambiguous name back to the person, with the slot that it stands in, so that the answer completes the question. */
function choiceOf(intent: Intent, { message, choices }: Extract<ToolResult, { kind: "refused" }>) {
  const entries = Object.entries(intent.slots);
  const quoted = /"([^"]+)"/.exec(message)?.[1]?.toLowerCase();
  const named = entries.find(([, value]) => quoted !== undefined && value.toLowerCase().includes(quoted));
  const slot = (named ?? entries.find(([name]) => name !== "date" && name !== "status") ?? [""])[0];
  const said = forPeople(message);
  const question = `${said === "" ? "That could be more than one." : said.replace(/; say which one is meant\.?$/, ".")} Which one do you mean?`;
  return { question, choices, pending: { useCase: intent.useCase, slot, slots: intent.slots, choices } };
}
