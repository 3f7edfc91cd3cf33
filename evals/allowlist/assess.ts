import { createUnderstanding } from "../../agent/understanding/understand.ts";
import { createUnderstandingWithLikeness } from "../../agent/understanding/understand-with-likeness.ts";
import type { AllowlistPolicy } from "../../guardrails/allowlist/allowlist-schema.ts";
import type { ExampleStore } from "../../guardrails/allowlist/example-store.ts";
import type { Likeness } from "../../guardrails/allowlist/likeness.ts";
import { type Policy, useCasesOf } from "../../guardrails/policy.ts";
import type { Labelled } from "./labelled.ts";

/** A message with all that a verdict on it needs, so that thresholds can be tried without asking the database again. */
export interface Assessed extends Labelled {
  readonly likeness: ReadonlyMap<string, Likeness>;
}

/** A Wednesday morning in Chicago, whatever day the suite runs. */
const WHEN = { now: new Date("2026-11-18T15:00:00Z"), timeZone: "America/Chicago" };

/** Somebody with every use case, so that each message is judged on what it asks and not on who asks. */
const asker = (policy: Policy) => useCasesOf(policy, { roles: ["operations_manager"] });

/** Asks the database once for every message. */
export async function assess(policy: Policy, examples: Pick<ExampleStore, "likenessOf">, messages: readonly Labelled[]): Promise<Assessed[]> {
  const understand = createUnderstanding(policy.useCases);
  const assessed: Assessed[] = [];
  for (const message of messages) {
    const { spans } = understand({ message: message.say, useCases: asker(policy), ...WHEN });
    const found = spans.length === 0 ? [] : await examples.likenessOf(spans.map(({ words }) => words));
    assessed.push({ ...message, likeness: new Map(spans.flatMap(({ span }, index) => (found[index] ? [[span, found[index]] as const] : []))) });
  }
  return assessed;
}

/** What messages come to with the given thresholds: the use case, or nothing when one is declined. The use cases are prepared once for all. */
export function verdicts(policy: Policy): (message: Assessed, thresholds: AllowlistPolicy["thresholds"]) => string | undefined {
  const understand = createUnderstanding(policy.useCases);
  const useCases = asker(policy);
  return ({ say, likeness }, thresholds) => cameTo(understand({ message: say, useCases, ...WHEN, likeness: { bySpan: likeness, thresholds } }));
}

/** The same by the way that a turn takes, with one question to the database for each message. */
export function verdictsOfTurns(policy: Policy, examples: Pick<ExampleStore, "likenessOf">) {
  const understand = createUnderstandingWithLikeness(policy, examples);
  return async ({ say }: Labelled) => cameTo(await understand({ message: say, useCases: asker(policy), ...WHEN }));
}

/** A question back for a value that is missing counts as admitted: the use case was recognised. */
function cameTo({ understanding, carried }: ReturnType<ReturnType<typeof createUnderstanding>>): string | undefined {
  const [intent] = understanding.intents;
  if (intent) return intent.useCase;
  const asked = understanding.clarify ? carried.pending?.useCase : undefined;
  return asked === "" ? undefined : asked;
}

export interface Score {
  readonly inScope: number;
  readonly admitted: number;
  readonly right: number;
  readonly outOfScope: number;
  readonly declined: number;
}

export function score(messages: readonly (Labelled & { readonly got: string | undefined })[]): Score {
  const inside = messages.filter(({ useCase }) => useCase !== undefined);
  const outside = messages.filter(({ useCase }) => useCase === undefined);
  return {
    inScope: inside.length,
    admitted: inside.filter(({ got }) => got !== undefined).length,
    right: inside.filter(({ got, useCase }) => got === useCase).length,
    outOfScope: outside.length,
    declined: outside.filter(({ got }) => got === undefined).length,
  };
}
