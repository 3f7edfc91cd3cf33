import { CopilotError } from "../core/errors.ts";
import type { Channel, Principal, Role } from "../core/principal.ts";
import type { Queryable } from "./identity/person-store.ts";

/** Who exists, as they are known now. A transaction's client is handed on, because the embedded database has one connection. */
export interface People {
  find(id: string, channel: Channel, db?: Queryable): Promise<Principal | undefined>;
  /** Throws UNAUTHENTICATED with what to do. */
  get(id: string, channel: Channel): Promise<Principal>;
  list(): Promise<readonly Principal[]>;
}

/** Refused in our words; the id came from outside, so that only its beginning is repeated. */
export function nobody(id: string, hint: string): CopilotError {
  return new CopilotError("UNAUTHENTICATED", `There is nobody called ${JSON.stringify(id.slice(0, 80))} here. ${hint}`);
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

/** Whom one can be under COUNTERSIGN_ENV=demo, and nowhere else. */
export function createDemoPeople(timeZone: string): People {
  const byId = new Map(demoLogins().map(({ login, role, name }) => [login, { role, name }]));
  const make = (id: string, channel: Channel): Principal | undefined => {
    const person = byId.get(id);
    return person && { id, name: person.name, roles: [person.role], companies: "all", warehouses: "all", timeZone, channel };
  };
  return {
    find: async (id, channel) => make(id, channel),
    async get(id, channel) {
      const person = make(id, channel);
      if (person) return person;
      throw nobody(id, `Use one of: ${[...byId.keys()].join(", ")}.`);
    },
    list: async () => [...byId.keys()].flatMap((id) => make(id, "console") ?? []),
  };
}
