import type { Conversation } from "../agent/conversation.ts";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { ApprovalCard, DecisionRequest } from "../core/wire.ts";
import type { Approvals } from "../guardrails/approvals/approvals.ts";
import type { Audit } from "../guardrails/audit/audit.ts";
import type { Delegations } from "../guardrails/delegations/delegations.ts";
import type { Gate } from "../guardrails/gate.ts";
import type { HistorySync } from "../guardrails/histories/history-sync.ts";
import type { InsightWatch } from "../guardrails/monitoring/insight-watch.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Retention } from "../guardrails/retention/retention.ts";
import type { StandingOrders } from "../guardrails/standing-orders/standing-orders.ts";
import type { Switches } from "../guardrails/switches/switches.ts";
import type { Store } from "../store/store.ts";
import type { Tool } from "../tools/tool.ts";
import type { Config } from "./config.ts";
import type { Cookies } from "./cookies.ts";
import type { Credentials } from "./credentials.ts";
import type { Identity } from "./identity/identity.ts";
import type { RequestStates } from "./mcp/request-state.ts";
import type { OdooKeys } from "./odoo-keys.ts";
import type { OpenKnowledge } from "./open-knowledge.ts";
import type { People } from "./people.ts";
import type { Quality } from "./sampling/quality.ts";
import type { Sessions } from "./sessions.ts";
import type { Tokens } from "./tokens.ts";

/** The running program, as routes and `cs` verbs use it; server/main.ts alone puts it together. */
export interface Program {
  readonly config: Config;
  readonly policy: Policy;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly people: People;
  readonly store: Store;
  readonly audit: Audit;
  readonly gate: Gate;
  readonly conversation: Conversation;
  readonly quality: Pick<Quality, "judge" | "verdicts">;
  readonly approvals: Pick<Approvals, "card" | "list">;
  readonly delegations: Pick<Delegations, "list" | "grant" | "revoke">;
  readonly standingOrders: Pick<StandingOrders, "list" | "show" | "propose" | "sign" | "revoke">;
  readonly switches: Switches;
  readonly retention: Retention;
  readonly knowledge: OpenKnowledge;
  /** Reads the past from Odoo; undefined where no identity may read all of it. */
  readonly histories: HistorySync | undefined;
  /** Whether estimates from that past still hold; undefined where none is read. */
  readonly watch: InsightWatch | undefined;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  /** Undefined under the demo, where people pick a role. */
  readonly identity: Identity | undefined;
  readonly odooKeys: OdooKeys;
  readonly requestStates: RequestStates;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  /** "embedded", or the address of the real one. */
  readonly odooName: string;
  /** Name of the model that is asked first. */
  readonly modelName: string;
  /** Records a person's decision and carries it out when it was the last one needed. */
  decide(id: string, request: DecisionRequest, person: Principal): Promise<ApprovalCard>;
  /** Takes up what a crash or a lost answer left behind, and expires what is old. */
  sweep(): Promise<void>;
  /** Wakes an approval's thread; whatever is said to it, only a stored decision is carried out. */
  wake(id: string, said: unknown): Promise<void>;
  /** Throws when the database or Odoo can't be reached. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
