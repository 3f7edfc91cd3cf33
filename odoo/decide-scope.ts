import { type Domain, type DomainLeaf, normalised } from "../core/domain.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/json.ts";

/** True, false, or undefined where the fields at hand don't decide it. */
export type Decision = boolean | undefined;

/**
 * Whether a record lies in a scope, by those of its fields that were read: a nested record stands under its many2one.
 * Only conditions that mean the same here as in Odoo's SQL are decided; every other one is left to Odoo.
 */
export function decideScope(scope: Domain, record: JsonObject): Decision {
  const terms = normalised(scope)[Symbol.iterator]();
  const decide = (): Decision => {
    const { value: term } = terms.next();
    if (term === undefined) return undefined;
    if (term === "!") return not(decide());
    if (term !== "&" && term !== "|") return decideLeaf(term, record);
    const [one, other] = [decide(), decide()];
    const settles = term === "|";
    if (one === settles || other === settles) return settles;
    return one === undefined || other === undefined ? undefined : !settles;
  };
  return scope.length === 0 ? true : decide();
}

/** The fields of which `decideScope` can make something, as paths; those of all conditions that it never decides are left out. */
export function decidingPaths(scope: Domain): string[] {
  return [...new Set(scope.flatMap((term) => (typeof term !== "string" && isDecidable(term) ? [term[0]] : [])))];
}

function isDecidable([, operator, value]: DomainLeaf): boolean {
  if (operator === ">") return typeof value === "number" && value >= 0;
  return (operator === "=" || operator === "!=") && (typeof value === "boolean" || typeof value === "number");
}

function decideLeaf(leaf: DomainLeaf, record: JsonObject): Decision {
  const [path, operator, wanted] = leaf;
  if (!isDecidable(leaf)) return undefined;
  const held = path.split(".").reduce<Json | undefined>((at, field) => (isJsonObject(at) ? at[field] : undefined), record);
  if (typeof held === "boolean" && typeof wanted === "boolean") return (held === wanted) === (operator === "=");
  // An empty number is 0 to Odoo, in its answers as in its conditions.
  if (typeof held !== "number" || typeof wanted !== "number") return undefined;
  if (operator === ">") return held > wanted;
  return (held === wanted) === (operator === "=");
}

function not(decision: Decision): Decision {
  return decision === undefined ? undefined : !decision;
}
