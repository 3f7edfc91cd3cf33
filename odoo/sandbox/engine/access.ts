import { accessError } from "../errors.ts";
import type { Env } from "./env.ts";
import { rowOf, table, type World } from "./world.ts";

export type Operation = "read" | "write" | "create" | "unlink";

const VERB = { read: "access", write: "modify", create: "create", unlink: "delete" } as const satisfies Record<Operation, string>;

/** Everything that access depends on, worked out anew when a table it lies in changes. */
export interface Rights {
  readonly version: number;
  readonly groups: Map<number, ReadonlySet<number>>;
  readonly groupIds: ReadonlyMap<string, number>;
  readonly models: Map<string, ReadonlySet<number> | "everyone">;
}

function rightsOf(world: World): Rights {
  if (world.rights?.version === world.accessVersion) return world.rights;
  const groupIds = new Map<string, number>();
  for (const row of table(world, "ir.model.data").rows.values()) {
    if (row["model"] === "res.groups") groupIds.set(`${row["module"]}.${row["name"]}`, Number(row["res_id"]));
  }
  world.rights = { version: world.accessVersion, groups: new Map(), groupIds, models: new Map() };
  return world.rights;
}

/** The user's groups with all that they imply. */
export function groupsOf(env: Env, uid = env.uid): ReadonlySet<number> {
  const rights = rightsOf(env.world);
  const known = rights.groups.get(uid);
  if (known) return known;
  const found = new Set<number>();
  const queue = [...((rowOf(env.world, "res.users", uid)?.["group_ids"] as readonly number[] | undefined) ?? [])];
  for (let group = queue.pop(); group !== undefined; group = queue.pop()) {
    if (found.has(group)) continue;
    found.add(group);
    queue.push(...((rowOf(env.world, "res.groups", group)?.["implied_ids"] as readonly number[] | undefined) ?? []));
  }
  rights.groups.set(uid, found);
  return found;
}

export function hasGroup(env: Env, xmlid: string): boolean {
  const id = rightsOf(env.world).groupIds.get(xmlid);
  return id !== undefined && groupsOf(env).has(id);
}

export function maySeeField(env: Env, groups: string | undefined): boolean {
  if (groups === undefined || env.su) return true;
  return groups.split(",").some((group) => (group.startsWith("!") ? !hasGroup(env, group.slice(1)) : hasGroup(env, group)));
}

export function mayUseModel(env: Env, model: string, operation: Operation): boolean {
  if (env.su) return true;
  const allowed = modelGroups(env.world, model, operation);
  if (allowed === "everyone") return true;
  const mine = groupsOf(env);
  for (const group of allowed) if (mine.has(group)) return true;
  return false;
}

function modelGroups(world: World, model: string, operation: Operation): ReadonlySet<number> | "everyone" {
  const rights = rightsOf(world);
  const key = `${model} ${operation}`;
  const known = rights.models.get(key);
  if (known) return known;
  let modelId = 0;
  for (const row of table(world, "ir.model").rows.values()) if (row["model"] === model) modelId = row.id;
  const groups = new Set<number>();
  let everyone = false;
  for (const row of table(world, "ir.model.access").rows.values()) {
    if (row["model_id"] !== modelId || row[`perm_${operation}`] !== true || row["active"] !== true) continue;
    if (typeof row["group_id"] === "number") groups.add(row["group_id"]);
    else everyone = true;
  }
  const found = everyone ? "everyone" : groups;
  rights.models.set(key, found);
  return found;
}

export function checkModel(env: Env, model: string, operation: Operation): void {
  if (mayUseModel(env, model, operation)) return;
  const label = env.world.registry.models.get(model)?.label ?? model;
  const allowed = modelGroups(env.world, model, operation);
  const names =
    allowed === "everyone"
      ? []
      : [...allowed].map((group) => `\t- ${rowOf(env.world, "res.groups", group)?.["full_name"] ?? rowOf(env.world, "res.groups", group)?.["name"]}`);
  const who =
    names.length > 0
      ? `This operation is allowed for the following groups:\n${names.sort().join("\n")}`
      : "No group currently allows this operation.";
  throw accessError(
    `You are not allowed to ${VERB[operation]} '${label}' (${model}) records.\n\n${who}\n\nContact your administrator to request access if necessary.`,
  );
}

/** Refuses fields that the caller's groups may not touch. */
export function checkFields(env: Env, model: string, names: readonly string[]): void {
  if (env.su) return;
  const fields = env.world.registry.models.get(model)?.fields;
  const hidden = names.filter((name) => !maySeeField(env, fields?.get(name)?.groups));
  if (hidden.length === 0) return;
  const label = env.world.registry.models.get(model)?.label ?? model;
  throw accessError(
    `You do not have enough rights to access the field "${hidden[0]}" on ${label} (${model}). Please contact your system administrator.\n\nOperation: read\nUser: ${env.uid}\nFields: ${hidden.join(", ")}`,
  );
}
