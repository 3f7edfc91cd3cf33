import type { UseCase } from "../../../guardrails/use-case.ts";
import { loadSpeeches } from "../../languages/say/speeches.ts";
import type { Model } from "../model.ts";
import { loadAnswers } from "./load-answers.ts";
import { loadPlans } from "./load-plans.ts";
import { createPlaybook } from "./playbook.ts";

/** The playbook over the given use cases, with the plans, answers and languages of their folders. */
export async function loadPlaybook(useCases: readonly UseCase[]): Promise<Model> {
  const [plans, answers] = await Promise.all([loadPlans(useCases), loadAnswers()]);
  return createPlaybook({ plans, answers, speechIn: loadSpeeches() });
}
