import { CopilotError } from "../../core/errors.ts";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { OdooSession } from "./session.ts";

/** Our own records in Odoo carry external ids of this module, so that setting up again finds them. */
export const MODULE = "countersign";

export async function searchIds(admin: OdooSession, model: string, domain: Json): Promise<readonly number[]> {
  const found = await admin.call(model, "search", [domain], { context: { active_test: false } });
  return (Array.isArray(found) ? found : []).filter((id) => typeof id === "number");
}

async function readOne(admin: OdooSession, model: string, id: number, fields: readonly string[]): Promise<JsonObject> {
  const rows = await admin.call(model, "read", [[id], [...fields]], { load: null });
  const row = Array.isArray(rows) ? rows[0] : undefined;
  if (!isJsonObject(row)) throw new CopilotError("NOT_FOUND", `Odoo has no ${model} with id ${id}.`);
  return row;
}

export async function createOne(admin: OdooSession, model: string, values: JsonObject, context: JsonObject = {}): Promise<number> {
  const made = await admin.call(model, "create", [[values]], { context });
  const id = Array.isArray(made) ? made[0] : made;
  if (typeof id !== "number") throw new CopilotError("ODOO_FAULT", `Odoo created no ${model}.`);
  return id;
}

/** The record behind "module.name", or undefined. */
export async function byExternalId(admin: OdooSession, xmlid: string): Promise<number | undefined> {
  const [module = "", ...name] = xmlid.split(".");
  const [row] = await searchIds(admin, "ir.model.data", [
    ["module", "=", module],
    ["name", "=", name.join(".")],
  ]);
  if (row === undefined) return undefined;
  const { model, res_id: id } = await readOne(admin, "ir.model.data", row, ["model", "res_id"]);
  const [there] = typeof model === "string" && typeof id === "number" ? await searchIds(admin, model, [["id", "=", id]]) : [];
  if (there === undefined) await admin.call("ir.model.data", "unlink", [[row]]);
  return there;
}

/** Brings our record into being or up to date; the same call twice leaves one record. */
export async function ensure(admin: OdooSession, name: string, model: string, values: JsonObject): Promise<number> {
  const found = await byExternalId(admin, `${MODULE}.${name}`);
  if (found !== undefined) {
    await admin.call(model, "write", [[found], values]);
    return found;
  }
  const id = await createOne(admin, model, values);
  await createOne(admin, "ir.model.data", { module: MODULE, name, model, res_id: id, noupdate: true });
  return id;
}
