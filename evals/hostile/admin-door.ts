import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import { sandboxDoor } from "../../odoo/sandbox/seed/sandbox-door.ts";
import { openSession } from "../../odoo/setup/session.ts";
import type { Config } from "../../server/config.ts";
import { odooAdministrator } from "../../server/set-up-odoo.ts";
import type { WorldWatch } from "./world-watch.ts";

export interface Columns {
  readonly model: string;
  readonly id: number;
  readonly values: JsonObject;
}

/** The administrator's own hand in Odoo, past Countersign: it prepares the world and changes it meanwhile. */
export interface AdminDoor {
  /** many2one values are bare ids; oldest first. */
  rows(model: string, domain: Json, fields: readonly string[], most: number): Promise<readonly JsonObject[]>;
  create(model: string, values: JsonObject): Promise<number>;
  write(model: string, id: number, values: JsonObject): Promise<void>;
  /** A business method without arguments. */
  act(model: string, method: string, id: number): Promise<void>;
  /** A shelf of one product, counted but not applied yet. */
  createQuant(product: number, location: number, quantity: number): Promise<number>;
  /** Counts a shelf anew: the quant holds this much from now on. */
  recount(quant: number, quantity: number): Promise<void>;
  /** Puts values into records, past business logic where Odoo lets us. */
  plant(rows: readonly Columns[], perCompany: boolean): Promise<void>;
}

/** The embedded Odoo; what is done by hand is told to the watch, which otherwise takes every change for a crime. */
export function embeddedDoor(sandbox: Sandbox, watch: WorldWatch): AdminDoor {
  const run = (model: string, method: string, params: JsonObject) =>
    watch.byHand(model, method, params, () => sandbox.run("admin", model, method, params));
  return {
    async rows(model, domain, fields, most) {
      const found = sandbox.run("admin", model, "search_read", { domain, fields: [...fields], limit: most, order: "id", load: null });
      return Array.isArray(found) ? found.filter(isJsonObject) : [];
    },
    create: async (model, values) => idOf(run(model, "create", { vals_list: [values] })),
    write: async (model, id, values) => void run(model, "write", { ids: [id], vals: values }),
    act: async (model, method, id) => void run(model, method, { ids: [id] }),
    createQuant: async (product, location, quantity) =>
      idOf(
        run("stock.quant", "create", {
          vals_list: [{ product_id: product, location_id: location, inventory_quantity: quantity }],
          context: { inventory_mode: true },
        }),
      ),
    async recount(quant, quantity) {
      run("stock.quant", "write", { ids: [quant], vals: { inventory_quantity: quantity }, context: { inventory_mode: true } });
      run("stock.quant", "action_apply_inventory", { ids: [quant] });
    },
    async plant(rows, perCompany) {
      const companies = sandbox.run("admin", "res.company", "search", { domain: [] });
      const each = (value: Json): Json =>
        perCompany && Array.isArray(companies) ? Object.fromEntries(companies.map((company: Json) => [String(company), value])) : value;
      const columns = rows.map((row) => ({
        ...row,
        values: Object.fromEntries(Object.entries(row.values).map(([field, value]) => [field, each(value)])),
      }));
      await watch.planting(() => sandboxDoor(sandbox).backdate(columns));
    },
  };
}

/** A real Odoo over a web session of its administrator. */
export async function realDoor(settings: Pick<Config, "odoo" | "odooAdmin">): Promise<AdminDoor> {
  const { url, db, login, password } = odooAdministrator(settings);
  const session = await openSession({ url, db, fetch }, login, password);
  return {
    async rows(model, domain, fields, most) {
      const found = await session.call(model, "search_read", [domain, [...fields]], { load: null, order: "id", limit: most });
      return Array.isArray(found) ? found.filter(isJsonObject) : [];
    },
    create: async (model, values) => idOf(await session.call(model, "create", [[values]])),
    write: async (model, id, values) => void (await session.call(model, "write", [[id], values])),
    act: async (model, method, id) => void (await session.call(model, method, [[id]])),
    createQuant: async (product, location, quantity) =>
      idOf(
        await session.call("stock.quant", "create", [[{ product_id: product, location_id: location, inventory_quantity: quantity }]], {
          context: { inventory_mode: true },
        }),
      ),
    async recount(quant, quantity) {
      await session.call("stock.quant", "write", [[quant], { inventory_quantity: quantity }], { context: { inventory_mode: true } });
      await session.call("stock.quant", "action_apply_inventory", [[quant]]);
    },
    async plant(rows) {
      for (const { model, id, values } of rows) await session.call(model, "write", [[id], values]);
    },
  };
}

function idOf(answer: Json): number {
  const id: Json = Array.isArray(answer) ? (answer[0] ?? null) : answer;
  if (typeof id !== "number") throw new TypeError("Odoo created nothing.");
  return id;
}
