import type { Json, JsonObject } from "../../../core/json.ts";
import type { Env } from "./env.ts";
import type { Rec } from "./record.ts";
import type { Value } from "./world.ts";

/** Values as they come in: x2many as Odoo's commands. */
export type Vals = { readonly [field: string]: Json };
export type Values = { readonly [field: string]: Value };

/** How a group of fields is computed; stored ones when something of `depends` changes, others whenever they are read. */
export interface Compute {
  readonly fields: readonly string[];
  readonly depends?: readonly string[];
  compute(rec: Rec): Values;
}

export interface Method {
  /** "model" methods take no ids. */
  readonly on: "model" | "records";
  /** Names of the parameters in their order; those ending in "?" may be left out. */
  readonly params: readonly string[];
  /** The right that the caller needs on the records; "write" by default, null for none. */
  readonly needs?: "read" | "write" | "create" | "unlink" | null;
  run(env: Env, ids: readonly number[], params: JsonObject): Json;
}

/** What a model does beyond holding fields. */
export interface Behaviour {
  readonly model: string;
  readonly computes?: readonly Compute[];
  readonly indexes?: readonly string[];
  readonly defaults?: { readonly [field: string]: (env: Env, vals: Vals) => Json };
  readonly methods?: { readonly [name: string]: Method };
  /** The field that names a record; "name" by default. */
  readonly recName?: string;
  displayName?(rec: Rec): string;
  /** The domain that finds records by what people call them. */
  searchName?(env: Env, operator: string, value: Json): Json;
  /** How a non-stored field is searched; without one its value is compared record by record. */
  readonly searches?: { readonly [field: string]: (env: Env, operator: string, value: Json) => Json };
  prepareCreate?(env: Env, vals: Vals): Vals;
  created?(rec: Rec, vals: Vals): void;
  prepareWrite?(env: Env, recs: readonly Rec[], vals: Vals): Vals;
  written?(env: Env, recs: readonly Rec[], vals: Vals): void;
  beforeUnlink?(env: Env, recs: readonly Rec[]): void;
}
