import { CopilotError } from "../core/errors.ts";
import type { Channel, Principal, Role } from "../core/principal.ts";

/** Who exists: under demo one person a role, and second managers for the managers' own requests. */
export interface People {
  find(id: string, channel: Channel): Promise<Principal | undefined>;
  /** Throws UNAUTHENTICATED with the names that exist. */
  get(id: string, channel: Channel): Promise<Principal>;
  list(): Promise<readonly Principal[]>;
}

/** The demo's people: one a role, and second managers, since nobody countersigns their own large request. */
const DEMO: readonly (readonly [login: string, role: Role, name: string])[] = [
  ["customer_service", "customer_service", "Clara Service"],
  ["sales", "sales", "Sam Sales"],
  ["buyer", "buyer", "Ben Buyer"],
  ["planner", "planner", "Petra Planner"],
  ["warehouse", "warehouse", "Walt Warehouse"],
  ["accounts_payable", "accounts_payable", "Ada Payable"],
  ["finance_manager", "finance_manager", "Fay Finance"],
  ["finance_manager2", "finance_manager", "Finn Finance"],
  ["operations_manager", "operations_manager", "Olga Operations"],
  ["operations_manager2", "operations_manager", "Otto Operations"],
  ["auditor", "auditor", "Aron Auditor"],
  ["admin", "admin", "Ann Admin"],
];

export function demoLogins(): readonly { readonly login: string; readonly role: Role; readonly name: string }[] {
  return DEMO.map(([login, role, name]) => ({ login: `${login}@demo`, role, name }));
}

/** The demo's people exist under `demo` only; every other environment refuses them. */
export function createPeople(environment: "demo" | "staging" | "production", timeZone: string): People {
  const logins = environment === "demo" ? demoLogins() : [];
  const byId = new Map(logins.map(({ login, role, name }) => [login, { role, name }]));
  const make = (id: string, channel: Channel): Principal | undefined => {
    const person = byId.get(id);
    return person && { id, name: person.name, roles: [person.role], companies: "all", warehouses: "all", timeZone, channel };
  };
  return {
    find: async (id, channel) => make(id, channel),
    async get(id, channel) {
      const person = make(id, channel);
      if (person) return person;
      const known = [...byId.keys()];
      const hint =
        known.length > 0
          ? `Use one of: ${known.join(", ")}.`
          : "The demo's people exist under COUNTERSIGN_ENV=demo only; sign in through your identity provider.";
      throw new CopilotError("UNAUTHENTICATED", `There is nobody called ${JSON.stringify(id.slice(0, 80))} here. ${hint}`);
    },
    list: async () => logins.flatMap(({ login }) => make(login, "console") ?? []),
  };
}
