import type { Principal } from "../../core/principal.ts";
import type { Policy } from "../policy.ts";
import { signingRoles } from "./may-sign.ts";

/** What a person may propose a standing order for: uses, and the kinds of change that they countersign without limit of size. */
export function optionsFor(policy: Policy, person: Pick<Principal, "roles">) {
  const signs = (kind: string) => signingRoles(policy, kind).some((role) => person.roles.includes(role));
  const useCases = policy.useCases
    .filter(({ autonomy }) => autonomy === "propose")
    .map(({ id, title, tools }) => ({ id, title, kinds: tools.filter(signs) }))
    .filter(({ kinds }) => kinds.length > 0);
  return { useCases, currency: policy.approvals.currency };
}
