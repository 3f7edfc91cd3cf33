import { serve } from "@hono/node-server";
import { z } from "zod";
import { CopilotError, type ErrorCode } from "../../core/errors.ts";
import type { MaskedField } from "../../core/fact.ts";
import { silentLog } from "../../core/log.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { ApprovalCard, ApprovalStatus } from "../../core/wire.ts";
import type { GateResult, GateTurn } from "../../guardrails/gate.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import { createSealer } from "../../store/seal.ts";
import { day, record, text } from "../../tools/output.ts";
import { readTool, type Tool, writeTool } from "../../tools/tool.ts";
import { createMcp } from "../mcp.ts";
import { createRequestStates } from "./request-state.ts";

export function person(id: string, role: Role): Principal {
  return { id, name: id, roles: [role], companies: "all", warehouses: "all", timeZone: "Europe/Berlin", channel: "mcp" };
}

const TOOLS: readonly Tool[] = [
  readTool({
    name: "find_orders",
    description: "Find sales orders.",
    models: ["sale.order"],
    input: z.object({ customer: z.string().min(1).describe("Customer's name") }),
    output: z.object({
      orders: z.array(record("sale.order", { reference: text("sale.order.name", "open"), ordered: day("sale.order.date_order") })),
      hasMore: z.boolean(),
    }),
    run: () => Promise.reject(new Error("The gate calls tools, not MCP.")),
  }),
  readTool({
    name: "find_vendor_prices",
    description: "What vendors charge.",
    models: ["product.supplierinfo"],
    input: z.object({}),
    output: z.object({}),
    run: () => Promise.reject(new Error("The gate calls tools, not MCP.")),
  }),
  writeTool({
    name: "reschedule_delivery",
    description: "Propose a new planned date for one open delivery.",
    models: ["stock.picking"],
    input: z.object({ delivery: z.string(), date: z.string() }),
    plan: () => Promise.reject(new Error("The gate calls tools, not MCP.")),
  }),
];

function useCase(id: string, roles: readonly Role[], tools: readonly string[], autonomy: UseCase["autonomy"]): UseCase {
  const examples = [`First ${id}`, `Second ${id}`, `Third ${id}`];
  return {
    id,
    version: 1,
    rank: 1,
    title: `Title of ${id}`,
    owner: "Somebody",
    tier: "low",
    roles: [...roles],
    autonomy,
    tools: [...tools],
    examples,
    paraphrases: [],
    cues: [],
    slots: {},
    boundaries: [`Boundary of ${id}.`],
  };
}

const USE_CASES = [
  useCase("order_status", ["customer_service", "buyer"], ["find_orders"], "answer"),
  useCase("look_at_deliveries", ["customer_service"], ["reschedule_delivery"], "answer"),
  useCase("move_delivery", ["customer_service"], ["reschedule_delivery"], "propose"),
  useCase("vendor_prices", ["buyer"], ["find_vendor_prices"], "answer"),
];

const EXPIRES = "2026-06-03T12:00:00.000Z";

/** MCP over HTTP on loopback behind bearer tokens that are principals' ids, with a gate that answers from a script. */
export async function startMcpEndpoint(answer: (name: string, args: unknown) => Answer | Error) {
  const calls: { readonly turn: GateTurn; readonly name: string; readonly args: unknown }[] = [];
  const now = { at: EXPIRES };
  const statuses = new Map<string, ApprovalStatus>();
  const people = new Map(
    [person("service@demo", "customer_service"), person("other@demo", "customer_service"), person("buyer@demo", "buyer")].map((one) => [one.id, one]),
  );
  const spent = new Set<string>();
  const spend = async (id: string) => !spent.has(id) && spent.add(id) === spent;
  const requestStates = createRequestStates({ sealer: createSealer("a secret of the tests, long enough"), spend, clock: () => new Date(now.at) });
  const mcp = createMcp({
    policy: { ...loadPolicy(new URL("../../guardrails/policy", import.meta.url).pathname), useCases: USE_CASES },
    tools: new Map(TOOLS.map((tool) => [tool.name, tool])),
    gate: {
      async call(turn, name, args) {
        calls.push({ turn, name, args });
        const result = answer(name, args);
        if (result instanceof Error) throw result;
        if (result.status === "proposed") statuses.set("approval-1", "pending");
        return gateResult(name, result);
      },
    },
    approvals: {
      async card(id, { id: viewer }) {
        const status = statuses.get(id);
        if (!status || viewer !== "service@demo") throw new CopilotError("NOT_FOUND", "There is no such approval, or it isn't yours to see.");
        return card(id, status);
      },
    },
    requestStates,
    publicUrl: "http://127.0.0.1:8787",
    clock: () => new Date(now.at),
    log: silentLog,
  });
  const server = serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const principal = people.get(request.headers.get("authorization")?.replace("Bearer ", "") ?? "");
      return principal ? mcp.handle(request, principal) : new Response("who?", { status: 401 });
    },
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: new URL(`http://127.0.0.1:${port}/mcp`),
    mcp,
    calls,
    people,
    now,
    decide: (id: string, status: ApprovalStatus) => void statuses.set(id, status),
    async close() {
      await mcp.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the gate says in a test. */
export type Answer =
  | { readonly status: "ok"; readonly output: unknown; readonly masked?: readonly MaskedField[] }
  | { readonly status: "proposed" }
  | { readonly status: "denied" | "failed"; readonly code: ErrorCode; readonly message: string; readonly choices: readonly string[] };

function gateResult(name: string, answer: Answer): GateResult {
  const base = { tool: name, kind: "read" as const, ms: 1, masked: [] };
  switch (answer.status) {
    case "ok":
      return { ...base, ...answer, facts: [], rows: 1 };
    case "proposed": {
      const approval = {
        id: "approval-1",
        digest: "d".repeat(64),
        expiresAt: EXPIRES,
        summary: "Move delivery WH/OUT/00012 to 5 June 2026",
        approvers: "the requester",
      };
      return { ...base, kind: "write", status: "proposed", approval };
    }
    case "denied":
    case "failed":
      return { ...base, ...answer };
  }
}

function card(id: string, status: ApprovalStatus): ApprovalCard {
  return {
    id,
    digest: "d".repeat(64),
    kind: "reschedule_delivery",
    summary: "Move delivery WH/OUT/00012 to 5 June 2026",
    status,
    requester: "service@demo",
    useCase: { id: "move_delivery", version: 1, title: "Title of move_delivery" },
    createdAt: EXPIRES,
    expiresAt: EXPIRES,
    company: "Company 1",
    amount: null,
    lines: [],
    effect: { created: [], changed: [], deleted: [], other: [], warnings: [] },
    hidden: 0,
    requirement: { roles: ["the requester"], count: 1, requesterMayApprove: true, reason: "" },
    decisions: [],
    sources: [],
    outcome: status === "committed" ? "Carried out on 3 June 2026." : null,
    mayDecide: false,
    mayNotBecause: null,
  };
}
