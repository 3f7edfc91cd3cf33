import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { ExampleStore } from "../guardrails/allowlist/example-store.ts";
import type { Gate } from "../guardrails/gate.ts";
import type { Knowledge } from "../guardrails/knowledge/documents.ts";
import type { Limits } from "../guardrails/limits/limits.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Switches } from "../guardrails/switches/switches.ts";
import type { Vault } from "../guardrails/vault.ts";
import type { Tool } from "../tools/tool.ts";
import type { Speeches } from "./languages/say/speeches.ts";
import type { Model } from "./models/model.ts";
import type { Plans } from "./models/playbook/load-plans.ts";

/** What the nodes of a turn may touch; each takes the part it needs. */
export interface AgentDeps {
  readonly policy: Policy;
  /** The policy's examples, against which a message is compared. */
  readonly examples: Pick<ExampleStore, "likenessOf">;
  /** The company's documents, which may answer what no words place; absent where none are set up. */
  readonly knowledge?: Pick<Knowledge, "documentsFor"> | undefined;
  /** What the playbook would look up, which a language model's calls are held against. */
  readonly plans: Plans;
  readonly speechIn: Speeches;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly gate: Pick<Gate, "call">;
  readonly limits: Pick<Limits, "startTurn" | "endTurn" | "admitUses" | "mayAskModel" | "chargeModel">;
  readonly switches: Pick<Switches, "objection">;
  /** In the order in which they are tried; the playbook is last and never fails. */
  readonly models: readonly [Model, ...Model[]];
  /** A language model that takes longer for one step is given up for this turn. */
  readonly modelTimeoutMs: number;
  readonly vaults: Vaults;
  readonly handOver: (handover: { readonly principal: string; readonly thread: string; readonly evidence: unknown }) => Promise<string>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The sealed placeholders of a conversation. */
export interface Vaults {
  open(thread: string, provider: string): Promise<Vault>;
  save(thread: string, vault: Vault): Promise<void>;
}
