import { askedIn } from "../../languages/say/asked-in.ts";
import type { Speech } from "../../languages/say/speech.ts";
import type { Speeches } from "../../languages/say/speeches.ts";
import type { Intent, Pending } from "../../understanding/understanding.ts";
import type { Model, ModelRequest, ToolCall, ToolResult } from "../model.ts";
import type { Answers } from "./load-answers.ts";
import type { Plans } from "./load-plans.ts";
import { proposedText } from "./wording/proposed.ts";
import { forPeople, refusedText } from "./wording/refused.ts";
import { withheldText } from "./wording/withheld.ts";

const NO_USAGE = { inputTokens: 0, outputTokens: 0 };

/** What the playbook knows to do and to say. */
export interface Script {
  readonly plans: Plans;
  readonly answers: Answers;
  readonly speechIn: Speeches;
}

/** The deterministic model: it carries out what was understood, use case by use case, with no language model. */
export function createPlaybook(script: Script): Model {
  return {
    name: "playbook",
    provider: "playbook",
    async next(asked) {
      const request = withoutRepeats(asked, script.plans);
      const calls = request.understanding.intents.flatMap((intent, index) => callsOf(intent, index, request, script.plans));
      if (calls.length > 0) return { kind: "calls", calls, usage: NO_USAGE };
      const step = conclude(request, script.answers, script.speechIn(request.understanding.language));
      if (step.kind === "answer") request.onText(step.text);
      return { ...step, usage: NO_USAGE };
    },
  };
}

/** Two uses that would make the same calls are one question: "is it late, and who waits for it?" is answered once. */
function withoutRepeats(request: ModelRequest, plans: Plans): ModelRequest {
  const { understanding } = request;
  const calls = understanding.intents.map(({ useCase, slots }) => JSON.stringify(plans.get(useCase)?.(slots, []) ?? useCase));
  const intents = understanding.intents.filter((_, index) => calls.indexOf(calls[index] ?? "") === index);
  return intents.length === understanding.intents.length ? request : { ...request, understanding: { ...understanding, intents } };
}

/** Call ids say which question of the message they serve: "2.1" is the first call of the second. */
function resultsOf(index: number, { results }: Pick<ModelRequest, "results">): ToolResult[] {
  return results.filter(({ call }) => call.id.startsWith(`${index + 1}.`));
}

function callsOf(intent: Intent, index: number, request: ModelRequest, plans: Plans): ToolCall[] {
  const results = resultsOf(index, request);
  if (results.some(({ kind }) => kind !== "output")) return [];
  const planned = plans.get(intent.useCase)?.(intent.slots, results) ?? [];
  return planned.map(({ tool, args }, step) => ({ id: `${index + 1}.${results.length + step + 1}`, tool, args }));
}

type Conclusion =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "clarify"; readonly question: string; readonly choices: readonly string[]; readonly pending: Pending };

/** All questions answered, or the first choice that only the person can make, after what could be answered. */
function conclude(request: ModelRequest, answers: Answers, speech: Speech): Conclusion {
  const { intents, alsoAsk, declined, outsideRole } = request.understanding;
  const texts: string[] = [];
  let choice: Omit<Extract<Conclusion, { kind: "clarify" }>, "kind"> | undefined;
  for (const [index, intent] of intents.entries()) {
    const results = resultsOf(index, request);
    const open = results.find((result) => result.kind === "refused" && result.code === "AMBIGUOUS");
    if (open?.kind === "refused") choice ??= choiceOf(intent, open, speech);
    else texts.push(textOf(intent, results, request, answers, speech));
  }
  if (declined && declined.length > 0)
    texts.push(speech.say("This part is not one of the uses that are approved for me: “{parts}”.", { parts: declined.join("”, “") }));
  if (outsideRole) texts.push(speech.say("“{use}” is outside your role.", { use: speech.term(outsideRole.title) }));
  if (alsoAsk && !choice) texts.push(askedIn(alsoAsk, speech));
  const text = texts.filter((part) => part !== "").join("\n\n");
  if (!choice) return { kind: "answer", text };
  return { kind: "clarify", ...choice, question: text === "" ? choice.question : `${text}\n\n${choice.question}` };
}

/** What the last call came to; where changes are proposed, each of them, after what they rest on. */
function textOf(intent: Intent, results: readonly ToolResult[], request: ModelRequest, answers: Answers, speech: Speech): string {
  const told = results.some(({ kind }) => kind === "proposed") ? results : [results.at(-1)];
  return told.map((one) => textOfOne(one, told.length > 1, intent, request, answers, speech)).join("\n\n");
}

function textOfOne(
  last: ToolResult | undefined,
  isProposed: boolean,
  intent: Intent,
  request: ModelRequest,
  answers: Answers,
  speech: Speech,
): string {
  switch (last?.kind) {
    case "output": {
      const isAlone = request.results.filter(({ call }) => call.tool === last.call.tool).length === 1;
      const answered =
        answers.get(last.call.tool)?.(last.output, {
          slots: argumentsOf(last.call, intent),
          span: intent.span,
          alone: isAlone,
          isProposed,
          speech,
        }) ?? "";
      const missing = withheldText(intent.span, request.withheld, intent.useCase, speech);
      return missing ? `${missing}\n\n${answered}` : answered;
    }
    case "proposed":
      return proposedText(last, request.timeZone, speech);
    case "refused":
      return refusedText(last, speech);
    case undefined:
      return speech.say("I can't carry this out without a language model.");
  }
}

/** The slots of the question, with what was in fact asked of the tool: a plan may have added a status. */
function argumentsOf({ args }: ToolCall, { slots }: Intent): Intent["slots"] {
  const asked =
    typeof args === "object" && args !== null ? Object.entries(args).filter((entry): entry is [string, string] => typeof entry[1] === "string") : [];
  return { ...slots, ...Object.fromEntries(asked) };
}

/** Puts an ambiguous name back to the person, with the slot that it stands in, so that the answer completes the question. */
function choiceOf(intent: Intent, { message, choices }: Extract<ToolResult, { kind: "refused" }>, speech: Speech) {
  const entries = Object.entries(intent.slots);
  const quoted = /"([^"]+)"/.exec(message)?.[1]?.toLowerCase();
  const named = entries.find(([, value]) => quoted !== undefined && value.toLowerCase().includes(quoted));
  const slot = (named ?? entries.find(([name]) => name !== "date" && name !== "status") ?? [""])[0];
  const said = forPeople(message);
  const open = said === "" ? speech.say("That could be more than one.") : speech.told(said.replace(/; say which one is meant\.?$/, "."));
  const question = `${open} ${speech.say("Which one do you mean?")}`;
  return { question, choices, pending: { useCase: intent.useCase, slot, slots: intent.slots, choices } };
}
