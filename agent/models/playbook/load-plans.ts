import { readdir } from "node:fs/promises";
import type { UseCase } from "../../../guardrails/use-case.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import { oneCall, type Plan, type PlannedCall, pick } from "./plan.ts";

/** The plan of every use case, by its id. */
export type Plans = ReadonlyMap<string, Plan>;

/** Plans of the given use cases: `plans/<id>.ts` where there is one, else one call of the use case's only tool with its slots. A plan without a use case, or neither of the two, stops the program. */
export async function loadPlans(
  useCases: readonly Pick<UseCase, "id" | "tools" | "slots">[],
  folder: URL = new URL("./plans/", import.meta.url),
): Promise<Plans> {
  const own = new Map<string, Plan>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort()) {
    const module: unknown = await import(new URL(file, folder).href);
    const plan = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
    if (!isPlan(plan)) throw new TypeError(`plans/${file} has no plan as its default export.`);
    own.set(file.slice(0, -".ts".length), plan);
  }
  const plans = new Map<string, Plan>();
  for (const { id, tools, slots } of useCases) {
    const [tool, ...others] = tools;
    const plan =
      own.get(id) ?? (tool !== undefined && others.length === 0 ? oneCall(tool, (filled) => pick(filled, ...Object.keys(slots))) : undefined);
    if (!plan) throw new TypeError(`The use case "${id}" has ${tools.length} tools and no plan; write plans/${id}.ts.`);
    plans.set(id, plan);
  }
  return plans;
}

/** The calls with which the playbook would begin. */
export function firstCalls(plans: Plans, { intents }: Pick<Understanding, "intents">): PlannedCall[] {
  return intents.flatMap(({ useCase, slots }) => plans.get(useCase)?.(slots, []) ?? []);
}

function isPlan(value: unknown): value is Plan {
  return typeof value === "function";
}
