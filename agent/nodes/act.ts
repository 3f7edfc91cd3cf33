import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { AgentDeps } from "../deps.ts";
import type { State, Update } from "../turn-state.ts";
import { callGate } from "./call-gate.ts";

/** Runs the read calls of a step side by side; write calls are left to the next node. */
export function act(deps: Pick<AgentDeps, "gate" | "policy" | "models" | "vaults" | "tools">) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const calls = state.step?.kind === "calls" ? state.step.calls.filter(({ tool }) => deps.tools.get(tool)?.kind !== "write") : [];
    for (const call of calls) config.writer?.({ kind: "call", id: call.id, tool: call.tool });
    const done = await Promise.all(
      calls.map(async (call) => {
        const finished = await callGate(deps, state, call);
        config.writer?.({ kind: "result", id: call.id, tool: call.tool, status: finished.record.status });
        return finished;
      }),
    );
    return { done: [...state.done, ...done] };
  };
}
