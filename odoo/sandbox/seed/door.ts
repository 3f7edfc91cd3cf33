import type { Json, JsonObject } from "../../../core/json.ts";

/** Stored columns of one record, set as they are. */
export interface ColumnValues {
  readonly model: string;
  readonly id: number;
  readonly values: JsonObject;
}

/** Where the seed loads the data set: an administrator's way into one Odoo, embedded or real. */
export interface SeedDoor {
  /** One call with named parameters; `ids` and `context` as in Odoo's JSON-2. */
  call(model: string, method: string, params: JsonObject): Promise<Json>;
  /** Writes history past all business logic: dates of finished work, `create_date`, names; nothing is recomputed. */
  backdate(rows: readonly ColumnValues[]): Promise<void>;
}
