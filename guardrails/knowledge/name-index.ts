import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/log.ts";
import type { Reader, Row } from "../../odoo/reader.ts";
import type { Store } from "../../store/store.ts";
import { inEnglish } from "../../tools/lookup/trade-words.ts";
import { plain } from "../../tools/lookup/words.ts";
import { NAMED_MODELS, type NamedModel, type Names } from "../../tools/names.ts";
import type { Embedder } from "../allowlist/embedder.ts";
import type { KnowledgePolicy } from "./knowledge-schema.ts";

const PAGE = 500;
/** Names of one model that one reading takes; the next goes on from there. */
const MOST_PAGES = 60;
/** What was written just before the last reading may have been committed after it. */
const OVERLAP_MS = 10 * 60_000;
const FRESH_MS = 10 * 60_000;
/** Like names that the person's reader is asked about. */
const MOST_LIKE = 500;

const NAME_FIELDS = {
  "res.partner": ["complete_name"],
  "product.product": ["name"],
} as const satisfies Record<NamedModel, readonly string[]>;

export interface NameIndexDeps {
  readonly store: Pick<Store, "pool">;
  readonly embedder: Embedder;
  readonly policy: Pick<KnowledgePolicy, "names_above">;
  /** The service's own reader, which sees every name. */
  readonly reader: () => Promise<Reader>;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/** Names of customers, vendors and products as vectors, kept fresh from Odoo; the names themselves are not stored. */
export function createNameIndex({ store, embedder, policy, reader, clock, log }: NameIndexDeps) {
  /** Reads what was written since the last time; returns how many names of each model were read. */
  async function sync(): Promise<Readonly<Record<NamedModel, number>>> {
    const odoo = await reader();
    const counts = { "res.partner": 0, "product.product": 0 };
    for (const model of NAMED_MODELS) counts[model] = await syncModel(odoo, model);
    return counts;
  }

  async function syncModel(odoo: Reader, model: NamedModel): Promise<number> {
    const { rows } = await store.pool.query<{ read_until: string | null }>("select read_until from knowledge_refresh where subject = $1", [
      keyOf(model),
    ]);
    const known = rows[0]?.read_until ?? null;
    const since = known === null ? "1970-01-01 00:00:00" : written(new Date(Date.parse(`${known.replace(" ", "T")}Z`) - OVERLAP_MS));
    let newest = known ?? since;
    let last = 0;
    let count = 0;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found = await odoo.search(model, {
        domain: [
          ["write_date", ">=", since],
          ["id", ">", last],
        ],
        fields: [...NAME_FIELDS[model], "write_date"],
        limit: PAGE,
        order: "id",
      });
      await keep(model, found);
      count += found.length;
      for (const row of found) if (typeof row["write_date"] === "string" && row["write_date"] > newest) newest = row["write_date"];
      last = found.at(-1)?.id ?? last;
      if (found.length < PAGE) {
        await read(model, newest);
        return count;
      }
    }
    log.warn({ model, count }, "there are more names than one reading takes; those that were written last are missing");
    await read(model, newest);
    return count;
  }

  async function keep(model: NamedModel, rows: readonly Row[]): Promise<void> {
    const named = rows.map((row) => ({ id: row.id, name: compared(NAME_FIELDS[model].map((field) => String(row[field] || "")).join(" ")) }));
    const vectors = await embedder.embed(named.map(({ name }) => name));
    await store.pool.query(
      `insert into entity_name (embedder, model, record_id, embedding)
       select $1, $2, id, embedding::vector from json_to_recordset($3::json) as name (id bigint, embedding text)
       on conflict (embedder, model, record_id) do update set embedding = excluded.embedding`,
      [embedder.name, model, JSON.stringify(named.map(({ id }, at) => ({ id, embedding: JSON.stringify(vectors[at]) })))],
    );
  }

  async function read(model: NamedModel, until: string): Promise<void> {
    await store.pool.query(
      `insert into knowledge_refresh (subject, refreshed_at, read_until) values ($1, $2, $3)
       on conflict (subject) do update set refreshed_at = excluded.refreshed_at, read_until = excluded.read_until`,
      [keyOf(model), clock(), until],
    );
  }

  async function refresh(model: NamedModel): Promise<void> {
    const { rows } = await store.pool.query<{ fresh: boolean }>("select refreshed_at > $2 as fresh from knowledge_refresh where subject = $1", [
      keyOf(model),
      new Date(clock().getTime() - FRESH_MS),
    ]);
    if (rows[0]?.fresh) return;
    await syncModel(await reader(), model);
  }

  const names: Names = {
    async like(model, typed) {
      try {
        await refresh(model);
        const [vector] = await embedder.embed([compared(typed)]);
        const { rows } = await store.pool.query<{ id: string; likeness: number }>(
          `select record_id::text as id, likeness from (
             select record_id, (1 - (embedding <=> $1::vector))::float8 as likeness from entity_name where embedder = $2 and model = $3
           ) as name where likeness >= $4 order by likeness desc, record_id limit $5`,
          [JSON.stringify(vector), embedder.name, model, policy.names_above, MOST_LIKE],
        );
        return new Map(rows.map(({ id, likeness }) => [Number(id), likeness]));
      } catch (error) {
        log.warn({ err: error, model }, "names like what was typed could not be looked up, so none are suggested");
        return new Map();
      }
    },
  };
  return { sync, names };
}

export type NameIndex = ReturnType<typeof createNameIndex>;

function keyOf(model: NamedModel): string {
  return `names:${model}`;
}

/** Words of the trade in one language, so that "Kugel Ventil" and "ball valve" are one. */
function compared(name: string): string {
  return plain(name).split(" ").map(inEnglish).join(" ");
}

function written(at: Date): string {
  return at.toISOString().slice(0, 19).replace("T", " ");
}
