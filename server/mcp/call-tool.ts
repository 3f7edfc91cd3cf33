import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { asJson, boundJson, compactJson } from "../../core/bounded-json.ts";
import { CopilotError } from "../../core/errors.ts";
import type { MaskedField } from "../../core/fact.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import { type ApprovalView, approvalResult, approvalUrl, GET_APPROVAL, viewOf } from "./approval-view.ts";
import type { McpDeps } from "./deps.ts";
import { argumentsProblem, useCaseFor } from "./offer.ts";
import type { CallBinding } from "./request-state.ts";

const MOST_RESULT = 40_000;
/** Older clients hold the call open while they ask; the proposal stands whether or not anybody answers. */
const ASKING_MS = 30_000;

export interface Caller {
  readonly principal: Principal;
  /** The session of an older client, or the one request of a newer one. */
  readonly thread: string;
  readonly server: McpServer;
  readonly context: ServerContext;
}

/** One call through the gate; whatever goes wrong is said in our own words, never the library's. */
export async function callTool(deps: McpDeps, caller: Caller, name: string, args: unknown): Promise<CallToolResult | InputRequiredResult> {
  try {
    const problem = argumentsProblem(args);
    if (problem) return refusal(problem);
    if (name === GET_APPROVAL.name) return await lookUp(deps, caller, args);
    return (await resumed(deps, caller, name, args ?? {})) ?? (await fresh(deps, caller, name, args ?? {}));
  } catch (error) {
    if (error instanceof CopilotError) {
      if (error.cause) deps.log.warn({ tool: name, code: error.code, err: error.cause }, "an MCP call was refused");
      return refusal(error.message, error.choices);
    }
    deps.log.error({ tool: name, err: error }, "an MCP call failed");
    return refusal("Something went wrong here, and nothing was changed in Odoo. Try again.");
  }
}

async function fresh(deps: McpDeps, caller: Caller, name: string, args: unknown): Promise<CallToolResult | InputRequiredResult> {
  const { principal, thread } = caller;
  const useCase = useCaseFor(deps, principal, name);
  const result = await deps.gate.call({ principal, thread, useCases: useCase ? [useCase] : [], model: "none" }, name, args);
  switch (result.status) {
    case "ok": {
      const output = boundJson(asJson(result.output), MOST_RESULT);
      const content = [compactJson(output), ...leftOut(result.masked)].map((text) => ({ type: "text" as const, text }));
      return { content, structuredContent: isJsonObject(output) ? { ...output } : { result: output } };
    }
    case "proposed": {
      const { id, summary, approvers, expiresAt } = result.approval;
      const url = approvalUrl(deps.publicUrl, id);
      return askOutside(deps, caller, bindingOf(principal, name, args), {
        approvalId: id,
        status: "pending",
        summary,
        waitsFor: approvers,
        expiresAt,
        url,
        changedInOdoo: false,
        outcome: null,
      });
    }
    case "denied":
    case "failed":
      return refusal(result.message, result.choices);
  }
}

const WANTED = "countersign";
/** What a newer client declares with every request when it can open an address for its user. */
const opensAddresses = z.object({ [CLIENT_CAPABILITIES_META_KEY]: z.object({ elicitation: z.object({ url: z.object({}) }) }) });

/** Shows the approval's address to a client that can open one. Its answer says at most that the page was opened. */
async function askOutside(
  deps: McpDeps,
  { principal, server, context }: Caller,
  binding: CallBinding,
  view: ApprovalView,
): Promise<CallToolResult | InputRequiredResult> {
  if (!opensAddresses.safeParse(context.mcpReq.envelope).success && !server.server.getClientCapabilities()?.elicitation?.url)
    return approvalResult(view);
  const message = `${view.summary}. Nothing changes in Odoo until ${view.waitsFor} countersigns. Open the approval to see what it would do.`;
  if (isModern(context)) {
    const requestState = deps.requestStates.issue(binding, view.approvalId);
    return inputRequired({ requestState, inputRequests: { [WANTED]: inputRequired.elicitUrl({ message, url: view.url }) } });
  }
  const asked = context.mcpReq.elicitInput(
    { mode: "url", message, url: view.url, elicitationId: view.approvalId },
    { timeout: ASKING_MS, signal: context.mcpReq.signal },
  );
  await asked.catch((error: unknown) => deps.log.info({ err: error }, "an MCP client did not open the approval"));
  return approvalResult(viewOf(await deps.approvals.card(view.approvalId, principal), deps.publicUrl));
}

/** Newer clients send the era's version with every request, older ones only when they connect. */
function isModern(context: ServerContext): boolean {
  return context.mcpReq.envelope !== undefined;
}

/**
 * The second round of a newer client's call. The state it sends back must be ours, for this person's same call, and not
 * used before; even then it only shows the caller's own approval, and what the person answered is not read at all.
 */
async function resumed(deps: McpDeps, { principal, context }: Caller, name: string, args: unknown): Promise<CallToolResult | undefined> {
  const state = context.mcpReq.requestState<unknown>();
  if (state === undefined && context.mcpReq.inputResponses === undefined) return undefined;
  const id = await deps.requestStates.redeem(state, bindingOf(principal, name, args));
  return approvalResult(viewOf(await deps.approvals.card(id, principal), deps.publicUrl));
}

function bindingOf(principal: Principal, tool: string, args: unknown): CallBinding {
  return { principal: principal.id, tool, args: asJson(args) };
}

const lookUpInput = z.object({ id: z.string().trim().min(1).max(100) });

async function lookUp(deps: McpDeps, { principal }: Caller, args: unknown): Promise<CallToolResult> {
  const parsed = lookUpInput.safeParse(args);
  if (!parsed.success) throw new CopilotError("BAD_INPUT", `${GET_APPROVAL.name} needs an id: the approvalId of a proposal.`);
  return approvalResult(viewOf(await deps.approvals.card(parsed.data.id, principal), deps.publicUrl));
}

/** What the role may not see is said to be so, lest its absence be taken for an answer. */
function leftOut(masked: readonly MaskedField[]): string[] {
  const fields = [...new Set(masked.map(({ model, field }) => `${model}.${field}`))];
  return fields.length > 0 ? [`Outside this person's role, so left out or masked: ${fields.slice(0, 20).join(", ")}.`] : [];
}

function refusal(message: string, choices: readonly string[] = []): CallToolResult {
  const text = choices.length > 0 ? `${message}\nIt could be:\n${choices.map((choice) => `- ${choice}`).join("\n")}` : message;
  return { isError: true, content: [{ type: "text", text }] };
}
