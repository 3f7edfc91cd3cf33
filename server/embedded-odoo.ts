import { createHmac } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { COMPANION_ACTION_ID } from "../odoo/sandbox/companion/companion.ts";
import { createSandbox, type Sandbox, type WorldRow, type WorldSnapshot } from "../odoo/sandbox/sandbox.ts";
import { sandboxDoor } from "../odoo/sandbox/seed/sandbox-door.ts";
import { seedOdoo } from "../odoo/sandbox/seed/seed.ts";
import { keyFor } from "../store/seal.ts";
import type { Store } from "../store/store.ts";
import { odooUsers } from "./odoo-users.ts";

/** Grows when the generator or the engine changes what a stored world means; an older world is made anew. */
const GENERATOR_VERSION = "1";
const WORLD = "demo";
const DATABASE = "sandbox";
const SEED = 7;

export interface EmbeddedOdooOptions {
  readonly store: Store;
  readonly secret: string;
  readonly clock: Clock;
  readonly size: "small" | "demo" | "large";
  readonly policyFolder: string;
  readonly log: Log;
}

/** The embedded Odoo of the demo. Its records live in the same store: a snapshot of the generated world, and every record that changed since. */
export async function openEmbeddedOdoo({ store, secret, clock, size, policyFolder, log }: EmbeddedOdooOptions) {
  const sandbox = createSandbox({ clock, database: DATABASE });
  const stored = await storedWorld(store, size);
  if (stored) sandbox.restore(stored);
  else await newWorld(sandbox, store, clock, size, log);
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

async function storedWorld(store: Store, size: string): Promise<WorldSnapshot | undefined> {
  const { rows } = await store.pool.query("select snapshot from sandbox_world where id = $1 and size = $2 and generator_version = $3", [
    WORLD,
    size,
    GENERATOR_VERSION,
  ]);
  const snapshot: Buffer | undefined = rows[0]?.["snapshot"];
  return snapshot && JSON.parse((await promisify(gunzip)(snapshot)).toString("utf8"));
}

async function newWorld(sandbox: Sandbox, store: Store, clock: Clock, size: "small" | "demo" | "large", log: Log): Promise<void> {
  const now = clock();
  await seedOdoo({ door: sandboxDoor(sandbox), size, seed: SEED, now });
  const snapshot = await promisify(gzip)(JSON.stringify(sandbox.snapshot()), { level: 1 });
  await store.transaction(async (client) => {
    await client.query("delete from sandbox_world where id = $1", [WORLD]);
    await client.query("insert into sandbox_world (id, seed, size, generator_version, base_time, snapshot) values ($1, $2, $3, $4, $5, $6)", [
      WORLD,
      SEED,
      size,
      GENERATOR_VERSION,
      now,
      snapshot,
    ]);
  });
  log.info({ size }, "the embedded Odoo has been filled with a generated distributor");
}

async function persist(store: Store, changed: readonly WorldRow[]): Promise<void> {
  await store.pool.query(
    `insert into sandbox_record (world, model, record_id, data)
     select $1, model, record_id, data from jsonb_to_recordset($2::jsonb) as changed (model text, record_id bigint, data jsonb)
     on conflict (world, model, record_id) do update set data = excluded.data`,
    [WORLD, JSON.stringify(changed.map(({ model, id, data }) => ({ model, record_id: id, data })))],
  );
}
