import { CopilotError } from "../../core/errors.ts";
import type { AgentDeps } from "../deps.ts";
import type { State, TurnOutcome, Update } from "../turn-state.ts";

/** Leaves out the uses that are switched off or used up, and declines with the reason when none is left. */
export function allow({ policy, limits, switches }: Pick<AgentDeps, "policy" | "limits" | "switches">) {
  return async (state: State): Promise<Update> => {
    const useCases = policy.useCases.filter(({ id }) => state.useCases.includes(id));
    const objections = new Map<string, string>();
    for (const { id, autonomy } of useCases) {
      const objection = await switches.objection(id, autonomy === "propose" ? "write" : "read");
      if (objection !== undefined) objections.set(id, objection);
    }
    const allowed = useCases.map(({ id }) => id).filter((id) => !objections.has(id));
    const reasons = [...new Set(objections.values())];
    if (allowed.length === 0) return reasons.length > 0 ? { result: declined(reasons.join(" ")) } : {};
    try {
      await limits.admitUses(state.input.principal, allowed);
    } catch (error) {
      if (error instanceof CopilotError) return { result: declined(error.message) };
      throw error;
    }
    if (objections.size === 0) return {};
    return {
      useCases: allowed,
      notices: [...state.notices, ...reasons],
      understanding: { ...state.understanding, intents: state.understanding.intents.filter(({ useCase }) => !objections.has(useCase)) },
    };
  };
}

function declined(answer: string): TurnOutcome {
  return { outcome: "refused", answer };
}
