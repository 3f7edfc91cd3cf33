import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { AgentDeps } from "../deps.ts";
import type { DoneCall, State, Update } from "../turn-state.ts";
import { callGate } from "./call-gate.ts";

/** Plans the write calls of a step one after the other; each becomes a proposal that waits in a thread of its own. */
export function propose(deps: Pick<AgentDeps, "gate" | "policy" | "models" | "vaults" | "tools">) {
  return async (state: State, config: LangGraphRunnableConfig): Promise<Update> => {
    const calls = state.step?.kind === "calls" ? state.step.calls.filter(({ tool }) => deps.tools.get(tool)?.kind === "write") : [];
    const done: DoneCall[] = [];
    for (const call of calls) {
      config.writer?.({ kind: "call", id: call.id, tool: call.tool });
      const finished = await callGate(deps, state, call);
      config.writer?.({ kind: "result", id: call.id, tool: call.tool, status: finished.record.status });
      if (finished.result.kind === "proposed") config.writer?.({ kind: "proposal", approvalId: finished.result.approvalId });
      done.push(finished);
    }
    return { done: [...state.done, ...done] };
  };
}
