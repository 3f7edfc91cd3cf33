import type { Clock } from "../../core/clock.ts";
import { toOdooDatetime } from "../../core/dates.ts";
import type { Json, JsonObject } from "../../core/json.ts";
import { baseData } from "./base/base-data.ts";
import { loadBase, loadFirstCompany } from "./base/load.ts";
import { API_KEY, PASSWORD, putUser, secretDigest } from "./base/users.ts";
import { catalogue } from "./catalogue.ts";
import { type Call, environment, runCall } from "./engine/call.ts";
import type { Env } from "./engine/env.ts";
import { settle } from "./engine/record.ts";
import { createWorld, loadRow, patchRow, removeRow, rollBack, rowOf, type Value, type World } from "./engine/world.ts";
import { accessError } from "./errors.ts";
import { handle } from "./http/handler.ts";
import type { Server } from "./http/server.ts";

/** A row of the world as plain data; `data: null` says that it was deleted. */
export interface WorldRow {
  readonly model: string;
  readonly id: number;
  readonly data: JsonObject | null;
}

/** The whole world as JSON-able data. */
export interface WorldSnapshot {
  readonly version: number;
  readonly rows: { readonly [model: string]: readonly JsonObject[] };
  readonly nextIds: { readonly [model: string]: number };
}

export interface SandboxUser {
  readonly login: string;
  readonly name: string;
  /** External ids of groups, "sales_team.group_sale_salesman"; base.group_user is added. */
  readonly groups: readonly string[];
  /** Model rights on top of the groups', as an own group of the user. */
  readonly access?: readonly {
    readonly model: string;
    readonly read?: boolean;
    readonly write?: boolean;
    readonly create?: boolean;
    readonly unlink?: boolean;
  }[];
  readonly apiKey?: string;
  readonly password?: string;
  /** Company ids; all companies by default. */
  readonly companyIds?: readonly number[];
  readonly companyId?: number;
  readonly tz?: string;
  readonly lang?: string;
}

export interface SandboxOptions {
  readonly clock: Clock;
  /** Password of the user "admin"; "admin" by default. */
  readonly adminPassword?: string;
  /** Name of the database that JSON-RPC and X-Odoo-Database must name; "sandbox" by default. */
  readonly database?: string;
  readonly snapshot?: WorldSnapshot;
}

export interface Sandbox {
  /** Answers POST /json/2/..., POST /jsonrpc, GET /web/version, /json/version, /web/health, as Odoo 19 does. */
  fetch(request: Request): Promise<Response>;
  /**
   * One call as the user of that login, without HTTP: params as the body of JSON-2 (`ids`, `context` and named parameters).
   * One transaction; throws OdooError (errors.ts) and rolls back.
   */
  run(login: string, model: string, method: string, params?: JsonObject): Json;
  /** Creates or updates a user with its groups, extra rights and API key; returns its id. */
  addUser(user: SandboxUser): number;
  snapshot(): WorldSnapshot;
  restore(snapshot: WorldSnapshot): void;
  /** Rows that each successful writing transaction created, changed or deleted. */
  onCommit(listener: (rows: readonly WorldRow[]) => void): () => void;
  applyOverlay(rows: readonly WorldRow[]): void;
  /** Sets stored columns as they are, past all business logic; for history that a generated world gives its records. */
  setColumns(rows: readonly { readonly model: string; readonly id: number; readonly values: JsonObject }[]): void;
}

/** Grows when what is stored means something else. */
const SNAPSHOT_VERSION = 1;
const SYSTEM = 1;

/** An Odoo 19 with a distributor's applications, inside this process. */
export function createSandbox({ clock, adminPassword = "admin", database = "sandbox", snapshot }: SandboxOptions): Sandbox {
  let world = freshWorld(clock, adminPassword);
  const listeners = new Set<(rows: readonly WorldRow[]) => void>();
  const now = () => toOdooDatetime(clock());

  const tell = (touched: ReadonlyMap<string, ReadonlyMap<number, unknown>>) => {
    if (listeners.size === 0) return;
    const rows = [...touched].flatMap(([model, ids]) => [...ids.keys()].map((id): WorldRow => ({ model, id, data: copyOf(world, model, id) })));
    if (rows.length > 0) for (const listener of listeners) listener(rows);
  };
  const transaction = <T>(work: (env: Env) => T): T => {
    const env = environment(world, SYSTEM, now(), {});
    world.journal = new Map();
    try {
      const result = work(env);
      settle(env);
      const touched = world.journal;
      world.journal = undefined;
      tell(touched);
      return result;
    } catch (error) {
      rollBack(world);
      throw error;
    }
  };
  const call = (uid: number, asked: Call): Json => {
    const { result, touched } = runCall(world, uid, now(), asked);
    tell(touched);
    return result;
  };
  const userOf = (login: string) => usersOf(world).find((row) => row["login"] === login)?.id;
  const keyed = (secret: string) => usersOf(world).find((row) => row[API_KEY] === secretDigest(secret))?.id;
  const server: Server = {
    get world() {
      return world;
    },
    database,
    userOfKey: keyed,
    allows: (uid, secret) =>
      keyed(secret) === uid ||
      (rowOf(world, "res.users", uid)?.["active"] === true && rowOf(world, "res.users", uid)?.[PASSWORD] === secretDigest(secret)),
    userOf(login, secret) {
      const uid = userOf(login);
      return uid !== undefined && server.allows(uid, secret) ? uid : undefined;
    },
    call,
  };
  const restore = (from: WorldSnapshot) => {
    if (from.version !== SNAPSHOT_VERSION) throw new RangeError("This snapshot is of another version of the embedded Odoo.");
    const next = createWorld(world.registry);
    for (const [model, rows] of Object.entries(from.rows)) if (next.tables.has(model)) for (const row of rows) loadRow(next, model, row);
    for (const [model, nextId] of Object.entries(from.nextIds)) {
      const table = next.tables.get(model);
      if (table) table.nextId = Math.max(table.nextId, nextId);
    }
    world = next;
  };
  if (snapshot) restore(snapshot);

  return {
    fetch: (request) => handle(server, request),
    run(login, model, method, params = {}) {
      const uid = userOf(login);
      if (uid === undefined) throw accessError(`There is no active user ${login}.`);
      const { ids = [], context = {}, ...named } = params;
      return call(uid, { model, method, ids, context: context as JsonObject, params: named });
    },
    addUser: (user) => transaction((env) => putUser(env, user)),
    snapshot: () => ({
      version: SNAPSHOT_VERSION,
      rows: Object.fromEntries([...world.tables].map(([model, { rows }]) => [model, [...rows.values()].map((row) => ({ ...row }))])),
      nextIds: Object.fromEntries([...world.tables].map(([model, { nextId }]) => [model, nextId])),
    }),
    restore,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    applyOverlay(rows) {
      for (const { model, id, data } of rows) {
        const table = world.tables.get(model);
        if (!table) continue;
        if (data) loadRow(world, model, data);
        else removeRow(world, model, id);
        table.nextId = Math.max(table.nextId, id + 1);
      }
    },
    setColumns: (rows) =>
      transaction(() => {
        for (const { model, id, values } of rows) patchRow(world, model, id, values as { [field: string]: Value });
      }),
  };
}

const copyOf = (world: World, model: string, id: number): JsonObject | null => {
  const row = rowOf(world, model, id);
  return row ? { ...row } : null;
};

const usersOf = (world: World) => [...(world.tables.get("res.users")?.rows.values() ?? [])].filter((row) => row["active"] === true);

function freshWorld(clock: Clock, adminPassword: string): World {
  const world = createWorld(catalogue());
  const now = toOdooDatetime(clock());
  loadBase(world, baseData(), now);
  const env: Env = { world, uid: SYSTEM, su: true, context: {}, now, company: 1, companies: [1] };
  loadFirstCompany(env);
  putUser(env, {
    login: "admin",
    name: "Administrator",
    password: adminPassword,
    groups: [
      "base.group_system",
      "base.group_multi_company",
      "sales_team.group_sale_manager",
      "account.group_account_manager",
      "purchase.group_purchase_manager",
      "product.group_product_manager",
      "stock.group_stock_manager",
    ],
  });
  settle(env);
  return world;
}
