import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { SEED_MODULE } from "../sandbox/seed/ledger.ts";

/** Asks as the administrator, past the users under test. */
export type AdminCall = (model: string, method: string, params: JsonObject) => Promise<Json>;

/**
 * Names for one Odoo's records that the other one shares: external ids, names kept by calls, and for records without
 * either the order in which they were first seen.
 */
export interface Identities {
  idOf(name: string): number | undefined;
  nameOf(model: string, id: number): string;
  keep(name: string, model: string, id: number): void;
  /** True for records that a call has made: their sequence names and times differ between two Odoos. */
  isNew(model: string, id: number): boolean;
}

const NAMED_MODELS = [
  "res.users",
  "res.partner",
  "res.company",
  "res.country",
  "res.currency",
  "uom.uom",
  "stock.location",
  "stock.picking.type",
  "stock.route",
  "account.payment.term",
  "account.journal",
  "mail.message.subtype",
  "mail.activity.type",
  "product.category",
  "crm.team",
];

const FINISHED = "finished";

export async function openIdentities(admin: AdminCall): Promise<Identities> {
  const domain = ["|", ["module", "=", SEED_MODULE], ["model", "in", NAMED_MODELS]];
  const rows = await admin("ir.model.data", "search_read", { domain, fields: ["module", "name", "model", "res_id"], order: "id", limit: 0 });
  const ids = new Map<string, number>();
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const row of Array.isArray(rows) ? rows.filter(isJsonObject) : []) {
    const seeded = row["module"] === SEED_MODULE;
    if (seeded && row["name"] === FINISHED) continue;
    const name = seeded ? String(row["name"]) : `${row["module"]}.${row["name"]}`;
    const key = `${row["model"]},${row["res_id"]}`;
    ids.set(name, Number(row["res_id"]));
    if (seeded || !names.has(key)) names.set(key, name);
  }
  return {
    idOf: (name) => ids.get(name),
    nameOf(model, id) {
      const key = `${model},${id}`;
      const known = names.get(key);
      if (known) return known;
      const ordinal = (seen.get(model) ?? 0) + 1;
      seen.set(model, ordinal);
      const name = `new ${model} #${ordinal}`;
      names.set(key, name);
      return name;
    },
    keep(name, model, id) {
      ids.set(name, id);
      if (!names.has(`${model},${id}`)) names.set(`${model},${id}`, `new ${name}`);
    },
    isNew: (model, id) => names.get(`${model},${id}`)?.startsWith("new ") ?? true,
  };
}
