import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { CopilotError } from "../core/errors.ts";
import type { Config } from "./config.ts";

type Addresses = Pick<Config, "publicUrl" | "widgetOrigins" | "odoo">;

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Loopback names and the public address only, so that no other name can be pointed at us. */
export function ownHostOnly({ publicUrl }: Addresses): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return async (c, next) => {
    const host = c.req.header("host")?.toLowerCase();
    if (host === undefined || !(isLoopback(host) || host === publicHost))
      throw new CopilotError("DENIED", "This host name isn't ours. Open Countersign by its own address, or set COUNTERSIGN_PUBLIC_URL.");
    await next();
  };
}

/**
 * Whatever changes something must come from our own pages, or from a program, which sends no Origin. A page that holds
 * the chat does so in a frame of our own page, so that no foreign origin ever needs to write. /mcp checks for itself.
 */
export function ownOriginOnly({ publicUrl }: Addresses): MiddlewareHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return async (c, next) => {
    const reads = ["GET", "HEAD", "OPTIONS"].includes(c.req.method);
    if (!reads && c.req.path !== "/mcp") {
      const origin = c.req.header("origin");
      const host = c.req.header("host")?.toLowerCase() ?? "";
      const isOurs = origin === undefined ? !isForeignFetch(c.req.header("sec-fetch-site")) : origin === publicOrigin || isSameLoopback(origin, host);
      if (!isOurs) throw new CopilotError("DENIED", "This request comes from another site's page. Use Countersign's own page.");
    }
    await next();
  };
}

/** The headers of every answer. Only the chat may be held in a frame, by the Odoo it works with and the origins set for it; the console never is. */
export function pageHeaders({ odoo, widgetOrigins }: Addresses): MiddlewareHandler {
  const embedders = [...(odoo ? [new URL(odoo.url).origin] : []), ...widgetOrigins];
  const [framed, unframed] = [headers(["'self'", ...embedders]), headers(["'self'"])];
  return (c, next) => (c.req.path === "/" ? framed : unframed)(c, next);
}

/** Scripts that an allowed page may load as modules; answers with anybody's data are never readable across origins. */
export function scriptsForEmbedders({ odoo, widgetOrigins }: Addresses): MiddlewareHandler {
  const embedders = [...(odoo ? [new URL(odoo.url).origin] : []), ...widgetOrigins];
  return async (c, next) => {
    await next();
    const origin = c.req.header("origin");
    if (c.req.path !== "/widget.js" && !c.req.path.startsWith("/assets/")) return;
    c.res.headers.append("vary", "Origin");
    if (origin !== undefined && embedders.includes(origin)) c.res.headers.set("access-control-allow-origin", origin);
  };
}

function headers(frameAncestors: string[]): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors,
    },
    xFrameOptions: false,
    crossOriginResourcePolicy: false,
  });
}

function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host.replace(/:\d+$/, ""));
}

function isSameLoopback(origin: string, host: string): boolean {
  return isLoopback(host) && origin === `http://${host}`;
}

/** Browsers say so even where they leave the Origin out. */
function isForeignFetch(site: string | undefined): boolean {
  return site !== undefined && site !== "same-origin" && site !== "none";
}
