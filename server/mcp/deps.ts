import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import type { Approvals } from "../../guardrails/approvals/approvals.ts";
import type { Gate } from "../../guardrails/gate.ts";
import type { Policy } from "../../guardrails/policy.ts";
import type { Tool } from "../../tools/tool.ts";
import type { RequestStates } from "./request-state.ts";

/** What MCP may touch: the one door to the tools, and a view of approvals that can't decide. */
export interface McpDeps {
  readonly policy: Policy;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly gate: Pick<Gate, "call">;
  readonly approvals: Pick<Approvals, "card">;
  readonly requestStates: RequestStates;
  /** Where a person opens the console; only ever shown to people as a link. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}
