import type { Clock } from "../../core/clock.ts";
import { createSandbox } from "../sandbox/sandbox.ts";
import { rowsOf } from "../sandbox/seed/ledger.ts";
import { sandboxDoor } from "../sandbox/seed/sandbox-door.ts";
import { seedOdoo } from "../sandbox/seed/seed.ts";
import { CONTRACT_SEED } from "./contract-seed.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";
import { CONTRACT_USERS, type ContractUser, loginOf, nameOf, USER_NAMES } from "./users.ts";

const DATABASE = "sandbox";

/** The embedded Odoo, small, with the users of the contract. */
export async function embeddedEndpoint(clock: Clock): Promise<Endpoint> {
  const sandbox = createSandbox({ clock, database: DATABASE });
  const door = sandboxDoor(sandbox);
  await seedOdoo({ door, ...CONTRACT_SEED, now: clock() });
  const companies = rowsOf(await door.call("res.company", "search_read", { domain: [], fields: ["name"], order: "id" })).map((row) => row.id);
  const users = Object.fromEntries(
    USER_NAMES.map((user, index) => {
      const apiKey = String(index + 1).repeat(40);
      const uid = sandbox.addUser({
        login: loginOf(user),
        name: nameOf(user),
        groups: CONTRACT_USERS[user],
        apiKey,
        companyIds: companies,
        companyId: companies[0] ?? 1,
        tz: "America/New_York",
      });
      return [user, { uid, apiKey }];
    }),
  ) as { [user in ContractUser]: { uid: number; apiKey: string } };
  return openEndpoint({ label: "the embedded Odoo", url: "http://embedded.invalid", db: DATABASE, fetch: sandbox.fetch, admin: door.call, users });
}
