import { useCasesOf } from "../../guardrails/policy.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import type { AgentDeps } from "../deps.ts";
import { normaliseMessage } from "../message.ts";
import { NO_MODEL_USE, type State, type TurnOutcome, type Update } from "../turn-state.ts";
import { MOST_INTENTS } from "../understanding/understand.ts";
import { createUnderstandingWithLikeness } from "../understanding/understand-with-likeness.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { documentIntent } from "./document-intent.ts";

const MOST_SUGGESTIONS = 4;

const CUT_OFF = `I take at most ${MOST_INTENTS} requests of one message. Here are the first; ask the others again in a message of their own.`;

/** Lets a message in only as one of the principal's approved uses; everything else ends here, with what is on offer. */
export function admit({ policy, examples, handOver, clock, knowledge }: Pick<AgentDeps, "policy" | "examples" | "handOver" | "clock" | "knowledge">) {
  const orDocuments = documentIntent({ knowledge });
  const understand = createUnderstandingWithLikeness(policy, examples);
  return async ({ input, carried, history }: State): Promise<Update> => {
    const message = normaliseMessage(input.message);
    const offered = useCasesOf(policy, input.principal);
    const known = carried ?? { slots: {} };
    const found = await understand({ message, carried: known, useCases: offered, now: clock(), timeZone: input.principal.timeZone });
    const understanding = await orDocuments(found.understanding, message, input.principal, offered);
    const fresh: Update = {
      message,
      carried: found.carried,
      history: history ?? [],
      understanding,
      useCases: [...new Set(understanding.intents.map(({ useCase }) => useCase))],
      useCaseVersions: Object.fromEntries(offered.map(({ id, version }) => [id, version])),
      done: [],
      step: null,
      steps: 0,
      modelIndex: 0,
      notices: understanding.cutOff && understanding.intents.length > 0 ? [CUT_OFF] : [],
      usage: NO_MODEL_USE,
      result: null,
    };
    if (understanding.wantsPerson) {
      const reference = await handOver({ principal: input.principal.id, thread: input.thread, evidence: { message, history } });
      return {
        ...fresh,
        result: { outcome: "handed_over", answer: `I've handed this to a person, with what was said so far. The case is ${reference}.` },
      };
    }
    const result = withoutTools(understanding, offered);
    return result ? { ...fresh, result } : fresh;
  };
}

/** Small talk, questions back and refusals need no model and no data. */
function withoutTools(understanding: Understanding, offered: readonly UseCase[]): TurnOutcome | undefined {
  const suggestions = (useCases: readonly UseCase[]) => useCases.slice(0, MOST_SUGGESTIONS).flatMap(({ examples }) => examples.slice(0, 1));
  if (understanding.smallTalk === "thanks") return { outcome: "answered", answer: "You're welcome." };
  if (understanding.smallTalk) {
    const titles = offered.map(({ title }) => title.toLowerCase()).join(", ");
    return {
      outcome: "answered",
      answer:
        offered.length > 0
          ? `Hello. I can help you with: ${titles}.`
          : "Hello. Your role has no uses of the copilot; the console shows the audit and the approvals.",
      choices: suggestions(offered),
    };
  }
  if (understanding.clarify) return { outcome: "clarify", answer: understanding.clarify.question, choices: understanding.clarify.choices };
  if (understanding.intents.length > 0) return undefined;
  const nearest = understanding.nearest.length > 0 ? understanding.nearest : offered;
  const offer = nearest.length > 0 ? " The nearest that I can do for you is below." : "";
  return {
    outcome: "refused",
    answer: `${reasonFor(understanding)}${offer} You can also hand this to a person.`,
    choices: suggestions(nearest),
    handOver: true,
  };
}

function reasonFor({ outsideRole, topic }: Understanding): string {
  if (outsideRole) return `“${outsideRole.title}” is outside your role.`;
  if (topic !== undefined) return `“${topic}” is not one of the uses that are approved for me.`;
  return "That is not one of the uses that are approved for me.";
}
