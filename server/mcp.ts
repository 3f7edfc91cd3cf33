import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  type McpServerFactory,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import type { Principal } from "../core/principal.ts";
import { buildServer } from "./mcp/build-server.ts";
import type { McpDeps } from "./mcp/deps.ts";
import { createSessions } from "./mcp/sessions.ts";

const MOST_BODY_BYTES = 512 * 1024;
const MOST_SUBSCRIPTIONS = 100;

/** MCP for desktop assistants, in both eras of the protocol: newer clients by request, older ones by session. */
export function createMcp(deps: McpDeps) {
  const principals = new WeakMap<object, Principal>();
  const publicHost = new URL(deps.publicUrl).hostname;
  // A page on somebody's own machine is ours where we run on that machine, and foreign where we don't.
  const origins = [publicHost, ...(localhostAllowedHostnames().includes(publicHost) ? localhostAllowedOrigins() : [])];
  const onerror = (error: Error) => deps.log.warn({ err: error }, "an MCP request was rejected");

  const byRequest = createMcpHandler(
    ({ authInfo }) => {
      const principal = authInfo && principals.get(authInfo);
      if (!principal) throw new TypeError("An MCP request reached the server without its principal.");
      return buildServer(deps, () => principal);
    },
    { legacy: "reject", onerror, maxRequestBodySize: MOST_BODY_BYTES, maxSubscriptions: MOST_SUBSCRIPTIONS },
  );
  const bySession = createSessions((who) => buildServer(deps, who), deps.clock);

  /** One HTTP request of somebody whom the caller has authenticated. */
  async function handle(request: Request, principal: Principal): Promise<Response> {
    const refused = hostHeaderValidationResponse(request, [...localhostAllowedHostnames(), publicHost]) ?? originValidationResponse(request, origins);
    if (refused) return refused;
    if (await isLegacyRequest(request, undefined, { maxRequestBodySize: MOST_BODY_BYTES })) return bySession.handle(request, principal);
    const authInfo = { token: "", clientId: principal.id, scopes: [] };
    principals.set(authInfo, principal);
    return byRequest.fetch(request, { authInfo });
  }

  return {
    handle,
    /** The same server for a transport that belongs to one person, such as stdio. */
    factoryFor:
      (principal: Principal): McpServerFactory =>
      () =>
        buildServer(deps, () => principal),
    async close(): Promise<void> {
      await Promise.all([byRequest.close(), bySession.close()]);
    },
  };
}

export type Mcp = ReturnType<typeof createMcp>;
