import { type Context, Hono } from "hono";
import { CopilotError } from "../../core/errors.ts";
import { bearerOf, personOfToken } from "../authenticate.ts";
import type { Mcp } from "../mcp.ts";
import type { Program } from "../program.ts";

const METADATA = "/.well-known/oauth-protected-resource";

/** /mcp behind a bearer token, and where a client learns whose tokens are good here (RFC 9728). */
export function mcpRoutes(program: Program, mcp: Mcp) {
  const { oidc, publicUrl } = program.config;
  const metadata = oidc && {
    resource: `${publicUrl}/mcp`,
    resource_name: "Countersign",
    authorization_servers: [oidc.issuer],
    bearer_methods_supported: ["header"],
    scopes_supported: oidc.scopes.split(" ").filter((scope) => scope !== ""),
  };
  const describe = (c: Context) => {
    if (!metadata) throw new CopilotError("NOT_FOUND", "The demo has no authorization server. Make a token with: cs token --as USER --for mcp");
    return c.json(metadata, 200, { "access-control-allow-origin": "*" });
  };
  const where = oidc ? `, resource_metadata="${publicUrl}${METADATA}/mcp"` : "";
  const refused = (c: Context, message: string, error: string) =>
    c.json({ code: "UNAUTHENTICATED", message }, 401, { "www-authenticate": `Bearer realm="countersign"${error}${where}` });

  return new Hono()
    .get(METADATA, describe)
    .get(`${METADATA}/mcp`, describe)
    .all("/mcp", async (c) => {
      const token = bearerOf(c);
      if (token === undefined) {
        const how = oidc ? "Get one from your identity provider." : "Make one with: cs token --as USER --for mcp";
        return refused(c, `MCP needs a bearer token. ${how}`, "");
      }
      try {
        return await mcp.handle(c.req.raw, await personOfToken(program, token, "mcp", "mcp"));
      } catch (error) {
        if (error instanceof CopilotError && error.code === "UNAUTHENTICATED") return refused(c, error.message, ', error="invalid_token"');
        throw error;
      }
    });
}
