import { setImmediate as immediate } from "node:timers/promises";
import type { Change, Effect } from "../core/change.ts";
import type { Clock } from "../core/clock.ts";
import { CopilotError, type ErrorCode } from "../core/errors.ts";
import type { MaskedField } from "../core/fact.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { SeenBy } from "../core/wire.ts";
import type { Previewer } from "../odoo/companion.ts";
import type { Reader } from "../odoo/reader.ts";
import { atStep } from "../store/at-step.ts";
import type { Histories } from "../tools/histories.ts";
import type { StandingOf } from "../tools/insight-standing.ts";
import type { Names } from "../tools/names.ts";
import type { OwnRecord } from "../tools/own-record.ts";
import type { Solver } from "../tools/solver.ts";
import type { Tool, ToolContext, WriteTool } from "../tools/tool.ts";
import { warehousesOf, withEffect, worksInWarehouse } from "./access-warehouse.ts";
import type { Approval } from "./approvals/approval.ts";
import type { Approvals } from "./approvals/approvals.ts";
import { approverNames } from "./approvals/approver-names.ts";
import { worksIn } from "./approvals/authority.ts";
import type { Audit } from "./audit/audit.ts";
import type { AuditEvent } from "./audit/entry.ts";
import type { Fingerprint } from "./audit/fingerprint.ts";
import { maskInputs } from "./audit/mask-inputs.ts";
import { argumentsObjection } from "./bounded-args.ts";
import { influencesOn } from "./influences.ts";
import type { Knowledge } from "./knowledge/documents.ts";
import { contactsIn } from "./limits/contacts.ts";
import type { Limits } from "./limits/limits.ts";
import type { Held } from "./limits/read-admission.ts";
import { distinctFields, onRecord } from "./masked-fields.ts";
import { createObserver, type LabelledFact } from "./observe.ts";
import { onlyModels } from "./only-models.ts";
import { mayPropose, type Policy } from "./policy.ts";
import type { UseCase } from "./use-case.ts";

/** In whose name and for which approved use a call is made. */
export interface GateTurn {
  readonly principal: Principal;
  readonly thread: string;
  /** The use cases in hand: only their tools may be called. */
  readonly useCases: readonly UseCase[];
  /** Name of the model that asks, for the record; "none" for a person's own MCP client. */
  readonly model: string;
  /** What this turn's earlier calls returned: an approver is shown what of it may have led to a change. */
  readonly read?: readonly LabelledFact[];
}

export type GateResult = { readonly tool: string; readonly kind: "read" | "write"; readonly ms: number; readonly masked: readonly MaskedField[] } & (
  | { readonly status: "ok"; readonly output: unknown; readonly facts: readonly LabelledFact[]; readonly rows: number }
  | {
      readonly status: "proposed";
      readonly approval: Pick<Approval, "id" | "digest"> & {
        readonly expiresAt: string;
        readonly summary: string;
        readonly approvers: string;
        /** What became of it, when a standing order has signed for it and nobody is waited for. */
        readonly outcome?: string;
      };
    }
  | { readonly status: "denied" | "failed"; readonly code: ErrorCode; readonly message: string; readonly choices: readonly string[] }
);

/** What the gate needs of Odoo for one principal: both act with that person's own key. */
export interface OdooAccess {
  readonly reader: Reader;
  readonly previewer: Previewer;
}

export interface GateDeps {
  readonly policy: Policy;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly approvals: Pick<Approvals, "propose">;
  readonly audit: Pick<Audit, "append" | "appendSoon" | "submit">;
  /** Turns texts that may not stand in the audit into tokens by which they can be recognised. */
  readonly fingerprint: Fingerprint;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  readonly limits: CallLimits;
  readonly odooFor: (principal: Principal) => Promise<OdooAccess>;
  /** Audit and approvals, for the tools that answer about Countersign itself. */
  readonly ownRecordFor?: (principal: Principal) => OwnRecord;
  /** The company's documents; absent where none are set up. */
  /** Absent where no past is kept. */
  readonly historiesFor?: ((principal: Principal) => Histories) | undefined;
  /** Absent where no estimate is watched. */
  readonly standing?: StandingOf | undefined;
  readonly solve?: Solver;
  readonly knowledge?: (Pick<Knowledge, "documentsFor"> & { readonly names?: { readonly names: Names } | undefined }) | undefined;
}

/** The one door: agent, MCP and workflows call tools here and nowhere else. */
export function createGate(deps: GateDeps) {
  const { policy, tools, audit, clock, limits } = deps;
  const observe = createObserver(policy);

  async function call(turn: GateTurn, name: string, args: unknown): Promise<GateResult> {
    const started = performance.now();
    const { principal } = turn;
    const tool = tools.get(name);
    const useCase = turn.useCases.find(
      (candidate) => candidate.tools.includes(name) && candidate.roles.some((role) => principal.roles.includes(role)),
    );
    const base = () => ({ tool: tool?.name ?? UNKNOWN_TOOL, kind: tool?.kind ?? ("read" as const), ms: Math.round(performance.now() - started) });
    const unfit = argumentsObjection(args);
    const record: Omit<AuditEvent, "kind"> = {
      principal: principal.id,
      channel: principal.channel,
      policyDigest: policy.digest,
      model: turn.model,
      ...(unfit === undefined ? { inputs: maskInputs(deps.fingerprint, args) } : {}),
      ...(tool ? { tool: tool.name } : {}),
      ...(useCase ? { useCase: useCase.id, useCaseVersion: useCase.version, useCaseHash: deps.policy.useCaseHashes[useCase.id] } : {}),
    };
    let reader: Reader | undefined;
    let admitted: Promise<Held> | undefined;
    let charged = false;
    try {
      if (unfit !== undefined) throw new CopilotError("BAD_INPUT", unfit);
      if (!tool || !useCase)
        throw new CopilotError("DENIED", `${tool?.name ?? "That"} is not one of the tools of this use. Ask for something on your list.`);
      if (tool.kind === "read") {
        // Whoever was admitted a moment ago is admitted anew while Odoo works, once the request is on its way, and the
        // intent is stored meanwhile; nothing is answered before both.
        const admit = () => limits.admitRead(principal, useCase);
        if (!limits.isFamiliar(principal, useCase)) admitted = admit();
        const [odoo] = await Promise.all([deps.odooFor(principal), admitted]);
        reader = odoo.reader;
        const run = tool.run(args, contextOf(tool, reader, principal));
        admitted ??= immediate().then(admit);
        const intent = immediate().then(() => audit.submit([{ kind: "tool_called", ...record }]));
        const [answer, held] = await Promise.all([run, admitted, intent]);
        const seen = observe(principal, tool, answer);
        const masked = distinctFields([...reader.masked(), ...seen.masked]);
        admitted = undefined;
        charged = true;
        await limits.settleRead(principal, useCase, held, { rows: seen.rows, contacts: contactsIn(seen.facts) });
        recordOutcome({ kind: "tool_answered", ...record, rows: seen.rows, masked: onRecord(masked) });
        return { ...base(), masked, status: "ok", output: seen.output, facts: seen.facts, rows: seen.rows };
      }
      const [odoo] = await Promise.all([deps.odooFor(principal), limits.admitWrite(principal, useCase)]);
      reader = odoo.reader;
      const context = contextOf(tool, reader, principal);
      const { change, effect, warehouses } = await work(tool, args, context, odoo, principal, useCase);
      charged = true;
      await limits.charge(principal, useCase.id, { calls: 1, writes: 1 });
      const proposed = await deps.approvals.propose({
        principal,
        thread: turn.thread,
        useCase,
        change,
        effect,
        origin: { tool: tool.name, args, company: await companyName(reader, change.company), ...(warehouses ? { warehouses } : {}) },
        seenBy: seenByOf(turn),
        ...(turn.read ? { influences: influencesOn(args, turn.read, seenByOf(turn)) } : {}),
      });
      if ("kind" in proposed) throw new CopilotError(proposed.code ?? "DENIED", proposed.reason);
      const { id, digest, expiresAt } = proposed;
      return {
        ...base(),
        masked: distinctFields(reader.masked()),
        status: "proposed",
        approval: {
          id,
          digest,
          expiresAt: expiresAt.toISOString(),
          summary: change.summary,
          approvers: approverNames(policy, proposed, principal),
          ...signedInAdvance(proposed),
        },
      };
    } catch (error) {
      const known = error instanceof CopilotError ? error : undefined;
      const denied = known !== undefined && REFUSALS.includes(known.code);
      const kind = tool?.kind === "write" && useCase && denied ? "change_denied" : denied ? "tool_denied" : "tool_failed";
      await Promise.all([
        audit.append([{ kind, ...record, ...(known ? { code: known.code } : {}) }]),
        // A refusal stays one whether or not it could be counted; what was refused for its number was counted.
        charged ? undefined : counted(principal, useCase, admitted).catch(() => undefined),
      ]);
      if (!known) throw error;
      return {
        ...base(),
        masked: distinctFields(reader?.masked() ?? []),
        status: denied ? "denied" : "failed",
        code: known.code,
        message: known.message,
        choices: known.choices,
      };
    }
  }

  /** A look-up that failed was counted as it was admitted, and showed none of the rows held for it. */
  async function counted(principal: Principal, useCase: UseCase | undefined, admitted: Promise<Held> | undefined): Promise<void> {
    if (!useCase || !admitted) return limits.charge(principal, useCase?.id ?? "", { calls: 1 });
    await limits.settleRead(principal, useCase, await admitted, { rows: 0, contacts: [] });
  }

  /** What a read showed follows its intent without holding the answer up; a log that takes no entries stops the next call. */
  function recordOutcome(event: AuditEvent): void {
    audit
      .appendSoon([event])
      .catch((error: unknown) => deps.log.error({ err: error, tool: event.tool }, "what a call showed could not be put on the record"));
  }

  function contextOf(tool: Tool, reader: Reader, principal: Principal): ToolContext {
    return {
      odoo: onlyModels(reader, tool),
      now: clock(),
      timeZone: principal.timeZone,
      asker: { id: principal.id, roles: principal.roles },
      templates: policy.templates,
      ...(deps.ownRecordFor ? { ownRecord: deps.ownRecordFor(principal) } : {}),
      ...(deps.knowledge ? { documents: deps.knowledge.documentsFor(principal.roles) } : {}),
      ...(deps.knowledge?.names ? { names: deps.knowledge.names.names } : {}),
      ...(deps.historiesFor ? { histories: deps.historiesFor(principal) } : {}),
      ...(deps.standing ? { standing: deps.standing } : {}),
      ...(deps.solve ? { solve: deps.solve } : {}),
    };
  }

  /** Plans and has Odoo compute the effect; what the role may not propose is refused before Odoo is asked. */
  async function work(
    tool: WriteTool,
    args: unknown,
    context: ToolContext,
    { reader, previewer }: OdooAccess,
    principal: Principal,
    useCase: UseCase,
  ): Promise<Planned> {
    if (useCase.autonomy !== "propose") throw new CopilotError("DENIED", `${useCase.title} only answers; it may not propose changes.`);
    const change = await tool.plan(args, context);
    if (change.kind !== tool.name) throw new CopilotError("DENIED", "This tool planned a change of another kind, so it was stopped.");
    if (!worksIn(principal, change)) throw new CopilotError("DENIED", "This is in a company that isn't yours, so you can't propose changes to it.");
    if (!mayPropose(policy, principal, change)) throw new CopilotError("DENIED", "Your role may not propose this change.");
    const touched = await warehousesOf(reader, change);
    if (change.operation !== "create" && !worksInWarehouse(principal, { warehouses: touched })) throw notYourWarehouse();
    const effect = await previewer.preview(change);
    const warehouses = withEffect(touched, effect);
    if (!worksInWarehouse(principal, { warehouses })) throw notYourWarehouse();
    return { change, effect, ...(warehouses ? { warehouses } : {}) };
  }

  /** Plans an edited call again, in the requester's name. */
  async function replan(principal: Principal, useCase: UseCase, toolName: string, args: unknown): Promise<Planned> {
    const tool = tools.get(toolName);
    if (tool?.kind !== "write")
      throw new CopilotError("NOT_FOUND", `There is no write tool ${toolName} any more, so this can't be edited. Reject it.`);
    const unfit = argumentsObjection(args);
    if (unfit !== undefined) throw new CopilotError("BAD_INPUT", unfit);
    const odoo = await deps.odooFor(principal);
    return work(tool, args, contextOf(tool, odoo.reader, principal), odoo, principal, useCase);
  }

  return {
    call: (turn: GateTurn, name: string, args: unknown): Promise<GateResult> =>
      atStep(
        "The database failed while this was looked up or planned, so nothing of it is shown and Odoo was not asked to change anything. Try again.",
        () => call(turn, name, args),
      ),
    replan,
  };
}

export type CallLimits = Pick<Limits, "admitRead" | "settleRead" | "isFamiliar" | "admitWrite" | "charge">;

export type Gate = ReturnType<typeof createGate>;

interface Planned {
  readonly change: Change;
  readonly effect: Effect;
  /** That the change touches; absent where it is of records that have none. */
  readonly warehouses?: readonly number[];
}

/** Stands for a name that no tool has, which may hold anything. */
const UNKNOWN_TOOL = "unknown";

const REFUSALS: readonly ErrorCode[] = ["DENIED", "ODOO_DENIED", "LIMIT"];

function seenByOf({ model }: GateTurn): SeenBy {
  return model === "playbook" ? "playbook" : model === "none" ? "mcp client" : "language model";
}

function notYourWarehouse(): CopilotError {
  return new CopilotError("NOT_FOUND", "There is no such record. Look it up first, then ask again.");
}

function signedInAdvance({ standingOrder, outcome }: Approval): { outcome?: string } {
  return standingOrder === null ? {} : { outcome: outcome ?? "It is being carried out now." };
}

async function companyName(reader: Reader, id: number): Promise<string> {
  const [company] = await reader.read("res.company", [id], ["name"]);
  return typeof company?.["name"] === "string" ? company["name"] : `Company ${id}`;
}
