import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { catalogue } from "../../odoo/sandbox/catalogue.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import type { WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";

/** Documents whose order of creation no answer may rest on. */
const SHUFFLED = [
  "sale.order",
  "sale.order.line",
  "purchase.order",
  "purchase.order.line",
  "stock.picking",
  "stock.move",
  "account.move",
  "product.product",
];
/** Fields that name a record by model and id. */
const REFERENCES: readonly (readonly [model: string, id: string])[] = [
  ["model", "res_id"],
  ["res_model", "res_id"],
];

type NewIds = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The same world with its documents created in another order: they trade ids, and whatever points to them follows. */
export async function shuffledWorld(gzipped: Uint8Array, seed: number): Promise<Uint8Array> {
  const world: WorldSnapshot = JSON.parse((await promisify(gunzip)(gzipped)).toString("utf8"));
  return new Uint8Array(await promisify(gzip)(JSON.stringify(withOtherIds(world, seed)), { level: 1 }));
}

export function withOtherIds(world: WorldSnapshot, seed: number): WorldSnapshot {
  const random = createRandom(`record order ${seed}`);
  const ids: NewIds = new Map(
    SHUFFLED.map((model) => {
      const own = (world.rows[model] ?? []).map(({ id }) => Number(id));
      const others = random.fork(model).shuffled(own);
      return [model, new Map(own.map((id, at) => [id, others[at] ?? id]))];
    }),
  );
  const { models } = catalogue();
  const rows = Object.entries(world.rows).map(([model, own]) => {
    const relations = new Map([...(models.get(model)?.fields ?? [])].flatMap(([name, { relation }]) => (relation ? [[name, relation]] : [])));
    return [model, own.map((row) => followed(row, model, relations, ids)).sort((one, other) => Number(one["id"]) - Number(other["id"]))] as const;
  });
  return { ...world, rows: Object.fromEntries(rows) };
}

function followed(row: JsonObject, model: string, relations: ReadonlyMap<string, string>, ids: NewIds): JsonObject {
  const values = Object.entries(row).map(([name, value]): [string, Json] => {
    if (name === "id") return [name, renamed(value, ids.get(model))];
    // A value kept per company is stored as "field@company".
    const relation = relations.get(name.split("@")[0] ?? name);
    return [name, relation ? renamed(value, ids.get(relation)) : value];
  });
  const next: Record<string, Json> = Object.fromEntries(values);
  for (const [of, id] of REFERENCES) {
    const named = row[of];
    if (typeof named === "string" && id in row) next[id] = renamed(row[id] ?? null, ids.get(named));
  }
  return next;
}

function renamed(value: Json, ids: ReadonlyMap<number, number> | undefined): Json {
  if (!ids) return value;
  if (typeof value === "number") return ids.get(value) ?? value;
  return Array.isArray(value) && !isJsonObject(value) ? value.map((one): Json => renamed(one, ids)) : value;
}
