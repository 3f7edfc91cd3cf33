import type { Json, JsonObject } from "./json.ts";

/** A record that a change was derived from. */
export interface ChangeSource {
  readonly model: string;
  readonly id: number;
  readonly label: string;
}

/**
 * A planned write as plain data. `kind` is the write tool's name and the key into the companion's own list of models,
 * methods, fields and context keys, so nothing that is not listed there can be carried out.
 */
export interface Change {
  readonly kind: string;
  readonly model: string;
  /** Records that are written or called; empty when the change creates one. */
  readonly ids: readonly number[];
  readonly operation: "write" | "create" | "call";
  /** "write", "create" or the Odoo method that is called. */
  readonly method: string;
  /** Values of the write or create, or named arguments of the call. */
  readonly values: JsonObject;
  /** For each id (as a string), the fields whose values the plan rests on; checked again inside the commit's transaction. */
  readonly before: { readonly [id: string]: JsonObject };
  /** Odoo company the change belongs to. */
  readonly company: number;
  /** One sentence for people: "Move delivery WH/OUT/00012 from 3 June to 5 June 2026". */
  readonly summary: string;
  /** The change's own before and after, for people. */
  readonly lines: readonly ChangeLine[];
  readonly sources: readonly ChangeSource[];
}

export interface ChangeLine {
  /** "stock.picking.scheduled_date": names the field, and so its data class. */
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A record that the change creates, in the effect's normal form: no ids, sequence names or write metadata. */
export interface EffectRecord {
  readonly model: string;
  /** "stock.picking#1" for a created record; the id as a string for one that existed. */
  readonly ref: string;
  /** What people call it; absent for created records, whose names Odoo's sequences have yet to give. */
  readonly label?: string;
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** All that a change does in Odoo, computed by Odoo in a dry run and put into a form that two previews share. */
export interface Effect {
  readonly created: readonly EffectRecord[];
  readonly changed: readonly EffectRecord[];
  readonly deleted: readonly EffectRecord[];
  /** Rows touched in tables whose fields are not shown, as table -> "inserted/updated/deleted" counts. */
  readonly other: { readonly [table: string]: string };
  readonly warnings: readonly string[];
  /** Untaxed open value that the change touches, as a decimal string in the company's currency. */
  readonly amount: string;
  readonly currency: string;
}

/** What the companion answers after a commit, or when a commit id is looked up. */
export interface Receipt {
  readonly commitId: string;
  readonly model: string;
  readonly ids: readonly number[];
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly readBack: { readonly [id: string]: { readonly [field: string]: Json } };
}
