import { useCasesOf } from "../../guardrails/policy.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import type { AgentDeps } from "../deps.ts";
import { askedIn } from "../languages/say/asked-in.ts";
import type { Speech } from "../languages/say/speech.ts";
import { normaliseMessage } from "../message.ts";
import { NO_MODEL_USE, type State, type TurnOutcome, type Update } from "../turn-state.ts";
import { MOST_INTENTS } from "../understanding/understand.ts";
import { createUnderstandingWithLikeness } from "../understanding/understand-with-likeness.ts";
import type { Carried, Understanding } from "../understanding/understanding.ts";
import { documentIntent } from "./document-intent.ts";

const MOST_SUGGESTIONS = 4;

const CUT_OFF = "I take at most {most} requests of one message. Here are the first; ask the others again in a message of their own.";

type AdmitDeps = Pick<AgentDeps, "policy" | "examples" | "handOver" | "clock" | "knowledge" | "speechIn">;

/** Lets a message in only as one of the principal's approved uses; everything else ends here, with what is on offer. */
export function admit({ policy, examples, handOver, clock, knowledge, speechIn }: AdmitDeps) {
  const orDocuments = documentIntent({ knowledge });
  const understand = createUnderstandingWithLikeness(policy, examples);
  return async ({ input, carried, history }: State): Promise<Update> => {
    const message = normaliseMessage(input.message);
    const offered = useCasesOf(policy, input.principal);
    const known = carried ?? { slots: {} };
    const chosen = choiceMeant(message, known, speechIn(known.language));
    const found = await understand({ message: chosen, carried: known, useCases: offered, now: clock(), timeZone: input.principal.timeZone });
    const { language } = found.understanding;
    const documented = await orDocuments(found.understanding, [message, found.english ?? message], input.principal, offered);
    const understanding: Understanding = language ? { ...documented, language } : documented;
    const speech = speechIn(language);
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
      notices: understanding.cutOff && understanding.intents.length > 0 ? [speech.say(CUT_OFF, { most: MOST_INTENTS })] : [],
      usage: NO_MODEL_USE,
      result: null,
    };
    if (understanding.wantsPerson) {
      const reference = await handOver({ principal: input.principal.id, thread: input.thread, evidence: { message, history } });
      const answer = speech.say("I've handed this to a person, with what was said so far. The case is {reference}.", { reference });
      return { ...fresh, result: { outcome: "handed_over", answer } };
    }
    const result = withoutTools(understanding, offered, speech);
    return result ? { ...fresh, result } : fresh;
  };
}

/** A choice that was put in the conversation's language, as the understanding knows it. */
function choiceMeant(message: string, { pending, offered }: Carried, { term }: Speech): string {
  const choices = [...(pending?.choices ?? []), ...(offered?.choices ?? [])];
  return choices.find((choice) => term(choice).toLowerCase() === message.trim().toLowerCase()) ?? message;
}

/** Small talk, questions back and refusals need no model and no data. */
function withoutTools(understanding: Understanding, offered: readonly UseCase[], speech: Speech): TurnOutcome | undefined {
  const { language, say, term } = speech;
  const suggestions = (useCases: readonly UseCase[]) =>
    useCases.slice(0, MOST_SUGGESTIONS).flatMap(({ examples }) => examples.slice(0, 1).map((example) => term(example)));
  if (understanding.smallTalk === "thanks") return { outcome: "answered", answer: say("You're welcome.") };
  if (understanding.smallTalk) {
    const titles = offered.map(({ title }) => (language === "en" ? title.toLowerCase() : term(title))).join(", ");
    return {
      outcome: "answered",
      answer:
        offered.length > 0
          ? say("Hello. I can help you with: {titles}.", { titles })
          : say("Hello. Your role has no uses of the copilot; the console shows the audit and the approvals."),
      choices: suggestions(offered),
    };
  }
  if (understanding.clarify) {
    const { question, choices } = understanding.clarify;
    return { outcome: "clarify", answer: askedIn(question, speech), choices: choices.map((choice) => term(choice)) };
  }
  if (understanding.intents.length > 0) return undefined;
  const nearest = understanding.nearest.length > 0 ? understanding.nearest : offered;
  const answer = [
    reasonFor(understanding, speech),
    ...(nearest.length > 0 ? [say("The nearest that I can do for you is below.")] : []),
    say("You can also hand this to a person."),
  ].join(" ");
  return { outcome: "refused", answer, choices: suggestions(nearest), handOver: true };
}

function reasonFor({ outsideRole, topic }: Understanding, { say, term }: Speech): string {
  if (outsideRole) return say("“{use}” is outside your role.", { use: term(outsideRole.title) });
  if (topic !== undefined) return say("“{topic}” is not one of the uses that are approved for me.", { topic: term(topic) });
  return say("That is not one of the uses that are approved for me.");
}
