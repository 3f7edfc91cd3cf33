import { randomBytes } from "node:crypto";
import { CopilotError } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";
import { connectOdoo } from "../transports/connect.ts";
import { mintKey } from "./mint-key.ts";
import { byExternalId, createOne, ensure, MODULE, searchIds } from "./records.ts";
import type { RoleUser } from "./role-user.ts";
import type { OdooSession, SessionServer } from "./session.ts";

export interface UserKey {
  readonly login: string;
  readonly uid: number;
  readonly apiKey: string;
}

/** Brings a role's Odoo user, group and access rows up to date, and returns a working key: the one it had, or a new one. */
export async function setUpRoleUser(server: SessionServer, admin: OdooSession, user: RoleUser, oldKey: string | undefined): Promise<UserKey> {
  const groups = [...(await groupIds(admin, user)), await ownGroup(admin, user)];
  const companies = await searchIds(admin, "res.company", []);
  const rights: { [field: string]: Json } = { name: user.name, group_ids: [[6, 0, groups]], company_ids: [[6, 0, companies]], active: true };
  const [found] = await searchIds(admin, "res.users", [["login", "=", user.login]]);
  const uid =
    found ?? (await createOne(admin, "res.users", { ...rights, login: user.login, email: `${user.login}.example` }, { no_reset_password: true }));
  if (found !== undefined) await admin.call("res.users", "write", [[uid], rights]);
  if (oldKey !== undefined && (await keyWorks(server, user.login, oldKey))) return { login: user.login, uid, apiKey: oldKey };
  const password = randomBytes(24).toString("base64url");
  await admin.call("res.users", "write", [[uid], { password }]);
  const { apiKey } = await mintKey(server, user.login, password, "Countersign");
  return { login: user.login, uid, apiKey };
}

async function groupIds(admin: OdooSession, { login, groups }: RoleUser): Promise<number[]> {
  const ids: number[] = [];
  for (const xmlid of groups) {
    const id = await byExternalId(admin, xmlid);
    if (id === undefined)
      throw new CopilotError(
        "NOT_CONFIGURED",
        `${login} needs the group ${xmlid}, which this Odoo lacks. Install its app, or change odoo-groups.yaml.`,
      );
    ids.push(id);
  }
  return ids;
}

/** The role's own group, which holds the access rows that Odoo's groups lack; rows that are no longer wanted go. */
async function ownGroup(admin: OdooSession, { login, access }: RoleUser): Promise<number> {
  const role = login.split("@")[0] ?? login;
  const group = await ensure(admin, `group_${role}`, "res.groups", { name: `Countersign / ${role}` });
  const kept: number[] = [];
  for (const { model, read, write, create } of access) {
    const [modelId] = await searchIds(admin, "ir.model", [["model", "=", model]]);
    if (modelId === undefined) continue;
    const rights = { perm_read: read, perm_write: write, perm_create: create, perm_unlink: false };
    kept.push(
      await ensure(admin, `access_${role}_${model.replaceAll(".", "_")}`, "ir.model.access", {
        name: `${MODULE} ${role} ${model}`,
        model_id: modelId,
        group_id: group,
        ...rights,
      }),
    );
  }
  const stale = await searchIds(admin, "ir.model.access", [
    ["group_id", "=", group],
    ["id", "not in", kept],
  ]);
  if (stale.length > 0) await admin.call("ir.model.access", "unlink", [[...stale]]);
  return group;
}

async function keyWorks(server: SessionServer, login: string, apiKey: string): Promise<boolean> {
  const odoo = await connectOdoo(server);
  try {
    await odoo.transportFor({ principal: login, login, apiKey }).call({ model: "res.users", method: "context_get", retry: true });
    return true;
  } catch (error) {
    if (error instanceof CopilotError && error.code === "ODOO_KEY_REJECTED") return false;
    throw error;
  }
}
