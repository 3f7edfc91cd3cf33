import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { createHttpDoor } from "../sandbox/seed/http-door.ts";
import { idsOf, rowsOf, SEED_MODULE } from "../sandbox/seed/ledger.ts";
import { seedOdoo } from "../sandbox/seed/seed.ts";
import { mintKey } from "../setup/mint-key.ts";
import { CONTRACT_SEED } from "./contract-seed.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";
import { CONTRACT_USERS, type ContractUser, loginOf, nameOf, USER_NAMES } from "./users.ts";

export interface RealOdoo {
  readonly url: string;
  readonly db: string;
  readonly login: string;
  readonly password: string;
}

/** Long enough for Odoo's own rules; the database is thrown away. */
const USER_PASSWORD = "contract-suite-2026";

/** A real Odoo 19 with the same data set, loaded now if it is not there, and the same users. It is changed: give it a database of its own. */
export async function realEndpoint({ url, db, login, password }: RealOdoo, clock: Clock): Promise<Endpoint> {
  const door = createHttpDoor({ url, db, login, password });
  const [known] = idsOf(await door.call("res.users", "search", { domain: [["login", "=", loginOf("manager")]], limit: 1 }));
  if (known !== undefined)
    throw new CopilotError("STALE", "The contract suite has already changed this database. Restore it from before, then run the suite again.");
  await seedOdoo({ door, ...CONTRACT_SEED, now: clock() });
  const companyNames = [
    ["module", "=", SEED_MODULE],
    ["model", "=", "res.company"],
    ["name", "=like", "company_%"],
  ];
  const seeded = rowsOf(await door.call("ir.model.data", "search_read", { domain: companyNames, fields: ["res_id"], order: "name", limit: 0 }));
  const companies = seeded.map((row) => Number(row["res_id"]));
  const users: [ContractUser, { uid: number; apiKey: string }][] = [];
  for (const user of USER_NAMES) users.push([user, await createUser(door, { url, db }, user, companies)]);
  const byName = Object.fromEntries(users) as { [user in ContractUser]: { uid: number; apiKey: string } };
  return openEndpoint({ label: "the real Odoo", url, db, fetch, admin: door.call, users: byName });
}

async function createUser(
  door: ReturnType<typeof createHttpDoor>,
  server: { url: string; db: string },
  user: ContractUser,
  companies: readonly number[],
) {
  const names = ["base.group_user", ...CONTRACT_USERS[user]];
  const domain = [
    ["model", "=", "res.groups"],
    ["name", "in", names.map((name) => name.slice(name.indexOf(".") + 1))],
  ];
  const found = rowsOf(await door.call("ir.model.data", "search_read", { domain, fields: ["module", "name", "res_id"], limit: 0 }));
  const groups = found.filter((row) => names.includes(`${row["module"]}.${row["name"]}`)).map((row) => Number(row["res_id"]));
  const values = {
    name: nameOf(user),
    login: loginOf(user),
    email: loginOf(user),
    password: USER_PASSWORD,
    group_ids: [[6, 0, groups]],
    company_id: companies[0] ?? 1,
    company_ids: [[6, 0, companies]],
    tz: "America/New_York",
  };
  await door.call("res.users", "create", { vals_list: [values], context: { no_reset_password: true } });
  return mintKey({ ...server, fetch }, loginOf(user), USER_PASSWORD, "contract suite");
}
