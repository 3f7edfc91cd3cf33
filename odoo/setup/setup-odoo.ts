import { installCompanion } from "./install-companion.ts";
import type { RoleUser } from "./role-user.ts";
import { setUpRoleUser, type UserKey } from "./role-users.ts";
import { openSession } from "./session.ts";

export interface SetupOrder {
  readonly url: string;
  readonly db: string;
  readonly adminLogin: string;
  readonly adminPassword: string;
  readonly fetch?: typeof fetch;
  /** Users to be made for the demo's roles; none means that only the companion is installed. */
  readonly demoUsers?: readonly RoleUser[];
  /** API keys of an earlier run by login: one that still works is kept. */
  readonly keys?: { readonly [login: string]: string };
}

export interface SetupResult {
  /** The server action that the previewer and the writer run. */
  readonly companion: number;
  readonly users: readonly UserKey[];
}

/** Prepares a real Odoo: the companion, and one user with an API key per demo role. Running it again changes nothing that is right already. */
export async function setupOdoo(order: SetupOrder): Promise<SetupResult> {
  const server = { url: order.url, db: order.db, fetch: order.fetch ?? globalThis.fetch };
  const admin = await openSession(server, order.adminLogin, order.adminPassword);
  const companion = await installCompanion(admin);
  const users: UserKey[] = [];
  for (const user of order.demoUsers ?? []) users.push(await setUpRoleUser(server, admin, user, order.keys?.[user.login]));
  return { companion, users };
}
