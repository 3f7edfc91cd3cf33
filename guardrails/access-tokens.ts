import type { Domain, DomainLeaf } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import type { Principal } from "../core/principal.ts";

type Person = Pick<Principal, "id" | "companies" | "warehouses">;

/**
 * A role's scope with its tokens replaced: {user} is the person's login, {companies} and {warehouses} are lists of ids.
 * Somebody who belongs to all of them has no list, so that the condition holds of every row that has one.
 */
export function withPrincipal(scope: Domain, person: Person): Domain {
  return scope.map((term) => (typeof term === "string" ? term : replaced(term, person)));
}

function replaced([path, operator, value]: DomainLeaf, person: Person): DomainLeaf {
  switch (value) {
    case "{user}":
      return [path, operator, person.id];
    case "{companies}":
      return listed(path, operator, person.companies);
    case "{warehouses}":
      return listed(path, operator, person.warehouses);
    default:
      if (typeof value === "string" && /^\{.*\}$/.test(value)) throw unknownToken(value);
      return [path, operator, isDomain(value) ? withPrincipal(value, person) : value];
  }
}

function listed(path: string, operator: string, ids: "all" | readonly number[]): DomainLeaf {
  if (operator !== "in") throw new CopilotError("NOT_CONFIGURED", `roles.yaml: a scope compares ${path} with a list; write it with "in".`);
  return ids === "all" ? [path, "!=", false] : [path, "in", [...ids]];
}

/** The value of "any" and "not any" is itself a domain. */
function isDomain(value: Json | Domain): value is Domain {
  return Array.isArray(value) && value.some((term) => Array.isArray(term));
}

function unknownToken(token: string): CopilotError {
  return new CopilotError("NOT_CONFIGURED", `roles.yaml: a scope may use {user}, {companies} and {warehouses}; it doesn't know ${token}.`);
}
