import { isJsonObject, type JsonObject } from "../../../core/json.ts";
import type { Sandbox } from "../sandbox.ts";
import type { ColumnValues, SeedDoor } from "./door.ts";

const ADMINISTRATOR = "admin";

/** A value kept per company is stored once for each, under "field@company". */
function stored(values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      isJsonObject(value) ? Object.entries(value).map(([company, own]) => [`${name}@${company}`, own]) : [[name, value]],
    ),
  );
}

/** The embedded Odoo in this process, as its administrator. */
export function sandboxDoor(sandbox: Pick<Sandbox, "run" | "setColumns">): SeedDoor {
  return {
    call: async (model, method, params) => sandbox.run(ADMINISTRATOR, model, method, params),
    async backdate(rows: readonly ColumnValues[]) {
      sandbox.setColumns(rows.map(({ model, id, values }) => ({ model, id, values: stored(values) })));
    },
  };
}
