import type { UseCase } from "../../../guardrails/use-case.ts";
import type { State } from "../../turn-state.ts";
import type { Plans } from "../playbook/load-plans.ts";
import { leavesOf, plannedLookups } from "./planned-values.ts";

/**
 * What of the question was never looked up: a use without a call of its tools, a change that was not proposed, or a value that
 * the person gave and no call passed on. True facts beside the question are no answer to it.
 */
export function notLookedUp(
  { understanding, done, message }: Pick<State, "understanding" | "done" | "message">,
  useCases: readonly Pick<UseCase, "id" | "tools">[],
  isWrite: (tool: string) => boolean,
  plans: Plans,
): string[] {
  const called = new Set(done.map(({ call }) => call.tool));
  const passed = done.flatMap(({ call }) => leavesOf(call.args));
  const asked = message.toLowerCase();
  return plannedLookups(understanding, plans).flatMap(({ useCase, tools, values }) => {
    const own = useCases.find(({ id }) => id === useCase)?.tools ?? [];
    const missingUse = own.some((tool) => called.has(tool)) ? [] : [useCase];
    const missingWrites = tools.filter((tool) => isWrite(tool) && !called.has(tool));
    // A plan's own arguments, such as a status that its use implies, may be looked up in another way.
    const given = values.filter((value) => value.length > 1 && asked.includes(value));
    const missingValues = given.filter(
      (value) => !passed.some((one) => one === value || (one.length > 3 && value.includes(one)) || one.includes(value)),
    );
    return [...missingUse, ...missingWrites, ...missingValues];
  });
}
