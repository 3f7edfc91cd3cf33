import type { Access, DataLabel, Sight } from "../core/access.ts";
import { allOf, anyOf, type Domain } from "../core/domain.ts";
import type { Principal } from "../core/principal.ts";
import { companyScope } from "./access-company.ts";
import { withPrincipal } from "./access-tokens.ts";
import { warehouseScope } from "./access-warehouse.ts";
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
  /** What nothing widens: the principal's own companies and warehouses. */
  const own = (model: string): Domain =>
    allOf(
      principal.companies === "all" ? [] : companyScope(model, principal.companies),
      principal.warehouses === "all" ? [] : warehouseScope(model, principal.warehouses),
    );
  /** The rows of any of these roles; none of them means no rows. */
  const rowsOf = (model: string, of: readonly RolePolicy[]): Domain => {
    if (of.length === 0) return NO_ROWS;
    const scopes = of.map((role) => withPrincipal(role.scope[model] ?? [], principal));
    return allOf(own(model), scopes.some((scope) => scope.length === 0) ? [] : anyOf(...scopes));
  };
  return {
    companies: principal.companies,
    warehouses: principal.warehouses,
    label: labelOf,
    sight(model, field) {
      const label = labelOf(model, field);
      return label ? sightOfRoles(reading(model), label) : "hidden";
    },
    scope(model, field) {
      const label = field === undefined ? undefined : labelOf(model, field);
      if (label === undefined) return rowsOf(model, reading(model));
      const best = sightOfRoles(reading(model), label);
      return rowsOf(model, best === "hidden" ? [] : reading(model).filter((role) => sightOfRoles([role], label) === best));
    },
    minimumGroup(model, field) {
      const [amounts, facet] = labelOf(model, field)?.split(".") ?? [];
      if (amounts === undefined || facet === undefined || !AMOUNTS.includes(amounts)) return 1;
      return reading(model).some(({ sees }) => sees.some((label) => label === amounts)) ? 1 : policy.minimumGroup;
    },
  };
}

const NO_ROWS: Domain = [["id", "=", 0]];
/** Classes whose fields add up; who sees one facet of them only could work out the other from a sum over one record. */
const AMOUNTS: readonly string[] = ["commercial", "vendor_terms", "cost", "margin"];
