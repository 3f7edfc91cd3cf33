import { type Domain, normalised } from "../../../core/domain.ts";
import type { Json } from "../../../core/json.ts";
import { accessError, typeError, valueError } from "../errors.ts";
import { checkModel, hasGroup, maySeeField, mayUseModel, type Operation } from "./access.ts";
import { datePartTest, momentTest } from "./domain-dates.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import { hierarchyIds } from "./hierarchy.ts";
import { OPERATORS } from "./operators.ts";
import { fieldValue } from "./record.ts";
import { recordRules } from "./rules.ts";
import { likeTest, scalarTest } from "./scalar-condition.ts";
import { rowOf, table } from "./world.ts";

export type Test = (id: number) => boolean;

const YES: Test = () => true;
const NO: Test = () => false;

/** Turns a domain into a test of one record; what Odoo refuses to search on is refused here with the same error. */
export function compileDomain(env: Env, model: string, input: Json | Domain): Test {
  const domain = asDomain(input);
  if (domain.length === 0) return YES;
  const stack: Test[] = [];
  for (const term of normalised(domain).toReversed()) {
    if (term === "!") {
      const inner = stack.pop();
      if (!inner) throw valueError(`Domain() invalid item in domain: ${JSON.stringify(input)}`);
      stack.push((id) => !inner(id));
    } else if (term === "&" || term === "|") {
      const left = stack.pop();
      const right = stack.pop();
      if (!left || !right) throw valueError(`Domain() malformed domain ${JSON.stringify(input)}`);
      stack.push(term === "&" ? (id) => left(id) && right(id) : (id) => left(id) || right(id));
    } else stack.push(compileLeaf(env, model, term));
  }
  if (stack.length !== 1 || !stack[0]) throw valueError(`Domain() malformed domain ${JSON.stringify(input)}`);
  return stack[0];
}

/** A domain as it came over the wire. */
export function asDomain(input: Json | Domain): Domain {
  if (!Array.isArray(input)) throw typeError(`Domain() invalid argument type for domain: ${JSON.stringify(input)}`);
  const terms = input.map((term: Json): Domain[number] => {
    if (term === "&" || term === "|" || term === "!") return term;
    if (!Array.isArray(term) || term.length !== 3) throw valueError(`Domain() invalid item in domain: ${JSON.stringify(term)}`);
    const [path, operator, value] = term;
    return [path as string, String(operator), (value ?? false) as Json];
  });
  return terms;
}

function compileLeaf(env: Env, model: string, [path, rawOperator, rawValue]: readonly [string, string, Json | Domain]): Test {
  const operator = String(rawOperator).toLowerCase();
  const value = rawValue === null ? false : rawValue;
  if ((path as unknown) === 1 || (path as unknown) === 0) return (path as unknown) === value ? YES : NO;
  if (typeof path !== "string" || path === "")
    throw typeError(`Empty field name in condition (${JSON.stringify(path)}, '${operator}', ${JSON.stringify(value)})`);
  if (!OPERATORS.has(operator)) throw valueError(`Invalid operator in condition ('${path}', '${rawOperator}', ${JSON.stringify(value)})`);
  const dot = path.indexOf(".");
  const name = dot < 0 ? path : path.slice(0, dot);
  const field = env.world.registry.models.get(model)?.fields.get(name);
  if (!field) throw valueError(`Invalid field ${model}.${name} in condition ('${path}', '${operator}', ${JSON.stringify(value)})`);
  if (field.store !== false && !maySeeField(env, field.groups)) {
    throw accessError(
      `You do not have enough rights to access the field "${name}" on ${env.world.registry.models.get(model)?.label} (${model}). Please contact your system administrator.`,
    );
  }
  if (dot >= 0) {
    const rest = path.slice(dot + 1);
    if (field.relation) {
      const relation = field.relation;
      return related(
        env,
        model,
        field,
        compileInner(env, model, field, () => compileDomain(env, relation, [[rest, operator, value as Json]])),
        false,
      );
    }
    if (field.type === "date" || field.type === "datetime") return datePartTest(env, model, field, rest, operator, value as Json);
    throw valueError(`Invalid field property ${model}.${path}`);
  }
  if (name === "display_name" || env.world.registry.models.get(model)?.behaviour.searches?.[name]) {
    return searchedBy(env, model, field, operator, value as Json);
  }
  if (field.store === false && field.searchable !== true) throw valueError(`Cannot convert ${model}.${name} to SQL because it is not stored`);
  return conditionTest(env, model, field, operator, value as Json);
}

function searchedBy(env: Env, model: string, field: Field, operator: string, value: Json): Test {
  const behaviour = env.world.registry.models.get(model)?.behaviour;
  const custom = field.name === "display_name" ? behaviour?.searchName : behaviour?.searches?.[field.name];
  if (custom) return compileDomain({ ...env, su: true }, model, custom(env, operator, value));
  const recName = behaviour?.recName ?? "name";
  const named = env.world.registry.models.get(model)?.fields.get(recName);
  return conditionTest(env, model, named ?? field, operator, value);
}

/** The models whose records are part of the one that points to them: no rights of their own are asked. */
const INHERITED: ReadonlySet<string> = new Set(["product_tmpl_id", "partner_id of res.users"]);

/** A condition on a related model is a search of it: its own rights and rules hold. */
function compileInner(env: Env, model: string, field: Field, compile: () => Test): Test {
  const relation = field.relation ?? "";
  if (env.su || INHERITED.has(field.name) || INHERITED.has(`${field.name} of ${model}`)) return compile();
  checkModel(env, relation, "read");
  const rule = ruleTest(env, relation, "read");
  const test = compile();
  return rule ? (id) => rule(id) && test(id) : test;
}

/** The test that record rules put to every record of the model for this caller; undefined when there is none. */
export function ruleTest(env: Env, model: string, operation: Operation): Test | undefined {
  if (env.su) return undefined;
  const domain = recordRules(env, model, operation, (xmlid) => hasGroup(env, xmlid));
  const plain: Env = { ...env, su: true, context: { active_test: false } };
  const test = domain.length === 0 ? undefined : compileDomain(plain, model, domain);
  const documents =
    model === "mail.message" || model === "mail.activity" ? documentTest(env, model === "mail.message" ? "model" : "res_model", model) : undefined;
  if (!test || !documents) return test ?? documents;
  return (id) => test(id) && documents(id);
}

/** Messages and activities are seen with the document that they are on. */
function documentTest(env: Env, modelField: string, model: string): Test {
  const tests = new Map<string, Test>();
  const testOf = (document: string): Test => {
    const known = tests.get(document);
    if (known) return known;
    const made = !env.world.registry.models.has(document) ? YES : mayUseModel(env, document, "read") ? (ruleTest(env, document, "read") ?? YES) : NO;
    tests.set(document, made);
    return made;
  };
  return (id) => {
    const row = rowOf(env.world, model, id);
    const document = row?.[modelField];
    return typeof document !== "string" || row?.["create_uid"] === env.uid || testOf(document)(Number(row?.["res_id"] ?? 0));
  };
}

function related(env: Env, model: string, field: Field, inner: Test, negate: boolean): Test {
  const cache = new Map<number, boolean>();
  const passes = (id: number) => {
    const known = cache.get(id) ?? inner(id);
    cache.set(id, known);
    return known;
  };
  const read = { ...env, context: { ...env.context, active_test: false } };
  return (id) => {
    const value = fieldValue(read, model, id, field.name);
    const found = typeof value === "number" ? value > 0 && passes(value) : Array.isArray(value) && value.some(passes);
    return found !== negate;
  };
}

function conditionTest(env: Env, model: string, field: Field, operator: string, value: Json): Test {
  if (field.relation !== undefined) return relationTest(env, model, field, operator, value);
  if (operator === "any" || operator === "not any" || operator === "child_of" || operator === "parent_of") {
    if (field.name === "id" && (operator === "child_of" || operator === "parent_of")) {
      const ids = hierarchyIds(env, model, operator, value);
      return (id) => ids.has(id);
    }
    throw valueError(`Cannot use '${operator}' with non-relational fields in condition ('${field.name}', '${operator}', ${JSON.stringify(value)})`);
  }
  if (operator === "=?") return value === false ? YES : conditionTest(env, model, field, "=", value);
  const get = (id: number) => fieldValue(env, model, id, field.name);
  if (operator.endsWith("like")) return likeTest(get, operator, value);
  if (field.type === "date" || field.type === "datetime") return momentTest(env, field, operator, value, get);
  return scalarTest(field, operator, value, get);
}

function relationTest(env: Env, model: string, field: Field, operator: string, value: Json): Test {
  const comodel = field.relation ?? "";
  if (operator === "any" || operator === "not any")
    return related(
      env,
      model,
      field,
      compileInner(env, model, field, () => compileDomain(env, comodel, value)),
      operator === "not any",
    );
  if (operator.endsWith("like")) {
    const positive = operator.replace("not ", "");
    const name = env.world.registry.models.get(comodel)?.fields.get("display_name");
    if (!name) return NO;
    return related(
      env,
      model,
      field,
      compileInner(env, model, field, () => searchedBy(env, comodel, name, positive, value)),
      positive !== operator,
    );
  }
  if (operator === "child_of" || operator === "parent_of") {
    const ids = hierarchyIds(env, comodel, operator, value);
    return related(env, model, field, (id) => ids.has(id), false);
  }
  if (operator === "=?") return value === false ? YES : relationTest(env, model, field, "=", value);
  const negative = operator === "!=" || operator === "not in";
  const read = { ...env, context: { ...env.context, active_test: false } };
  const heldIds = (id: number): readonly number[] => {
    const held = fieldValue(read, model, id, field.name);
    return typeof held === "number" ? (held > 0 ? [held] : []) : Array.isArray(held) ? held : [];
  };
  if (operator.startsWith("<") || operator.startsWith(">")) {
    if (typeof value === "string")
      throw typeError(`Inequality not supported for relational field using a string in condition ('${field.name}', '${operator}', '${value}')`);
    const bound = Number(value);
    return (id) =>
      heldIds(id).some((one) => (operator === "<" ? one < bound : operator === "<=" ? one <= bound : operator === ">" ? one > bound : one >= bound));
  }
  const list = Array.isArray(value) ? (value.length === 0 && (operator === "=" || operator === "!=") ? [false] : value) : [value];
  const ids = new Set(list.filter((one) => typeof one === "number"));
  const names = list.filter((one) => typeof one === "string");
  const none = list.some((one) => one === false || one === null);
  const name = env.world.registry.models.get(comodel)?.fields.get("display_name");
  const named = names.length > 0 && name ? searchedBy(env, comodel, name, "in", names) : NO;
  return (id) => {
    const held = heldIds(id);
    const found = held.length === 0 ? none : held.some((one) => ids.has(one) || named(one));
    return found !== negative;
  };
}

/** Whether the domain says something of `active`, which shows archived records. */
export function mentionsActive(domain: Domain): boolean {
  return domain.some((term) => Array.isArray(term) && term[0] === "active");
}

/** Ids worth testing: those a top-level condition on the id or on an indexed field narrows it to, else all. */
export function candidates(env: Env, model: string, domain: Domain): Iterable<number> {
  const { rows, indexes } = table(env.world, model);
  if (!domain.includes("|") && !domain.includes("!")) {
    for (const term of domain) {
      if (!Array.isArray(term)) continue;
      const [name, operator, value] = term as readonly [string, string, Json];
      const list =
        operator === "=" && typeof value === "number"
          ? [value]
          : operator === "in" && Array.isArray(value) && value.every((one) => typeof one === "number")
            ? value
            : undefined;
      if (!list) continue;
      if (name === "id") return new Set((list as number[]).filter((id) => rows.has(id)));
      const index = indexes.get(name);
      if (index && list.length < 50) return new Set((list as number[]).flatMap((target) => [...(index.get(target) ?? [])]));
    }
  }
  return rows.keys();
}
