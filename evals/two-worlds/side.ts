import type { Change } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";
import { silentLog } from "../../core/log.ts";
import type { Principal } from "../../core/principal.ts";
import { accessOf } from "../../guardrails/access.ts";
import { approvalKindOf } from "../../guardrails/approvals/approval-kind.ts";
import { digestFor } from "../../guardrails/approvals/card.ts";
import { createFingerprint } from "../../guardrails/audit/fingerprint.ts";
import { createGate, type GateDeps } from "../../guardrails/gate.ts";
import { noLimits } from "../../guardrails/limits/test-limits.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { createPreviewer } from "../../odoo/create-previewer.ts";
import { createReader } from "../../odoo/create-reader.ts";
import { createFieldCatalog } from "../../odoo/field-catalog.ts";
import type { Reader } from "../../odoo/reader.ts";
import { COMPANION_ACTION_ID } from "../../odoo/sandbox/companion/companion.ts";
import { OdooError } from "../../odoo/sandbox/errors.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { Transport } from "../../odoo/transport.ts";
import { asCopilotError } from "../../odoo/transports/odoo-said.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Attachment } from "./attachments.ts";
import { PAIR_NOW } from "./base-world.ts";
import type { Leak } from "./leak.ts";

export interface SideParts {
  readonly policy: Policy;
  readonly principal: Principal;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly sandbox: Sandbox;
  readonly attachments: readonly Attachment[];
  readonly leak: Leak | undefined;
}

/** One of the two worlds with all that stands before it: transport, reader, gate. */
export function openSide({ policy, principal, tools, sandbox, attachments, leak }: SideParts) {
  const transport = directTransport(sandbox, principal.id, attachments);
  const catalog = createFieldCatalog(transport, () => PAIR_NOW);
  const access = accessOf(policy, principal);
  const under = (own: typeof access): Reader => createReader({ transport, catalog, access: own, timeZone: principal.timeZone });
  const reader = (): Reader => {
    const strict = under(access);
    return leak ? leak.wrap(strict, { access, transport, reader: under }) : strict;
  };
  const previewer = createPreviewer(transport, COMPANION_ACTION_ID);
  const nowhere = async () => ({ first: 0, last: 0 });
  const gate = createGate({
    log: silentLog,
    policy,
    tools,
    approvals: { propose: proposer(policy) },
    audit: { append: nowhere, appendSoon: nowhere, submit: async () => undefined },
    fingerprint: createFingerprint("two worlds, one secret"),
    clock: () => PAIR_NOW,
    limits: noLimits,
    odooFor: async () => ({ reader: reader(), previewer }),
  });
  return { reader, gate };
}

export type Side = ReturnType<typeof openSide>;

/** Calls without HTTP, but with what JSON does to them and with Odoo's failures as the real transport tells them. */
function directTransport(sandbox: Sandbox, login: string, attachments: readonly Attachment[]): Transport {
  return {
    async call({ model, method, ids, context, params }): Promise<Json> {
      if (model === "ir.attachment") return attachmentsAnswer(method, attachments);
      try {
        const answer = sandbox.run(login, model, method, { ...params, ...(ids ? { ids } : {}), ...(context ? { context } : {}) });
        return JSON.parse(JSON.stringify(answer ?? null));
      } catch (error) {
        if (error instanceof OdooError) throw asCopilotError({ status: error.status, name: error.odooName, message: error.message });
        throw new CopilotError("ODOO_FAULT", "Odoo failed inside. Try again; if it goes on, tell the Odoo administrator.", { cause: error });
      }
    },
  };
}

/** The embedded Odoo has no attachments, so that the pair's own stand in for them. */
function attachmentsAnswer(method: string, attachments: readonly Attachment[]): Json {
  if (method === "fields_get")
    return { id: { type: "integer" }, name: { type: "char" }, index_content: { type: "text" }, res_model: { type: "char" } };
  if (method === "search_count") return attachments.length;
  return method === "search_read" ? attachments.map((one) => ({ ...one })) : [];
}

/** Judges by the amount's band alone and stores nothing: what leaves the gate of an approval is made by the real functions. */
function proposer(policy: Policy): GateDeps["approvals"]["propose"] {
  return async ({ principal, thread, useCase, change, effect, origin }) => ({
    id: "00000000-0000-4000-8000-000000000000",
    thread,
    digest: digestFor(policy, principal, change, effect),
    status: "pending",
    requester: principal.id,
    useCase: useCase.id,
    useCaseVersion: useCase.version,
    change,
    effect,
    effectHash: "",
    origin,
    requirement: { ...bandOf(policy, change, Number(effect.amount)), reason: "", requesters: [principal.id] },
    provenance: { seenBy: "language model", influences: "unknown" },
    duplicates: [],
    document: null,
    policyKind: null,
    standingOrder: null,
    policyDigest: policy.digest,
    createdAt: PAIR_NOW,
    expiresAt: PAIR_NOW,
    decidedAt: null,
    outcome: null,
    receipt: null,
    commitId: null,
  });
}

function bandOf(policy: Policy, change: Change, amount: number) {
  const bands = approvalKindOf(policy, change)?.bands ?? [];
  const { approvers = [], count = 1 } = bands.find(({ up_to }) => up_to === undefined || amount <= Number(up_to)) ?? {};
  return { approvers, count };
}
