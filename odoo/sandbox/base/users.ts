import { createHash } from "node:crypto";
import type { Env } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { record } from "../engine/record.ts";
import { patchRow, table } from "../engine/world.ts";
import type { SandboxUser } from "../sandbox.ts";
import { recordNamed } from "./load.ts";

/** Columns that are no fields, so that no call reads them. */
export const PASSWORD = "#password";
export const API_KEY = "#api_key";

/** Secrets are kept as digests only. */
export const secretDigest = (secret: string) => createHash("sha256").update(`embedded-odoo:${secret}`).digest("hex");

/** Creates or updates a user; rights beyond the groups' become an own group of the user. */
export function putUser(env: Env, user: SandboxUser): number {
  const companies = user.companyIds ?? [...table(env.world, "res.company").rows.keys()];
  const groups = [...new Set(["base.group_user", ...user.groups])].map((xmlid) => groupNamed(env, xmlid));
  const own = user.access && user.access.length > 0 ? [ownGroup(env, user)] : [];
  const vals = {
    login: user.login,
    name: user.name,
    group_ids: [[6, 0, [...groups, ...own]]],
    company_ids: [[6, 0, companies]],
    company_id: user.companyId ?? companies[0] ?? 1,
    tz: user.tz ?? false,
  };
  const existing = [...table(env.world, "res.users").rows.values()].find((row) => row["login"] === user.login);
  const id = existing?.id ?? create(env, "res.users", { email: user.login.includes("@") ? user.login : false, ...vals }).id;
  if (existing) assign(record(env, "res.users", id), vals);
  patchRow(env.world, "res.users", id, {
    ...(user.password === undefined ? {} : { [PASSWORD]: secretDigest(user.password) }),
    ...(user.apiKey === undefined ? {} : { [API_KEY]: secretDigest(user.apiKey) }),
  });
  return id;
}

function groupNamed(env: Env, xmlid: string): number {
  const id = recordNamed(env.world, xmlid);
  if (id === 0) throw new RangeError(`The embedded Odoo has no group ${xmlid}.`);
  return id;
}

function ownGroup(env: Env, { login, access = [] }: SandboxUser): number {
  const name = `Countersign / ${login}`;
  const known = [...table(env.world, "res.groups").rows.values()].find((row) => row["name"] === name);
  const group = known?.id ?? create(env, "res.groups", { name, full_name: name }).id;
  for (const { model, read = false, write = false, create: creates = false, unlink = false } of access) {
    const modelId = [...table(env.world, "ir.model").rows.values()].find((row) => row["model"] === model)?.id;
    if (modelId === undefined) continue;
    const vals = {
      name: `${name} ${model}`,
      model_id: modelId,
      group_id: group,
      active: true,
      perm_read: read,
      perm_write: write,
      perm_create: creates,
      perm_unlink: unlink,
    };
    const row = [...table(env.world, "ir.model.access").rows.values()].find((one) => one["group_id"] === group && one["model_id"] === modelId);
    if (row) assign(record(env, "ir.model.access", row.id), vals);
    else create(env, "ir.model.access", vals);
  }
  return group;
}
