import type { Fact, MaskedField } from "../core/fact.ts";
import type { Principal } from "../core/principal.ts";
import type { ReadTool } from "../tools/tool.ts";
import { sightOf } from "./access.ts";
import { DROP, mapLeaves } from "./leaves.ts";
import { lastFour } from "./masks/last-four.ts";
import { scrubText } from "./masks/scrub.ts";
import type { Policy } from "./policy.ts";

/** A fact with the data label that decides which audience may have it. */
export interface LabelledFact extends Fact {
  readonly label: string;
}

/** A read tool's answer as the user may see it, with its facts; what the user is not cleared for is gone even if a tool let it slip. */
export interface Observation {
  readonly output: unknown;
  readonly facts: readonly LabelledFact[];
  readonly masked: readonly MaskedField[];
  /** Records in the answer, for the turn's record. */
  readonly rows: number;
}

/** The user's audience: the tool's whitelist, then the role's clearance value by value, then the text masks. */
export function observe(policy: Policy, principal: Principal, tool: ReadTool, answer: unknown): Observation {
  const facts: LabelledFact[] = [];
  const masked: MaskedField[] = [];
  const records = new Set<string>();
  const output = mapLeaves(tool.output, answer, (leaf) => {
    const [model = leaf.record?.model ?? "", field = leaf.path.at(-1)] = splitField(leaf.field);
    if (leaf.record) records.add(`${leaf.record.model}/${leaf.record.id}`);
    const sight = leaf.label === "unlabelled" ? "hidden" : sightOf(policy, principal, leaf.label);
    if (sight !== "shown") masked.push({ model, field: String(field), class: leaf.label });
    if (sight === "hidden") return DROP;
    const value = sight === "masked" && leaf.value !== null ? lastFour(String(leaf.value)) : shown(leaf.label, leaf.value);
    if (typeof value === "string" || typeof value === "number") {
      if (value !== "")
        facts.push({ value: String(value), label: leaf.label, source: { tool: tool.name, model, id: leaf.record?.id ?? "", field: String(field) } });
    }
    return value;
  });
  return { output, facts, masked, rows: records.size };
}

/** Free text may hold what its field's class does not say: bank accounts and cards are masked for every role. */
function shown(label: string, value: string | number | boolean | null): string | number | boolean | null {
  return label === "free_text" && typeof value === "string" ? scrubText(value) : value;
}

/** "sale.order.line.price_unit" -> the model "sale.order.line" and its field "price_unit". */
export function splitField(path: string | undefined): [model?: string | undefined, field?: string] {
  if (path === undefined) return [];
  const dot = path.lastIndexOf(".");
  return dot < 0 ? [undefined, path] : [path.slice(0, dot), path.slice(dot + 1)];
}
