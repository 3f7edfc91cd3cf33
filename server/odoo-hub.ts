import type { Access } from "../core/access.ts";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import { isJsonObject } from "../core/json.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import { createReader } from "../odoo/create-reader.ts";
import { createFieldCatalog, type FieldCatalog } from "../odoo/field-catalog.ts";
import type { Reader } from "../odoo/reader.ts";
import { keepingReferenceRows } from "../odoo/reference-rows.ts";
import type { Transport, WireTap } from "../odoo/transport.ts";
import { connectOdoo, type OdooConnection } from "../odoo/transports/connect.ts";

export interface OdooHubOptions {
  /** Said on the first page and by /readyz: "embedded", or the address. */
  readonly name: string;
  readonly url: string;
  readonly db: string;
  readonly force: boolean;
  readonly fetch?: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly tap?: WireTap | undefined;
  /** The person's own key; there is no shared one to fall back to. */
  readonly keyFor: (principal: string) => Promise<string | undefined>;
  /** What to do where there is none, as a sentence. */
  readonly howToGetKey: string;
  readonly companionActionId: () => Promise<number | undefined>;
  readonly accessOf: (principal: Principal) => Access;
}

const PROBE_TIMEOUT_MS = 5_000;

/** One Odoo and everybody's own way into it. It connects when first needed, so that an Odoo that is down does not stop the program. */
export function createOdooHub(options: OdooHubOptions) {
  let connection: Promise<OdooConnection> | undefined;
  const people = new Map<
    string,
    { readonly key: string; readonly transport: Transport; readonly reading: Transport; readonly catalog: FieldCatalog }
  >();

  const server = {
    url: options.url,
    db: options.db,
    force: options.force,
    ...(options.fetch ? { fetch: options.fetch } : {}),
    ...(options.tap ? { tap: options.tap } : {}),
  };

  function connect(): Promise<OdooConnection> {
    connection ??= connectOdoo(server)
      .then((found) => {
        if (found.warning) options.log.warn({ version: found.version }, found.warning);
        return found;
      })
      .catch((error: unknown) => {
        connection = undefined;
        throw error;
      });
    return connection;
  }

  async function personOf(principal: string) {
    const key = await options.keyFor(principal);
    if (key === undefined) {
      throw new CopilotError("NOT_CONFIGURED", `This person has no Odoo key yet, so nothing could be looked up. ${options.howToGetKey}`);
    }
    const known = people.get(principal);
    if (known?.key === key) return known;
    const transport = (await connect()).transportFor({ principal, login: principal, apiKey: key });
    const reading = keepingReferenceRows(transport, options.clock);
    const made = { key, transport, reading, catalog: createFieldCatalog(transport, options.clock) };
    people.set(principal, made);
    return made;
  }

  return {
    name: options.name,
    /** Throws ODOO_UNREACHABLE when Odoo doesn't answer now, whether or not it did before. */
    async probe(): Promise<void> {
      await connectOdoo({ ...server, readTimeoutMs: PROBE_TIMEOUT_MS });
    },
    /** The Odoo login that a key belongs to, asked with the key itself. */
    async ownerOf(principal: string, apiKey: string): Promise<string> {
      const transport = (await connect()).transportFor({ principal, login: principal, apiKey });
      const known = await transport.call({ model: "res.users", method: "context_get", retry: true });
      const uid = isJsonObject(known) ? known["uid"] : undefined;
      if (typeof uid !== "number") throw new CopilotError("ODOO_FAULT", "Odoo doesn't say whose key this is. Try again, or tell your administrator.");
      const rows = await transport.call({ model: "res.users", method: "read", ids: [uid], params: { fields: ["login"] }, retry: true });
      const [row] = Array.isArray(rows) ? rows : [];
      const login = isJsonObject(row) ? row["login"] : undefined;
      if (typeof login !== "string")
        throw new CopilotError("ODOO_FAULT", "Odoo doesn't say whose key this is. Try again, or tell your administrator.");
      return login;
    },
    transportFor: async (principal: string): Promise<Transport> => (await personOf(principal)).transport,
    async readerFor(principal: Principal): Promise<Reader> {
      const { reading, catalog } = await personOf(principal.id);
      return createReader({ transport: reading, catalog, access: options.accessOf(principal), timeZone: principal.timeZone });
    },
    async companionActionId(): Promise<number> {
      const id = await options.companionActionId();
      if (id === undefined)
        throw new CopilotError(
          "NOT_CONFIGURED",
          "The companion is not installed in this Odoo, so no change can be previewed. An administrator runs: cs odoo setup",
        );
      return id;
    },
  };
}

export type OdooHub = ReturnType<typeof createOdooHub>;
