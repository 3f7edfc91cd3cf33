import type { Access } from "../core/access.ts";
import { allOf, type Domain, type DomainLeaf, normalised } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import { type PathStep, partialScope, walkPath } from "./readable-paths.ts";

const TEXT_OPERATORS = ["like", "not like", "ilike", "not ilike", "=like", "not =like", "=ilike", "not =ilike"] as const;
/** Closed: Odoo has operators such as "any!" that skip its own record rules. */
const OPERATORS = new Set<string>([
  "=",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "=?",
  "in",
  "not in",
  "child_of",
  "parent_of",
  "any",
  "not any",
  ...TEXT_OPERATORS,
]);
const DEEPEST = 6;

interface Walk {
  readonly access: Access;
  readonly catalog: FieldCatalog;
  /** The records below or above the given ones, found step by step through records in scope. */
  readonly hierarchy: (model: string, operator: "child_of" | "parent_of", ids: readonly number[]) => Promise<readonly number[]>;
}

/**
 * The caller's domain, checked segment by segment against the policy and ANDed with the role's scope. Conditions on
 * related records are put inside that model's own scope, so that a filter can't tell anything of records out of scope.
 */
export async function scopedDomain(walk: Walk, model: string, domain: Domain): Promise<Domain> {
  return allOf(walk.access.scope(model), await readable(walk, model, domain, 0));
}

async function readable(walk: Walk, model: string, domain: Domain, depth: number): Promise<Domain> {
  if (depth > DEEPEST) throw malformed("it is nested too deeply");
  const checked: (DomainLeaf | "&" | "|" | "!")[] = [];
  for (const term of normalised(wellFormed(domain))) {
    if (typeof term === "string") checked.push(term);
    else checked.push(...normalised(await readableLeaf(walk, model, term, depth)));
  }
  return checked;
}

async function readableLeaf(walk: Walk, model: string, [path, operator, value]: DomainLeaf, depth: number): Promise<Domain> {
  const { steps, part } = await walkPath(walk.access, walk.catalog, model, path);
  const last = steps.at(-1);
  if (!last) throw malformed("a condition names no field");
  const inner =
    part === undefined ? await lastCondition(walk, last, operator, value, depth) : ([[`${last.field}.${part}`, operator, value]] as const);
  return steps
    .slice(0, -1)
    .reduceRight<Domain>(
      (condition, step) => whereShown(walk, step, [[step.field, "any", inScope(walk, step, condition)]]),
      whereShown(walk, last, inner),
    );
}

/** The condition on a path's last field. */
async function lastCondition(walk: Walk, step: PathStep, operator: string, value: Json | Domain, depth: number): Promise<Domain> {
  const { model, field, found } = step;
  if (field === "display_name") return readable(walk, model, [[await nameField(walk, model), operator, value]], depth + 1);
  if (operator === "any" || operator === "not any") {
    if (found.relation === undefined || !isDomain(value)) throw malformed(`"${operator}" needs a relation and a domain`);
    return [[field, operator, inScope(walk, step, await readable(walk, found.relation, value, depth + 1))]];
  }
  if (found.relation !== undefined && matchesText(operator, value)) {
    const name = await nameField(walk, found.relation);
    const negative = operator.startsWith("not ") || operator === "!=";
    const positive = operator === "!=" ? "=" : operator.replace(/^not /, "");
    const condition = await readable(walk, found.relation, [[name, positive, value]], depth + 1);
    return [[field, negative ? "not any" : "any", inScope(walk, step, condition)]];
  }
  if (operator === "child_of" || operator === "parent_of") return inHierarchy(walk, step, operator, value);
  if (LISTS.has(found.type) && walk.access.scope(found.relation ?? model).length > 0) return listCondition(walk, step, operator, value);
  return [[field, operator, value]];
}

/** Odoo would walk a tree past what is in scope and by fields that aren't shown, so that the reader walks it. */
async function inHierarchy(
  { access, catalog, hierarchy }: Walk,
  step: PathStep,
  operator: "child_of" | "parent_of",
  value: Json | Domain,
): Promise<Domain> {
  const tree = step.found.relation ?? step.model;
  const parent = (await catalog.fields(tree)).get(PARENT);
  if (parent?.relation !== tree || access.sight(tree, PARENT) !== "shown" || (step.found.relation === undefined && step.field !== "id"))
    throw malformed(`"${operator}" needs a relation to records whose hierarchy this person may see`);
  const ids = idsOf(value);
  if (!ids) throw malformed(`"${operator}" takes ids`);
  return [[step.field, "in", [...(await hierarchy(tree, operator, ids))]]];
}

const PARENT = "parent_id";
const LISTS = new Set(["one2many", "many2many"]);

/** A list counts as empty for a role when it holds nothing in scope. */
function listCondition(walk: Walk, step: PathStep, operator: string, value: Json | Domain): Domain {
  const negative = operator === "!=" || operator === "not in";
  if (!negative && operator !== "=" && operator !== "in") throw malformed(`"${operator}" can't be used on a list of records`);
  if (value === false || value === null) return [[step.field, negative ? "any" : "not any", inScope(walk, step, [])]];
  const ids = idsOf(value);
  if (!ids) throw malformed("a list of records is compared with ids");
  return [[step.field, negative ? "not any" : "any", inScope(walk, step, [["id", "in", [...ids]]])]];
}

function idsOf(value: Json | Domain): readonly number[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  const ids = list.filter((id): id is number => typeof id === "number");
  return ids.length === list.length ? ids : undefined;
}

/** Odoo looks text up in a related record's other fields too (a partner's VAT number and e-mail), so it is matched on the name alone. */
function matchesText(operator: string, value: Json | Domain): boolean {
  return TEXT_OPERATORS.some((text) => text === operator) || (Array.isArray(value) ? value : [value]).some((one) => typeof one === "string");
}

async function nameField(walk: Walk, model: string): Promise<string> {
  const fields = await walk.catalog.fields(model);
  const shown = (field: string) => fields.has(field) && walk.access.sight(model, field) === "shown";
  const name = shown("complete_name") ? "complete_name" : fields.has("name") ? "name" : undefined;
  if (name === undefined) throw malformed(`${model} has no name to match; use one of its other fields`);
  return name;
}

/** A condition on a field that only some rows show is false of the others, whatever they hold. */
function whereShown({ access }: Walk, { model, field }: PathStep, condition: Domain): Domain {
  const scope = field === "id" || field === "display_name" ? undefined : partialScope(access, model, field);
  return scope === undefined ? condition : allOf(scope, condition);
}

function inScope({ access }: Walk, { found }: PathStep, condition: Domain): Domain {
  return found.relation === undefined ? condition : allOf(access.scope(found.relation), condition);
}

/** Refuses what could swallow the terms that are added to it: missing or left-over operands, unknown operators. */
function wellFormed(domain: Domain): Domain {
  let open = 0;
  for (const term of domain) {
    if (typeof term === "string" ? !["&", "|", "!"].includes(term) : !isLeaf(term)) throw malformed("a term is neither a condition nor an operator");
    if (open === 0) open = 1;
    if (term === "&" || term === "|") open += 1;
    else if (term !== "!") open -= 1;
  }
  if (open !== 0) throw malformed("an operator lacks its operand");
  return domain;
}

function isLeaf(term: unknown): term is DomainLeaf {
  return (
    Array.isArray(term) &&
    term.length === 3 &&
    typeof term[0] === "string" &&
    typeof term[1] === "string" &&
    OPERATORS.has(term[1]) &&
    (term[1].endsWith("any") ? Array.isArray(term[2]) : isPlain(term[2]))
  );
}

/** Texts, numbers and lists of them: anything deeper means something else to each version of Odoo. */
function isPlain(value: unknown): boolean {
  const isScalar = (one: unknown) => one === null || ["string", "number", "boolean"].includes(typeof one);
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

function isDomain(value: unknown): value is Domain {
  return Array.isArray(value);
}

function malformed(why: string): CopilotError {
  return new CopilotError("BAD_INPUT", `This search can't be sent to Odoo: ${why}.`);
}
