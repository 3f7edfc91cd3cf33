import type { Sight } from "../core/access.ts";
import type { Fact, MaskedField } from "../core/fact.ts";
import { lastFour } from "../core/last-four.ts";
import type { Principal } from "../core/principal.ts";
import type { ReadTool } from "../tools/tool.ts";
import { covers, sightOf } from "./access.ts";
import { DROP, type Leaf, type LeafMap, leafMap } from "./leaves.ts";
import { scrubText } from "./masks/scrub.ts";
import type { Policy } from "./policy.ts";

/** A fact with the data label that decides which audience may have it. */
export interface LabelledFact extends Fact {
  readonly label: string;
  readonly place?: FactPlace;
}

/** Where in its tool's output a fact stood, so that a value can be bound to the record that an answer speaks of. */
export interface FactPlace {
  readonly path: readonly (string | number)[];
  /** The records and rows that hold it, outermost first; what stands beside the one record at the top belongs to it. */
  readonly within: readonly string[];
}

/** A read tool's answer as the user may see it, with its facts; what the user is not cleared for is gone even if a tool let it slip. */
export interface Observation {
  readonly output: unknown;
  readonly facts: readonly LabelledFact[];
  readonly masked: readonly MaskedField[];
  /** Records in the answer, for the turn's record. */
  readonly rows: number;
}

export type Observe = (principal: Principal, tool: ReadTool, answer: unknown) => Observation;

/** The user's audience: the tool's whitelist, then the role's clearance value by value, then the text masks. */
export function createObserver(policy: Policy): Observe {
  const leavesOf = new WeakMap<ReadTool, LeafMap>();
  return (principal, tool, answer) => {
    const leaves = leavesOf.get(tool) ?? leafMap(tool.output);
    leavesOf.set(tool, leaves);
    return observed(sightsOf(policy, principal), tool, leaves, answer);
  };
}

type SightOf = (label: string) => Sight;

/** What one person sees of each label, worked out once for an answer with many values. */
function sightsOf(policy: Policy, principal: Principal): SightOf {
  const known = new Map<string, Sight>();
  return (label) => {
    const sight = known.get(label) ?? sightOf(policy, principal, label);
    known.set(label, sight);
    return sight;
  };
}

function observed(seenAs: SightOf, tool: ReadTool, leaves: LeafMap, answer: unknown): Observation {
  const facts: LabelledFact[] = [];
  const masked = new Map<string, MaskedField>();
  const records = new Set<string>();
  const hidden = (label: string) => seenAs(label) === "hidden";
  const names = hidden("personal.name") ? namesIn(leaves, answer) : [];
  const output = leaves(answer, (leaf) => {
    const [model = leaf.record?.model ?? "", field = leaf.path.at(-1)] = splitField(leaf.field);
    if (leaf.record) records.add(`${leaf.record.model}/${leaf.record.id}`);
    const sight = leaf.label === "unlabelled" ? "hidden" : seenAs(leaf.label);
    if (sight !== "shown") masked.set(`${model}.${field}`, { model, field: String(field), class: leaf.label });
    if (sight === "hidden") return DROP;
    const value = sight === "masked" && leaf.value !== null ? lastFour(String(leaf.value)) : shown(leaf.label, leaf.value, hidden, names);
    if (typeof value === "string" || typeof value === "number") {
      if (value !== "")
        facts.push({
          value: String(value),
          label: leaf.label,
          source: { tool: tool.name, model, id: leaf.record?.id ?? "", field: String(field) },
          place: { path: leaf.path, within: leaf.within },
        });
    }
    return value;
  });
  return { output, facts: underHead(facts), masked: [...masked.values()], rows: records.size };
}

/** An order's lines and deliveries stand beside the order in the output of the tool; they are the order's. */
function underHead(facts: readonly LabelledFact[]): LabelledFact[] {
  const heads = new Set(
    facts.flatMap(({ place }) => (place && place.path.length === 2 && typeof place.path[0] === "string" ? place.within.slice(0, 1) : [])),
  );
  const [head] = heads;
  if (heads.size !== 1 || head === undefined) return [...facts];
  return facts.map((fact) =>
    fact.place && !fact.place.within.includes(head) ? { ...fact, place: { ...fact.place, within: [head, ...fact.place.within] } } : fact,
  );
}

/** Free text may hold what its field's class does not say: accounts and cards are masked for every role, addresses and names where the role sees none. */
function shown(label: string, value: Leaf["value"], hidden: (label: string) => boolean, names: readonly string[]): Leaf["value"] {
  const scrub = (text: string) => scrubText(text, hidden, names);
  return covers(["free_text"], label) && typeof value === "string" ? scrub(value) : value;
}

/** The names that an answer holds, for a role that may not see them: its free text may repeat them. */
function namesIn(leaves: LeafMap, answer: unknown): string[] {
  const names: string[] = [];
  leaves(answer, ({ label, value }) => {
    if (label === "personal.name" && typeof value === "string") names.push(value);
    return value;
  });
  return names;
}

/** "sale.order.line.price_unit" -> the model "sale.order.line" and its field "price_unit". */
export function splitField(path: string | undefined): [model?: string | undefined, field?: string] {
  if (path === undefined) return [];
  const dot = path.lastIndexOf(".");
  return dot < 0 ? [undefined, path] : [path.slice(0, dot), path.slice(dot + 1)];
}
