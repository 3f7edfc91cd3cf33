import type { JsonObject } from "../../../core/json.ts";
import type { Rights } from "./access.ts";
import type { Registry } from "./registry.ts";
import { createZones, type Zones } from "./zones.ts";

/** A stored value; empty (false, 0, "") is not stored at all. */
export type Value = string | number | boolean | readonly number[];

export interface Row {
  readonly id: number;
  [field: string]: Value;
}

type Index = Map<number, Set<number>>;

export interface Table {
  readonly rows: Map<number, Row>;
  nextId: number;
  /** For chosen many2one and many2many fields: the records that point to an id. */
  readonly indexes: Map<string, Index>;
}

/** The embedded database: tables, the open transaction's journal, and the stored computed values that are due. */
export interface World {
  readonly registry: Registry;
  readonly tables: Map<string, Table>;
  /** Rows as they were before the open transaction touched them; null for those it created. */
  journal: Map<string, Map<number, Row | null>> | undefined;
  /** "model field" -> records whose stored computed value is due. */
  readonly due: Map<string, Set<number>>;
  /** Counts the changes to users, groups and rights. */
  accessVersion: number;
  rights: Rights | undefined;
  /** External ids, worked out when one is asked for. */
  names: Map<string, number> | undefined;
  readonly zones: Zones;
}

const ACCESS_TABLES: ReadonlySet<string> = new Set(["res.users", "res.groups", "ir.model", "ir.model.access"]);

function count(world: World, model: string, row: Row | null | undefined): void {
  if (model === "ir.model.data") {
    world.names = undefined;
    if (row?.["model"] === "res.groups") world.accessVersion += 1;
  } else if (ACCESS_TABLES.has(model)) world.accessVersion += 1;
}

export function createWorld(registry: Registry): World {
  const world: World = {
    registry,
    tables: new Map(),
    journal: undefined,
    due: new Map(),
    accessVersion: 0,
    rights: undefined,
    names: undefined,
    zones: createZones(),
  };
  for (const model of registry.models.values()) {
    world.tables.set(model.name, { rows: new Map(), nextId: 1, indexes: new Map(model.indexed.map((field) => [field, new Map()])) });
  }
  return world;
}

export function table(world: World, model: string): Table {
  const found = world.tables.get(model);
  if (!found) throw new RangeError(`The embedded Odoo has no table ${model}.`);
  return found;
}

export function rowOf(world: World, model: string, id: number): Row | undefined {
  return table(world, model).rows.get(id);
}

/** The records whose indexed field points to `target`. */
export function pointingTo(world: World, model: string, field: string, target: number): ReadonlySet<number> {
  const index = table(world, model).indexes.get(field);
  if (!index) throw new RangeError(`${model}.${field} has no index.`);
  return index.get(target) ?? NONE;
}
const NONE: ReadonlySet<number> = new Set();

function targets(value: Value | undefined): readonly number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? value : [];
}

function reindex(index: Index, id: number, before: Value | undefined, after: Value | undefined): void {
  for (const target of targets(before)) index.get(target)?.delete(id);
  for (const target of targets(after)) {
    const set = index.get(target);
    if (set) set.add(id);
    else index.set(target, new Set([id]));
  }
}

function remember(world: World, model: string, id: number, before: Row | null): void {
  if (!world.journal) return;
  const rows = world.journal.get(model) ?? new Map<number, Row | null>();
  world.journal.set(model, rows);
  if (!rows.has(id)) rows.set(id, before ? { ...before } : null);
}

export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === false || value === 0 || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Adds a row; its id is given by the caller or the next one. */
export function insertRow(world: World, model: string, values: { readonly [field: string]: Value }, id = table(world, model).nextId): number {
  const into = table(world, model);
  into.nextId = Math.max(into.nextId, id + 1);
  remember(world, model, id, null);
  const row: Row = { id };
  for (const [field, value] of Object.entries(values)) if (!isEmpty(value)) row[field] = value;
  into.rows.set(id, row);
  for (const [field, index] of into.indexes) reindex(index, id, undefined, row[field]);
  count(world, model, row);
  return id;
}

export function patchRow(world: World, model: string, id: number, changes: { readonly [field: string]: Value }): void {
  const within = table(world, model);
  const row = within.rows.get(id);
  if (!row) return;
  remember(world, model, id, row);
  for (const field in changes) {
    const value = changes[field];
    const index = within.indexes.get(field);
    if (index) reindex(index, id, row[field], value);
    if (value === undefined || isEmpty(value)) delete row[field];
    else row[field] = value;
  }
  count(world, model, row);
}

export function removeRow(world: World, model: string, id: number): void {
  const from = table(world, model);
  const row = from.rows.get(id);
  if (!row) return;
  remember(world, model, id, row);
  for (const [field, index] of from.indexes) reindex(index, id, row[field], undefined);
  from.rows.delete(id);
  count(world, model, row);
}

/** Puts every touched row back; as in PostgreSQL, ids that were given out are not given again. */
export function rollBack(world: World): void {
  const journal = world.journal;
  world.journal = undefined;
  world.due.clear();
  for (const [model, rows] of journal ?? []) {
    const within = table(world, model);
    for (const [id, before] of rows) {
      const now = within.rows.get(id);
      for (const [field, index] of within.indexes) reindex(index, id, now?.[field], before?.[field]);
      if (before) within.rows.set(id, before);
      else within.rows.delete(id);
      count(world, model, before ?? now);
    }
  }
}

/** A row from outside (snapshot, overlay) into its table. */
export function loadRow(world: World, model: string, data: JsonObject): void {
  const id = Number(data["id"]);
  removeRow(world, model, id);
  // A boundary: rows come from our own snapshots.
  insertRow(world, model, data as { [field: string]: Value }, id);
}
