import { CopilotError } from "../core/errors.ts";
import { isJsonObject, type JsonObject } from "../core/json.ts";
import type { Transport } from "./transport.ts";

/** A field as this Odoo user may read it. */
export interface CatalogField {
  readonly type: string;
  /** The model a relational field leads to. */
  readonly relation: string | undefined;
}

/** What one Odoo user's server holds: fields by model, and the companies the user belongs to. Kept for the user, not for a turn. */
export interface FieldCatalog {
  /** Fields that exist and that this user may read; empty when the model is absent or denied. */
  fields(model: string): Promise<ReadonlyMap<string, CatalogField>>;
  /** Ids of the user's companies, the current one first. */
  companies(): Promise<readonly number[]>;
}

const KEPT_MS = 10 * 60_000;

/** Field lists and companies are asked once per user and kept for ten minutes; a failed question is asked again. */
export function createFieldCatalog(transport: Transport, clock: () => Date): FieldCatalog {
  const fieldsOf = remembered((model) => askFields(transport, model), clock);
  const companies = remembered(() => askCompanies(transport), clock);
  return { fields: fieldsOf, companies: () => companies("own") };
}

function remembered<Answer>(ask: (key: string) => Promise<Answer>, clock: () => Date): (key: string) => Promise<Answer> {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<Answer> }>();
  return (key) => {
    const found = kept.get(key);
    if (found && clock().getTime() - found.at < KEPT_MS) return found.answer;
    const answer = ask(key);
    kept.set(key, { at: clock().getTime(), answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}

async function askFields(transport: Transport, model: string): Promise<ReadonlyMap<string, CatalogField>> {
  let answer: unknown;
  try {
    answer = await transport.call({ model, method: "fields_get", params: { attributes: ["type", "relation"] }, retry: true });
  } catch (error) {
    if (error instanceof CopilotError && (error.code === "ODOO_DENIED" || error.code === "NOT_FOUND")) return new Map();
    throw error;
  }
  const fields = Object.entries(isJsonObject(answer) ? answer : {});
  return new Map(fields.flatMap(([name, field]) => (isJsonObject(field) ? [[name, catalogField(field)] as const] : [])));
}

function catalogField(field: JsonObject): CatalogField {
  return { type: String(field["type"]), relation: typeof field["relation"] === "string" ? field["relation"] : undefined };
}

async function askCompanies(transport: Transport): Promise<readonly number[]> {
  const context = await transport.call({ model: "res.users", method: "context_get", retry: true });
  const uid = isJsonObject(context) ? context["uid"] : undefined;
  const ids = typeof uid === "number" ? [uid] : [];
  const rows = await transport.call({
    model: "res.users",
    method: "read",
    ids,
    params: { fields: ["company_id", "company_ids"], load: null },
    retry: true,
  });
  const row = Array.isArray(rows) ? rows[0] : undefined;
  if (!isJsonObject(row) || !Array.isArray(row["company_ids"]))
    throw new CopilotError("ODOO_FAULT", "Odoo doesn't say which companies this user belongs to.");
  const own = row["company_ids"].filter((id): id is number => typeof id === "number");
  return [...own].sort((one, other) => Number(other === row["company_id"]) - Number(one === row["company_id"]) || one - other);
}
