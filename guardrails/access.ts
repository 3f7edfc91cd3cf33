import type { Access, DataLabel, Sight } from "../core/access.ts";
import { anyOf, type Domain } from "../core/domain.ts";
import type { Principal } from "../core/principal.ts";
import { type Policy, rolePolicies } from "./policy.ts";
import type { RolePolicy } from "./policy-schema.ts";

/** A list of labels covers a label when it names it or its whole class: "commercial" covers "commercial.total". */
export function covers(labels: readonly string[], label: string): boolean {
  return labels.includes(label) || labels.includes(label.split(".")[0] ?? label);
}

/** What the principal's roles see of a label together; the most that any of them sees. */
export function sightOf(policy: Policy, principal: Pick<Principal, "roles">, label: string): Sight {
  return sightOfRoles(rolePolicies(policy, principal), label);
}

/** A role shows its classes of data in the records that it reads itself, so that two roles together open no third thing. */
function sightOfRoles(roles: readonly RolePolicy[], label: string): Sight {
  let best: Sight = "hidden";
  for (const role of roles) {
    if (label !== "open" && !covers(role.sees, label)) continue;
    if (!covers(role.masked, label)) return "shown";
    best = "masked";
  }
  return best;
}

/** A principal's policy in the form that the reader enforces. */
export function accessOf(policy: Policy, principal: Principal): Access {
  const roles = rolePolicies(policy, principal);
  const reading = (model: string) => roles.filter((role) => role.reads.includes(model));
  const labelOf = (model: string, field: string): DataLabel | undefined => policy.data[model]?.[field];
  return {
    companies: principal.companies,
    label: labelOf,
    sight(model, field) {
      const label = labelOf(model, field);
      return label ? sightOfRoles(reading(model), label) : "hidden";
    },
    scope(model): Domain {
      const scopes = reading(model).map((role) => role.scope[model] ?? []);
      const roleScope = scopes.some((scope) => scope.length === 0) ? [] : anyOf(...scopes);
      return roleScope;
    },
  };
}
