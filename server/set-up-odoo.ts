import { CopilotError } from "../core/errors.ts";
import { setupOdoo } from "../odoo/setup/setup-odoo.ts";
import { connectOdoo } from "../odoo/transports/connect.ts";
import type { Config } from "./config.ts";
import { odooUsers } from "./odoo-users.ts";
import type { Program } from "./program.ts";

export interface OdooSetUp {
  readonly version: string;
  readonly users: readonly { readonly login: string; readonly keptKey: boolean }[];
}

/** The configured Odoo and its administrator, or what to set. */
export function odooAdministrator(config: Pick<Config, "odoo" | "odooAdmin">) {
  if (!config.odoo) throw new CopilotError("NOT_CONFIGURED", "Say which Odoo with ODOO_URL and ODOO_DB.");
  if (!config.odooAdmin)
    throw new CopilotError(
      "NOT_CONFIGURED",
      "Say who administers this Odoo with ODOO_ADMIN_LOGIN and ODOO_ADMIN_PASSWORD; they are used once and not kept.",
    );
  return { ...config.odoo, ...config.odooAdmin };
}

/** Installs the companion and, under the demo, its users, whose keys are sealed in the store; a key that still works is kept. */
export async function setUpOdoo(program: Program, settings: Pick<Config, "odoo" | "odooAdmin">, demoUsers: boolean): Promise<OdooSetUp> {
  const { url, db, login, password, force } = odooAdministrator(settings);
  if (demoUsers && program.config.environment !== "demo")
    throw new CopilotError("DENIED", "The demo's users are made under COUNTERSIGN_ENV=demo only.");
  const { version } = await connectOdoo({ url, db, force });
  const server = `${url}/${db}`;
  const users = demoUsers ? odooUsers(program.config.policyFolder) : [];
  const keys: Record<string, string> = {};
  for (const user of users) {
    const key = await program.credentials.find(user.login, server);
    if (key !== undefined) keys[user.login] = key;
  }
  const result = await setupOdoo({ url, db, adminLogin: login, adminPassword: password, demoUsers: users, keys });
  await program.credentials.putServer(url, db, result.companion, version);
  for (const { login: person, apiKey } of result.users) {
    await program.audit.append([{ kind: "key_stored", principal: person, policyDigest: program.policy.digest }]);
    await program.credentials.put(person, server, apiKey);
  }
  return { version, users: result.users.map((user) => ({ login: user.login, keptKey: keys[user.login] === user.apiKey })) };
}
