import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { COMPANION_ACTION_ID } from "../odoo/sandbox/companion/companion.ts";
import { createSandbox, type WorldRow } from "../odoo/sandbox/sandbox.ts";
import { keyFor } from "../store/seal.ts";
import type { Store } from "../store/store.ts";
import type { WorldOrder } from "./generate-world.ts";
import { odooUsers } from "./odoo-users.ts";
import { worldFor } from "./world-cache.ts";

/** Grows when the generator or the engine changes what a stored world means; an older world is made anew. */
export const GENERATOR_VERSION = "1";
const WORLD = "demo";
const DATABASE = "sandbox";
export const DEMO_SEED = 7;

export interface EmbeddedOdooOptions {
  readonly store: Store;
  readonly secret: string;
  readonly clock: Clock;
  readonly size: "small" | "demo" | "large";
  readonly policyFolder: string;
  readonly log: Log;
  /** A world whose making began before the database was open. */
  readonly beginning: Promise<Uint8Array> | undefined;
}

/** The embedded Odoo of the demo. Its records live in the same store: a snapshot of the generated world, and every record that changed since. */
export async function openEmbeddedOdoo({ store, secret, clock, size, policyFolder, log, beginning }: EmbeddedOdooOptions) {
  const sandbox = createSandbox({ clock, database: DATABASE });
  const stored = (await storedWorld(store, size)) ?? (await newWorld(store, clock, size, beginning, log));
  sandbox.restore(JSON.parse((await promisify(gunzip)(stored)).toString("utf8")));
  const { rows } = await store.pool.query("select model, record_id, data from sandbox_record where world = $1 order by model, record_id", [WORLD]);
  sandbox.applyOverlay(rows.map((row): WorldRow => ({ model: row["model"], id: Number(row["record_id"]), data: row["data"] })));
  const keys = new Map<string, string>();
  for (const user of odooUsers(policyFolder)) {
    const apiKey = createHmac("sha256", keyFor(secret, "embedded-odoo")).update(user.login).digest("hex").slice(0, 40);
    sandbox.addUser({ ...user, apiKey });
    keys.set(user.login, apiKey);
  }

  let writing: Promise<void> = Promise.resolve();
  const stop = sandbox.onCommit((changed) => {
    writing = writing.then(() => persist(store, changed));
    writing.catch(() => undefined);
  });

  return {
    sandbox,
    companionActionId: COMPANION_ACTION_ID,
    keyFor: async (principal: string) => keys.get(principal),
    /** Answers like Odoo's HTTP server; a write is answered only when it is in the database. */
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const response = await sandbox.fetch(new Request(input, init));
      try {
        await writing;
      } catch (cause) {
        throw new CopilotError("STORE_UNAVAILABLE", "The embedded Odoo can't store its records, so it has stopped. Restart the program.", { cause });
      }
      return response;
    },
    async close(): Promise<void> {
      stop();
      await writing.catch(() => undefined);
    },
  };
}

async function storedWorld(store: Store, size: string): Promise<Uint8Array | undefined> {
  const { rows } = await store.pool.query("select snapshot from sandbox_world where id = $1 and size = $2 and generator_version = $3", [
    WORLD,
    size,
    GENERATOR_VERSION,
  ]);
  return rows[0]?.["snapshot"];
}

/** A first start knows before its database is open that it will need a world, so that both are made side by side. */
export function beginWorld(dataFolder: string, size: WorldOrder["size"], clock: Clock): Promise<Uint8Array> | undefined {
  if (existsSync(join(dataFolder, "pg"))) return undefined;
  const snapshot = worldFor({ size, seed: DEMO_SEED, now: clock().toISOString() }, GENERATOR_VERSION);
  snapshot.catch(() => undefined);
  return snapshot;
}

async function newWorld(
  store: Store,
  clock: Clock,
  size: WorldOrder["size"],
  beginning: Promise<Uint8Array> | undefined,
  log: Log,
): Promise<Uint8Array> {
  const now = clock();
  const snapshot = await (beginning ?? worldFor({ size, seed: DEMO_SEED, now: now.toISOString() }, GENERATOR_VERSION));
  await store.transaction(async (client) => {
    await client.query("delete from sandbox_world where id = $1", [WORLD]);
    await client.query("insert into sandbox_world (id, seed, size, generator_version, base_time, snapshot) values ($1, $2, $3, $4, $5, $6)", [
      WORLD,
      DEMO_SEED,
      size,
      GENERATOR_VERSION,
      now,
      Buffer.from(snapshot),
    ]);
  });
  log.info({ size }, "the embedded Odoo has been filled with a generated distributor");
  return snapshot;
}

async function persist(store: Store, changed: readonly WorldRow[]): Promise<void> {
  await store.pool.query(
    `insert into sandbox_record (world, model, record_id, data)
     select $1, model, record_id, data from jsonb_to_recordset($2::jsonb) as changed (model text, record_id bigint, data jsonb)
     on conflict (world, model, record_id) do update set data = excluded.data`,
    [WORLD, JSON.stringify(changed.map(({ model, id, data }) => ({ model, record_id: id, data })))],
  );
}
