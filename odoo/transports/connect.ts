import { setTimeout as sleep } from "node:timers/promises";
import { CopilotError } from "../../core/errors.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Transport, WireTap } from "../transport.ts";
import { json2Transport, type OdooIdentity } from "./json2.ts";
import { jsonrpcTransport } from "./jsonrpc.ts";
import { createLimiter } from "./limiter.ts";
import { send, type Wire } from "./send.ts";

export interface OdooServer {
  readonly url: string;
  readonly db: string;
  readonly fetch?: typeof fetch;
  /** Requests at once to this server, all principals together. */
  readonly concurrency?: number;
  readonly readTimeoutMs?: number;
  readonly writeTimeoutMs?: number;
  /** Work with an unverified version (14 to 18) all the same. */
  readonly force?: boolean;
  readonly tap?: WireTap;
  readonly pause?: (ms: number) => Promise<void>;
}

export interface OdooConnection {
  readonly version: string;
  readonly protocol: "json2" | "jsonrpc";
  /** To be said at start when the version is unverified. */
  readonly warning: string | undefined;
  transportFor(identity: OdooIdentity): Transport;
}

/** Asks the server its version and chooses the protocol: JSON-2 from Odoo 19 on, JSON-RPC for older ones that are forced. */
export async function connectOdoo(server: OdooServer): Promise<OdooConnection> {
  const wire = wireTo(server);
  const tap = server.tap ?? (() => undefined);
  const version = (await versionOverHttp(wire)) ?? (await versionOverRpc(wire));
  const major = Number(/\d+/.exec(version)?.[0]);
  if (major >= 19) return { version, protocol: "json2", warning: undefined, transportFor: (identity) => json2Transport(wire, identity, tap) };
  if (!(major >= 14)) throw new CopilotError("NOT_CONFIGURED", `Odoo ${version} is too old: Countersign works with Odoo 19 and later.`);
  if (!server.force)
    throw new CopilotError("NOT_CONFIGURED", `Odoo ${version} is not verified: Countersign works with Odoo 19 and later. Force it to try.`);
  const warning = `Odoo ${version} is unverified: only Odoo 19 has been tested. Try it on a copy of your data first.`;
  return { version, protocol: "jsonrpc", warning, transportFor: (identity) => jsonrpcTransport(wire, identity, tap) };
}

/** The older protocol whatever the version, for tests against a newer server. */
export function jsonrpcTo(server: OdooServer, identity: OdooIdentity): Transport {
  return jsonrpcTransport(wireTo(server), identity, server.tap ?? (() => undefined));
}

function wireTo(server: OdooServer): Wire {
  return {
    url: server.url.replace(/\/+$/, ""),
    db: server.db,
    fetch: server.fetch ?? globalThis.fetch,
    limit: createLimiter(server.concurrency ?? 4),
    readTimeoutMs: server.readTimeoutMs ?? 30_000,
    writeTimeoutMs: server.writeTimeoutMs ?? 130_000,
    pause: server.pause ?? (async (ms) => void (await sleep(ms))),
  };
}

/** Odoo 18 and later say their version at an address of its own; older ones answer 404 there. */
async function versionOverHttp(wire: Wire): Promise<string | undefined> {
  for (const path of ["/web/version", "/json/version"]) {
    let response: Response;
    try {
      response = await wire.fetch(`${wire.url}${path}`, { redirect: "error", signal: AbortSignal.timeout(wire.readTimeoutMs) });
    } catch (cause) {
      throw new CopilotError("ODOO_UNREACHABLE", `Odoo can't be reached at ${wire.url}. Check that it runs and that the address is right.`, {
        cause,
      });
    }
    const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    if (isJsonObject(body) && typeof body["version"] === "string") return body["version"];
  }
  return undefined;
}

async function versionOverRpc(wire: Wire): Promise<string> {
  const { body } = await send(
    wire,
    "/jsonrpc",
    {},
    { jsonrpc: "2.0", id: 1, method: "call", params: { service: "common", method: "version", args: [] } },
    true,
  );
  const result = isJsonObject(body) ? body["result"] : undefined;
  if (isJsonObject(result) && typeof result["server_version"] === "string") return result["server_version"];
  throw new CopilotError("NOT_CONFIGURED", `What answers at ${wire.url} doesn't say an Odoo version. Check the address.`);
}
