import type { Domain } from "../../core/domain.ts";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import { openSession } from "../../odoo/setup/session.ts";
import type { Config } from "../../server/config.ts";
import { odooAdministrator } from "../../server/set-up-odoo.ts";

export interface WorldQuery {
  readonly model: string;
  readonly domain: Domain | Json;
  readonly fields: readonly string[];
  readonly order: string;
  readonly archived: boolean;
  readonly limit: number;
}

/** Odoo's records as its administrator sees them, past Countersign: where the truth of a case comes from. */
export interface World {
  readonly kind: "embedded" | "real";
  rows(query: WorldQuery): Promise<readonly JsonObject[]>;
  count(query: Pick<WorldQuery, "model" | "domain" | "archived">): Promise<number>;
}

const contextOf = (archived: boolean): JsonObject => (archived ? { active_test: false } : {});

export function embeddedWorld(sandbox: Sandbox): World {
  const run = (model: string, method: string, params: JsonObject) => sandbox.run("admin", model, method, params);
  return {
    kind: "embedded",
    rows: async ({ model, domain, fields, order, archived, limit }) =>
      objects(run(model, "search_read", { domain: domain as Json, fields: [...fields], order, limit, context: contextOf(archived) })),
    count: async ({ model, domain, archived }) => Number(run(model, "search_count", { domain: domain as Json, context: contextOf(archived) })),
  };
}

/** A real Odoo over a web session of its administrator, who must see every company. */
export async function realWorld(settings: Pick<Config, "odoo" | "odooAdmin">): Promise<World> {
  const { url, db, login, password } = odooAdministrator(settings);
  const session = await openSession({ url, db, fetch }, login, password);
  const companies = await session.call("res.company", "search", [[]]);
  const context = (archived: boolean): JsonObject => ({ ...contextOf(archived), allowed_company_ids: companies });
  return {
    kind: "real",
    rows: async ({ model, domain, fields, order, archived, limit }) =>
      objects(await session.call(model, "search_read", [domain as Json, [...fields]], { order, limit, context: context(archived) })),
    count: async ({ model, domain, archived }) => Number(await session.call(model, "search_count", [domain as Json], { context: context(archived) })),
  };
}

function objects(answer: Json): readonly JsonObject[] {
  return Array.isArray(answer) ? answer.filter(isJsonObject) : [];
}
