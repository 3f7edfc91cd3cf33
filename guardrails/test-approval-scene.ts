import { join } from "node:path";
import type { Change, Effect } from "../core/change.ts";
import type { Principal, Role } from "../core/principal.ts";
import { createSealer } from "../store/seal.ts";
import { createSigner } from "../store/signer.ts";
import type { TestStore } from "../store/test-store.ts";
import { createApprovalStore } from "./approvals/approval-store.ts";
import { createApprovals } from "./approvals/approvals.ts";
import type { Proposal } from "./approvals/approvals-deps.ts";
import { createJudging, type JudgingDeps } from "./approvals/judging.ts";
import { createAudit } from "./audit/audit.ts";
import { createCommit } from "./commit.ts";
import { createDelegations } from "./delegations/delegations.ts";
import { loadPolicy, type Policy } from "./policy.ts";
import { createStandingOrders } from "./standing-orders/standing-orders.ts";
import { createSwitches } from "./switches/switches.ts";
import { fakeCompanion } from "./test-fake-companion.ts";
import { fakeReader } from "./test-fake-reader.ts";

const SECRET = "a secret of the tests, long enough to pass";
const ROLES: Readonly<Record<string, Role>> = {
  "sales@demo": "sales",
  "customer_service@demo": "customer_service",
  "warehouse@demo": "warehouse",
  "operations_manager@demo": "operations_manager",
  "operations_manager2@demo": "operations_manager",
  "buyer@demo": "buyer",
  "planner@demo": "planner",
  "admin@demo": "admin",
  "finance_manager@demo": "finance_manager",
  "auditor@demo": "auditor",
};

/** Somebody of the demo, in every company unless said otherwise. */
export function someone(id: string, companies: Principal["companies"] = "all"): Principal {
  return { id, name: id, roles: [ROLES[id] ?? "auditor"], companies, warehouses: "all", timeZone: "UTC", channel: "console" };
}

export const confirmation: Change = {
  kind: "confirm_quotation",
  model: "sale.order",
  ids: [7],
  operation: "call",
  method: "action_confirm",
  values: {},
  before: { "7": { state: "draft" } },
  company: 1,
  summary: "Confirm S00007",
  lines: [],
  sources: [],
};

export const rescheduling: Change = {
  ...confirmation,
  kind: "reschedule_delivery",
  model: "stock.picking",
  operation: "write",
  method: "write",
  values: { scheduled_date: "2026-06-12 10:00:00" },
  summary: "Move WH/OUT/00007",
};

export function effectWorth(amount: string): Effect {
  return {
    created: [],
    changed: [{ model: "sale.order", ref: "7", label: "S00007", before: { state: "draft" }, after: { state: "sale" } }],
    deleted: [],
    other: {},
    warnings: [],
    amount,
    currency: "USD",
  };
}

/** Approvals and commit over a real store and a faked companion; `policy` and `people` can change while a test runs. */
export function approvalScene({ store, dataFolder }: TestStore, clock: () => Date, effect: Effect, standing?: JudgingDeps["standing"]) {
  const policy: { -readonly [Key in keyof Policy]: Policy[Key] } = { ...loadPolicy(join(import.meta.dirname, "policy")) };
  const odoo = fakeCompanion(effect);
  const approvalStore = createApprovalStore(createSealer(SECRET));
  const audit = createAudit({ store, signer: createSigner(SECRET, "audit"), clock, headFile: join(dataFolder, "audit-head.json") });
  const people = new Map(Object.keys(ROLES).map((id) => [id, someone(id)]));
  const principalOf = async (id: string) => people.get(id);
  const replan = async () => ({ change: { ...rescheduling, summary: "Move WH/OUT/00007 elsewhere" }, effect });
  const inputKeys = () => ["delivery", "date", "time"];
  const erp = fakeReader();
  const sealer = createSealer(SECRET);
  const lending = { pool: store.pool, sealer, audit, clock, policy, principalOf };
  const delegations = createDelegations(lending);
  const standingOrders = createStandingOrders(lending);
  const switches = createSwitches({ pool: store.pool, audit, clock, policy });
  const judging = createJudging({ policy, approvalStore, standingOrders, standing, clock, readerFor: async () => erp.reader });
  const approvals = createApprovals({ policy, store, approvalStore, audit, clock, judging, delegations, switches, principalOf, replan, inputKeys });
  const commitDeps = {
    policy,
    store,
    approvalStore,
    judging,
    delegations,
    standingOrders,
    switches,
    audit,
    clock,
    principalOf,
    previewerFor: async () => odoo.previewer,
    writerFor: async () => odoo.writer,
    pause: async () => undefined,
  };
  /** Another replica's commit has a memory of its own. */
  const replica = () => createCommit(commitDeps);
  async function tryPropose(change: Change, by: string, worth: Effect = effect, more: Partial<Proposal> = {}) {
    return approvals.propose({
      principal: people.get(by) ?? someone(by),
      thread: "t",
      useCase: { id: change.kind, version: 1 },
      change,
      effect: worth,
      origin: { tool: change.kind, args: {}, company: "The company" },
      ...more,
    });
  }
  async function propose(...given: Parameters<typeof tryPropose>) {
    const made = await tryPropose(...given);
    if ("kind" in made) throw new Error(made.reason);
    return made;
  }
  const approve = (id: string, digest: string, by: string) => approvals.decide(id, { decision: "approve", digest }, someone(by));
  return {
    policy,
    odoo,
    erp,
    approvalStore,
    audit,
    people,
    approvals,
    delegations,
    standingOrders,
    switches,
    commit: replica(),
    replica,
    tryPropose,
    propose,
    approve,
  };
}
