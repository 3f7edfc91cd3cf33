import type { Tool as ToolDefinition } from "@modelcontextprotocol/server";
import { asJson } from "../../core/bounded-json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import { inputSchemaOf, outputSchemaOf } from "../../tools/json-schema.ts";
import type { Tool } from "../../tools/tool.ts";
import { GET_APPROVAL } from "./approval-view.ts";
import type { McpDeps } from "./deps.ts";

type Offer = Pick<McpDeps, "policy" | "tools">;

/** The use case that a principal's call of a tool is attributed to; a write needs one that may propose. */
export function useCaseFor({ policy, tools }: Offer, principal: Principal, name: string): UseCase | undefined {
  const writes = tools.get(name)?.kind === "write";
  return useCasesOf(policy, principal).find((useCase) => useCase.tools.includes(name) && (!writes || useCase.autonomy === "propose"));
}

/** Exactly the tools of the principal's use cases, and the one that looks an approval up; all on one page. */
export function toolsFor(offer: Offer, principal: Principal): ToolDefinition[] {
  const offered = [...offer.tools.values()].filter(({ name }) => useCaseFor(offer, principal, name));
  return [...offered.map(define), GET_APPROVAL];
}

function define(tool: Tool): ToolDefinition {
  const inputSchema = { ...inputSchemaOf(tool.input), type: "object" as const };
  if (tool.kind === "write") {
    const description = `${tool.description} It only proposes: nothing changes in Odoo until a person countersigns, outside this conversation.`;
    return {
      name: tool.name,
      description,
      inputSchema,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    };
  }
  const outputSchema = outputSchemaOf(tool.output);
  return {
    name: tool.name,
    description: tool.description,
    inputSchema,
    ...(outputSchema ? { outputSchema: { ...outputSchema, type: "object" as const } } : {}),
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
}

const MOST_ARGUMENTS = 16_000;
const DEEPEST = 12;

/** Why these arguments are not even looked at, if they aren't. */
export function argumentsProblem(args: unknown): string | undefined {
  const json = asJson(args ?? {});
  if (!isJsonObject(json)) return "The arguments must be an object.";
  const size = JSON.stringify(json).length;
  if (size > MOST_ARGUMENTS) return `The arguments have ${size} characters; the most is ${MOST_ARGUMENTS}. Ask for less at once.`;
  return depthOf(json) > DEEPEST ? "The arguments are nested too deep." : undefined;
}

function depthOf(value: unknown): number {
  let depth = 0;
  for (let level = [value]; level.length > 0 && depth <= DEEPEST; depth += 1) {
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  }
  return depth;
}
