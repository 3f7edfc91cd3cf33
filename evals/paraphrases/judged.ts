import type { Asked, UnderstandOutput } from "../../agent/understanding/understand.ts";
import { type Policy, useCasesOf } from "../../guardrails/policy.ts";
import type { Paraphrase } from "./paraphrases.ts";

/** A Wednesday morning in Chicago, whatever day the suite runs. */
const WHEN = { now: new Date("2026-11-18T15:00:00Z"), timeZone: "America/Chicago" };

/** The phrasing as somebody says it who has its use case: the manager with most of them, where the manager has it. */
export function askerOf(policy: Policy, { say, useCase }: Paraphrase): Asked {
  const roles = policy.useCases.find(({ id }) => id === useCase)?.roles ?? [];
  const role = roles.find((one) => one === "operations_manager") ?? roles[0];
  return { message: say, useCases: role === undefined ? [] : useCasesOf(policy, { roles: [role] }), ...WHEN };
}

/** The use cases that a message came to; a question back for a value that is missing counts, since its use case was recognised. */
export function cameTo({ understanding, carried }: UnderstandOutput): string {
  if (understanding.wantsPerson) return "a person";
  if (understanding.intents.length > 0) return [...new Set(understanding.intents.map(({ useCase }) => useCase))].join("+");
  const asked = understanding.clarify ? carried.pending?.useCase : undefined;
  return asked === undefined || asked === "" ? "declined" : asked;
}

/** Right is the use case asked for and no other beside it. */
export function judged({ useCase }: Paraphrase, got: string): boolean {
  return got === useCase;
}
