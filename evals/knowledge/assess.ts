import { ROLES } from "../../core/principal.ts";
import { citedOf, type Knowledge, type Ranked } from "../../guardrails/knowledge/documents.ts";
import type { DocumentQuestion } from "./document-question.ts";

const RECALLED = 3;

export interface Assessed extends DocumentQuestion {
  readonly ranked: readonly Ranked[];
}

/** Every question asked of every document, so that each is judged on what it asks and not on who asks. */
export async function assess(knowledge: Pick<Knowledge, "rank">, questions: readonly DocumentQuestion[]): Promise<Assessed[]> {
  const assessed: Assessed[] = [];
  for (const question of questions) assessed.push({ ...question, ranked: await knowledge.rank(question.say, ROLES) });
  return assessed;
}

export interface Score {
  readonly answerable: number;
  /** The right section is among the three best, whatever their scores. */
  readonly recalled: number;
  /** A passage was above the threshold. */
  readonly answered: number;
  /** Nothing that is quoted is of the right section. */
  readonly wrong: number;
  /** What is quoted first is of another section. */
  readonly wrongFirst: number;
  readonly unanswerable: number;
  readonly declined: number;
}

export function scoreOf(questions: readonly Assessed[], threshold: number): Score {
  const answerable = questions.filter(({ document }) => document !== undefined);
  const answered = answerable.filter(({ ranked }) => (ranked[0]?.score ?? 0) >= threshold);
  const unanswerable = questions.filter(({ document }) => document === undefined);
  return {
    answerable: answerable.length,
    recalled: answerable.filter((one) => one.ranked.slice(0, RECALLED).some((found) => isRight(one, found))).length,
    answered: answered.length,
    wrong: answered.filter((one) => !citedOf(one.ranked, threshold, RECALLED).some((found) => isRight(one, found))).length,
    wrongFirst: answered.filter((one) => !isRight(one, one.ranked[0])).length,
    unanswerable: unanswerable.length,
    declined: unanswerable.filter(({ ranked }) => (ranked[0]?.score ?? 0) < threshold).length,
  };
}

export function isRight({ document, heading }: DocumentQuestion, found: Ranked | undefined): boolean {
  return found?.passage.document === document && found?.passage.heading === heading;
}
