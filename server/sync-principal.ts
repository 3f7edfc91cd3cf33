import type { Principal } from "../core/principal.ts";
import type { Config } from "./config.ts";

/** The service itself, where it has an Odoo key of its own. */
const SYNC_ID = "countersign:names";
/** Its demo's stand-in. */
const DEMO_ID = "operations_manager@demo";

/** Who reads what is kept from Odoo: the service with its own key, or under the demo the manager, who sees all of it; undefined where neither may. */
export function syncPrincipal({ environment, odoo, odooSyncKey }: Pick<Config, "environment" | "odoo" | "odooSyncKey">): Principal | undefined {
  const id = odoo && odooSyncKey !== undefined ? SYNC_ID : environment === "demo" ? DEMO_ID : undefined;
  return id === undefined
    ? undefined
    : { id, name: "Sync", roles: ["operations_manager"], companies: "all", warehouses: "all", timeZone: "UTC", channel: "workflow" };
}

/** The service's own key for the service itself, and everybody else's for them. */
export function orSyncKey({ odooSyncKey }: Pick<Config, "odooSyncKey">, keyFor: (principal: string) => Promise<string | undefined>): typeof keyFor {
  return async (principal) => (principal === SYNC_ID ? odooSyncKey : keyFor(principal));
}
