import { sightOf } from "../guardrails/access.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { State } from "./turn-state.ts";

/** Whether a value behind a placeholder may be shown to the person of this turn: their role sees its class, or they wrote it themselves. */
export function userSees(policy: Policy, { input, message, history, done }: Pick<State, "input" | "message" | "history" | "done">) {
  const own = [
    message,
    ...history.map(({ question }) => question),
    ...done.flatMap(({ result }) => (result.kind === "proposed" ? [result.summary] : [])),
  ];
  return (label: string, value: string): boolean => sightOf(policy, input.principal, label) !== "hidden" || own.some((text) => text.includes(value));
}
