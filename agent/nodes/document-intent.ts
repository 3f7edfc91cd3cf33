import type { Principal } from "../../core/principal.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import type { AgentDeps } from "../deps.ts";
import { isForbidden } from "../understanding/match/forbidden.ts";
import { plainLetters } from "../understanding/text/plain-letters.ts";
import type { Understanding } from "../understanding/understanding.ts";

const USE = "document_question";
const LONGEST_QUESTION = 500;
/** Not as sure as words that name a use. */
const CONFIDENCE = 0.5;

/** A question that no words place, and that a document which this person may read answers, is a question to the documents. */
export function documentIntent({ knowledge }: Pick<AgentDeps, "knowledge">) {
  return async (
    understanding: Understanding,
    [message, english]: readonly [typed: string, english: string],
    principal: Principal,
    offered: readonly UseCase[],
  ): Promise<Understanding> => {
    const { intents, clarify, smallTalk, wantsPerson, outsideRole } = understanding;
    const isOpen = intents.length === 0 && !clarify && !smallTalk && !wantsPerson && !outsideRole;
    if (!knowledge || !isOpen || !offered.some(({ id }) => id === USE) || message.trim() === "") return understanding;
    if ([message, english].some((text) => isForbidden(plainLetters(text)))) return understanding;
    const question = await firstFound([message, english].map((text) => text.slice(0, LONGEST_QUESTION)));
    if (question === undefined) return understanding;
    return { intents: [{ useCase: USE, confidence: CONFIDENCE, slots: { question }, span: question }], wantsPerson: false, nearest: [] };

    /** Documents may be in the language of the question or in English. */
    async function firstFound(questions: readonly string[]): Promise<string | undefined> {
      for (const question of new Set(questions)) {
        const [passage] = (await knowledge?.documentsFor(principal.roles).search(question, 1)) ?? [];
        if (passage) return question;
      }
      return undefined;
    }
  };
}
