import type { Access } from "../../core/access.ts";
import { isJsonObject, type Json } from "../../core/json.ts";
import type { Principal, Role } from "../../core/principal.ts";
import { accessOf } from "../../guardrails/access.ts";
import { type Policy, rolePolicies } from "../../guardrails/policy.ts";
import { readableAccess } from "../../odoo/readable-scope.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import { demoLogins } from "../../server/people.ts";

/** What Odoo says of a field. */
export interface FieldFacts {
  readonly type: string;
  readonly relation: string | undefined;
  readonly store: boolean;
  readonly selection: readonly string[];
}

export type Schema = ReadonlyMap<string, ReadonlyMap<string, FieldFacts>>;

/** What one role may see of a world: which records, and of them which fields. */
export interface RoleView {
  readonly principal: Principal;
  readonly access: Access;
  /** The models of the role that its Odoo user may search. */
  readonly models: readonly string[];
  readonly records: ReadonlyMap<string, ReadonlySet<number>>;
  shows(model: string, id: number, field: string): boolean;
}

export function principalOf(role: Role, timeZone: string): Principal {
  const login = demoLogins().find((person) => person.role === role);
  if (!login) throw new RangeError(`The demo has nobody of the role ${role}.`);
  return { id: login.login, name: login.name, roles: [role], companies: "all", warehouses: "all", timeZone, channel: "console" };
}

export function roleView(policy: Policy, principal: Principal, sandbox: Sandbox): RoleView {
  const access = readableAccess(accessOf(policy, principal));
  const records = new Map<string, ReadonlySet<number>>();
  const models: string[] = [];
  for (const model of new Set(rolePolicies(policy, principal).flatMap(({ reads }) => reads))) {
    const own = visibleIds(sandbox, principal.id, access, model);
    if (own) models.push(model);
    // Odoo shows the names of what it doesn't let somebody read, so that what the policy shows counts.
    records.set(model, new Set(own ?? visibleIds(sandbox, "admin", access, model)));
  }
  return {
    principal,
    access,
    records,
    models: models.sort(),
    shows: (model, id, field) => records.get(model)?.has(id) === true && access.sight(model, field) !== "hidden",
  };
}

function visibleIds(sandbox: Sandbox, login: string, access: Access, model: string): readonly number[] | undefined {
  try {
    const answer = sandbox.run(login, model, "search", { domain: [...access.scope(model)], context: { active_test: false } });
    return Array.isArray(answer) ? answer.filter((id): id is number => typeof id === "number") : [];
  } catch {
    return undefined; // Odoo itself lets this person read none of it.
  }
}

/** Every model of the world with its fields, as the administrator sees them. */
export function schemaOf(sandbox: Sandbox, models: readonly string[]): Schema {
  return new Map(models.map((model) => [model, fieldsOf(sandbox.run("admin", model, "fields_get", {}))]));
}

function fieldsOf(answer: Json): ReadonlyMap<string, FieldFacts> {
  return new Map(
    Object.entries(isJsonObject(answer) ? answer : {}).flatMap(([name, facts]) => (isJsonObject(facts) ? [[name, factsOf(facts)]] : [])),
  );
}

function factsOf(facts: { readonly [key: string]: Json }): FieldFacts {
  const choices = facts["selection"];
  return {
    type: String(facts["type"]),
    relation: typeof facts["relation"] === "string" ? facts["relation"] : undefined,
    store: facts["store"] !== false,
    selection: Array.isArray(choices) ? choices.flatMap((choice) => (Array.isArray(choice) && typeof choice[0] === "string" ? [choice[0]] : [])) : [],
  };
}
