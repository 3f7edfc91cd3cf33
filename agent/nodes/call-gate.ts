import type { GateResult } from "../../guardrails/gate.ts";
import type { AgentDeps } from "../deps.ts";
import { restoreInJson } from "../mask-request.ts";
import type { ToolCall, ToolResult } from "../models/model.ts";
import type { DoneCall, State } from "../turn-state.ts";
import { userSees } from "../user-sees.ts";

/** One call through the gate, in the turn's name, with the model's placeholders put back first. */
export async function callGate(deps: Pick<AgentDeps, "gate" | "policy" | "models" | "vaults">, state: State, call: ToolCall): Promise<DoneCall> {
  const model = deps.models[state.modelIndex] ?? deps.models[0];
  const vault = await deps.vaults.open(state.input.thread, model.provider);
  const restored = { ...call, args: restoreInJson(call.args, vault, userSees(deps.policy, state)) };
  const useCases = deps.policy.useCases.filter(({ id }) => state.useCases.includes(id));
  const read = state.done.flatMap(({ record }) => (record.status === "ok" ? record.facts : []));
  const record = await deps.gate.call(
    { principal: state.input.principal, thread: state.input.thread, useCases, model: model.name, read },
    call.tool,
    restored.args,
  );
  return { call: restored, result: resultOf(restored, record), record };
}

function resultOf(call: ToolCall, record: GateResult): ToolResult {
  switch (record.status) {
    case "ok":
      return { kind: "output", call, output: record.output };
    case "proposed": {
      const { id, summary, approvers, expiresAt, outcome } = record.approval;
      return { kind: "proposed", call, approvalId: id, summary, approvers, expiresAt, ...(outcome === undefined ? {} : { outcome }) };
    }
    case "denied":
    case "failed":
      return { kind: "refused", call, code: record.code, message: record.message, choices: record.choices };
  }
}
