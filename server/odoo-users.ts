import { join } from "node:path";
import { CopilotError } from "../core/errors.ts";
import { readYamlFile } from "../guardrails/yaml-file.ts";
import { odooGroupsSchema, type RoleUser } from "../odoo/setup/role-user.ts";
import { demoLogins } from "./people.ts";

/** The demo's people as Odoo users, with the groups and access rows that the policy folder gives their login. */
export function odooUsers(policyFolder: string): RoleUser[] {
  const path = join(policyFolder, "odoo-groups.yaml");
  const { users } = readYamlFile(path, odooGroupsSchema);
  return demoLogins().map(({ login, name: fullName }) => {
    const name = login.split("@")[0] ?? login;
    const rights = users[name];
    if (!rights) throw new CopilotError("NOT_CONFIGURED", `${path}:1: the user ${name} is missing. Every demo login needs its groups.`);
    return { login, name: fullName, ...rights };
  });
}
