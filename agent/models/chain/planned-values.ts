import type { Understanding } from "../../understanding/understanding.ts";
import type { Plans } from "../playbook/load-plans.ts";

/** What the playbook would look up for one question of the message: the tools, and the values that the person gave. */
export interface PlannedLookup {
  readonly useCase: string;
  readonly tools: readonly string[];
  readonly values: readonly string[];
}

export function plannedLookups({ intents }: Pick<Understanding, "intents">, plans: Plans): PlannedLookup[] {
  return intents.map(({ useCase, slots }) => {
    const calls = plans.get(useCase)?.(slots, []) ?? [];
    return { useCase, tools: calls.map(({ tool }) => tool), values: calls.flatMap(({ args }) => leavesOf(args)) };
  });
}

/** Every text and number in a value, as text in lower case. */
export function leavesOf(value: unknown): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim().toLowerCase()];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}
