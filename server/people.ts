import { CopilotError } from "../core/errors.ts";
import { type Channel, type Principal, ROLES, type Role } from "../core/principal.ts";
import type { Policy } from "../guardrails/policy.ts";

/** Who exists: under demo one person a role, and second managers for the managers' own requests. */
export interface People {
  find(id: string, channel: Channel): Principal | undefined;
  /** Throws UNAUTHENTICATED with the names that exist. */
  get(id: string, channel: Channel): Principal;
  list(): readonly Principal[];
}

const SECOND_MANAGERS: readonly (readonly [login: string, role: Role])[] = [
  ["operations_manager2", "operations_manager"],
  ["finance_manager2", "finance_manager"],
];

export function demoLogins(): readonly { readonly login: string; readonly role: Role }[] {
  return [...ROLES.map((role) => ({ login: `${role}@demo`, role })), ...SECOND_MANAGERS.map(([login, role]) => ({ login: `${login}@demo`, role }))];
}

/** The demo's people exist under `demo` only; every other environment refuses them. */
export function createPeople(policy: Policy, environment: "demo" | "staging" | "production", timeZone: string): People {
  const logins = environment === "demo" ? demoLogins() : [];
  const byId = new Map(
    logins.map(({ login, role }) => [login, { role, name: `${policy.roles[role].title}${login.includes("2@") ? " (second)" : ""}` }]),
  );
  const make = (id: string, channel: Channel): Principal | undefined => {
    const person = byId.get(id);
    return person && { id, name: person.name, roles: [person.role], companies: "all", warehouses: "all", timeZone, channel };
  };
  return {
    find: make,
    get(id, channel) {
      const person = make(id, channel);
      if (person) return person;
      const known = [...byId.keys()];
      const hint =
        known.length > 0
          ? `Use one of: ${known.join(", ")}.`
          : "The demo's people exist under COUNTERSIGN_ENV=demo only; sign in through your identity provider.";
      throw new CopilotError("UNAUTHENTICATED", `There is nobody called ${JSON.stringify(id.slice(0, 80))} here. ${hint}`);
    },
    list: () => logins.flatMap(({ login }) => make(login, "console") ?? []),
  };
}
