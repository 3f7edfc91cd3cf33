import { CopilotError } from "../../core/errors.ts";
import type { GateResult, GateTurn } from "../../guardrails/gate.ts";
import { leafMap } from "../../guardrails/leaves.ts";
import { createPlaceholderCodes } from "../../guardrails/placeholders.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { createVault } from "../../guardrails/vault.ts";
import type { Reader } from "../../odoo/reader.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Program, Step } from "./program.ts";
import type { Side } from "./side.ts";

export interface Asker {
  readonly policy: Policy;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly turn: GateTurn;
}

/** One for both worlds, as one installation has one. */
const SECRET = "two worlds, one secret";

/** Everything that a program brings out of one world, as text; how long it took is left out. */
export async function runProgram({ policy, tools, turn }: Asker, side: Side, program: Program): Promise<string[]> {
  const reader = side.reader();
  const vaults = Object.keys(policy.providers).map((provider) => createVault(policy, provider, [], createPlaceholderCodes(SECRET)(turn.thread)));
  const out: string[] = [];
  for (const step of program) {
    if (step.kind !== "tool") {
      out.push(JSON.stringify(await outcome(() => ask(reader, step))));
      continue;
    }
    const { ms: _, ...result } = await side.gate.call(turn, step.tool, step.args);
    const sent = vaults.map((vault) => sentToModel(tools.get(step.tool), result, vault.show));
    out.push(JSON.stringify({ ...result, sent }));
  }
  out.push(JSON.stringify(reader.masked()));
  return out;
}

function ask(reader: Reader, step: Exclude<Step, { kind: "tool" }>): Promise<unknown> {
  switch (step.kind) {
    case "search":
      return reader.search(step.model, step.query);
    case "read":
      return reader.read(step.model, step.ids, step.fields);
    case "count":
      return reader.count(step.model, step.domain, step.cap);
    case "group":
      return reader.group(step.model, step.query);
  }
}

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return { ok: await work() };
  } catch (error) {
    if (error instanceof CopilotError) return { code: error.code, message: error.message, choices: error.choices };
    throw error;
  }
}

/** The part of a result that a language model's provider gets, with placeholders for what it is not cleared for. */
function sentToModel(tool: Tool | undefined, result: Omit<GateResult, "ms">, show: (label: string, value: string) => string): unknown {
  if (tool?.kind !== "read" || result.status !== "ok" || !("output" in result)) return null;
  return leafMap(tool.output)(result.output, ({ label, value }) =>
    typeof value === "boolean" || value === null ? value : show(label, String(value)),
  );
}
