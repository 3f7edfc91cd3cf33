import type { UseCase } from "../../../guardrails/use-case.ts";
import { loadSpeeches } from "../../languages/say/speeches.ts";
import { loadAnswers } from "./load-answers.ts";
import { loadPlans } from "./load-plans.ts";
import type { Script } from "./playbook.ts";

/** What the playbook does and says of the given use cases: the plans, answers and languages of their folders. */
export async function loadScript(useCases: readonly UseCase[]): Promise<Script> {
  const [plans, answers] = await Promise.all([loadPlans(useCases), loadAnswers()]);
  return { plans, answers, speechIn: loadSpeeches() };
}
