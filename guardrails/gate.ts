import { DATA_CLASSES } from "../core/access.ts";
import type { Change, Effect } from "../core/change.ts";
import type { Clock } from "../core/clock.ts";
import { CopilotError, type ErrorCode } from "../core/errors.ts";
import type { MaskedField } from "../core/fact.ts";
import type { Principal } from "../core/principal.ts";
import type { Previewer } from "../odoo/companion.ts";
import type { Reader } from "../odoo/reader.ts";
import type { Tool, ToolContext, WriteTool } from "../tools/tool.ts";
import type { Approval } from "./approvals/approval.ts";
import type { Approvals } from "./approvals/approvals.ts";
import { approverNames, worksIn } from "./approvals/decide.ts";
import type { Audit } from "./audit/audit.ts";
import type { AuditEvent } from "./audit/entry.ts";
import type { Fingerprint } from "./audit/fingerprint.ts";
import { maskInputs } from "./audit/mask-inputs.ts";
import { type LabelledFact, observe } from "./observe.ts";
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
}

export type GateResult = { readonly tool: string; readonly kind: "read" | "write"; readonly ms: number; readonly masked: readonly MaskedField[] } & (
  | { readonly status: "ok"; readonly output: unknown; readonly facts: readonly LabelledFact[]; readonly rows: number }
  | {
      readonly status: "proposed";
      readonly approval: Pick<Approval, "id" | "digest"> & { readonly expiresAt: string; readonly summary: string; readonly approvers: string };
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
  readonly audit: Pick<Audit, "append">;
  /** Turns texts that may not stand in the audit into tokens by which they can be recognised. */
  readonly fingerprint: Fingerprint;
  readonly clock: Clock;
  readonly odooFor: (principal: Principal) => Promise<OdooAccess>;
}

/** The one door: agent, MCP and workflows call tools here and nowhere else. */
export function createGate(deps: GateDeps) {
  const { policy, tools, audit, clock } = deps;

  async function call(turn: GateTurn, name: string, args: unknown): Promise<GateResult> {
    const started = performance.now();
    const tool = tools.get(name);
    const useCase = turn.useCases.find(
      (candidate) => candidate.tools.includes(name) && candidate.roles.some((role) => turn.principal.roles.includes(role)),
    );
    const base = () => ({ tool: name, kind: tool?.kind ?? ("read" as const), ms: Math.round(performance.now() - started) });
    const record: Omit<AuditEvent, "kind"> = {
      principal: turn.principal.id,
      channel: turn.principal.channel,
      policyDigest: policy.digest,
      model: turn.model,
      inputs: maskInputs(deps.fingerprint, args),
      ...(tool ? { tool: name } : {}),
      ...(useCase ? { useCase: useCase.id, useCaseVersion: useCase.version } : {}),
    };

    if (!tool || !useCase) {
      await audit.append([{ kind: "tool_denied", ...record, code: "DENIED" }]);
      return {
        ...base(),
        masked: [],
        status: "denied",
        code: "DENIED",
        message: `${name} is not one of the tools of this use. Ask for something on your list.`,
        choices: [],
      };
    }
    let reader: Reader | undefined;
    try {
      const odoo = await deps.odooFor(turn.principal);
      reader = odoo.reader;
      const context: ToolContext = {
        odoo: reader,
        now: clock(),
        timeZone: turn.principal.timeZone,
        asker: { id: turn.principal.id, roles: turn.principal.roles },
      };
      if (tool.kind === "read") {
        const seen = observe(policy, turn.principal, tool, await tool.run(args, context));
        const masked = distinct([...reader.masked(), ...seen.masked]);
        await audit.append([{ kind: "tool_called", ...record, rows: seen.rows, masked: onRecord(masked) }]);
        return { ...base(), masked, status: "ok", output: seen.output, facts: seen.facts, rows: seen.rows };
      }
      const { change, effect } = await work(tool, args, context, odoo.previewer, turn.principal, useCase);
      const proposed = await deps.approvals.propose({
        principal: turn.principal,
        thread: turn.thread,
        useCase,
        change,
        effect,
        origin: { tool: name, args, company: await companyName(reader, change.company) },
      });
      if ("kind" in proposed) throw new CopilotError("DENIED", proposed.reason);
      const { id, digest, expiresAt } = proposed;
      return {
        ...base(),
        masked: distinct(reader.masked()),
        status: "proposed",
        approval: { id, digest, expiresAt: expiresAt.toISOString(), summary: change.summary, approvers: approverNames(policy, proposed) },
      };
    } catch (error) {
      if (!(error instanceof CopilotError)) {
        await audit.append([{ kind: "tool_failed", ...record }]);
        throw error;
      }
      const denied = error.code === "DENIED" || error.code === "ODOO_DENIED";
      await audit.append([
        { kind: tool.kind === "write" && denied ? "change_denied" : denied ? "tool_denied" : "tool_failed", ...record, code: error.code },
      ]);
      return {
        ...base(),
        masked: distinct(reader?.masked() ?? []),
        status: denied ? "denied" : "failed",
        code: error.code,
        message: error.message,
        choices: error.choices,
      };
    }
  }

  /** Plans and has Odoo compute the effect; what the role may not propose is refused before Odoo is asked. */
  async function work(
    tool: WriteTool,
    args: unknown,
    context: ToolContext,
    previewer: Previewer,
    principal: Principal,
    useCase: UseCase,
  ): Promise<{ change: Change; effect: Effect }> {
    if (useCase.autonomy !== "propose") throw new CopilotError("DENIED", `${useCase.title} only answers; it may not propose changes.`);
    const change = await tool.plan(args, context);
    if (change.kind !== tool.name) throw new CopilotError("DENIED", "This tool planned a change of another kind, so it was stopped.");
    if (!worksIn(principal, change)) throw new CopilotError("DENIED", "This is in a company that isn't yours, so you can't propose changes to it.");
    if (!mayPropose(policy, principal, change)) throw new CopilotError("DENIED", "Your role may not propose this change.");
    return { change, effect: await previewer.preview(change) };
  }

  /** Plans an edited call again, in the requester's name. */
  async function replan(principal: Principal, useCase: UseCase, toolName: string, args: unknown): Promise<{ change: Change; effect: Effect }> {
    const tool = tools.get(toolName);
    if (tool?.kind !== "write")
      throw new CopilotError("NOT_FOUND", `There is no write tool ${toolName} any more, so this can't be edited. Reject it.`);
    const { reader, previewer } = await deps.odooFor(principal);
    const context: ToolContext = { odoo: reader, now: clock(), timeZone: principal.timeZone, asker: { id: principal.id, roles: principal.roles } };
    return work(tool, args, context, previewer, principal, useCase);
  }

  return { call, replan };
}

export type Gate = ReturnType<typeof createGate>;

function distinct(masked: readonly MaskedField[]): MaskedField[] {
  return [...new Map(masked.map((field) => [`${field.model}.${field.field}`, field])).values()];
}

async function companyName(reader: Reader, id: number): Promise<string> {
  const [company] = await reader.read("res.company", [id], ["name"]);
  return typeof company?.["name"] === "string" ? company["name"] : `Company ${id}`;
}

/** Fields with a name and a class; one that is derived from several records has no model to name. */
function onRecord(masked: readonly MaskedField[]): NonNullable<AuditEvent["masked"]> {
  const named = (label: string) => DATA_CLASSES.some((known) => label === known || label.startsWith(`${known}.`));
  return masked.filter(({ model, class: label }) => model !== "" && named(label)).map((field) => ({ ...field }));
}
