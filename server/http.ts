import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { openAPIRouteHandler } from "hono-openapi";
import { CopilotError } from "../core/errors.ts";
import { bearerOf, personOfToken } from "./authenticate.ts";
import { HTTP_STATUS } from "./http-error.ts";
import type { Mcp } from "./mcp.ts";
import type { Program } from "./program.ts";
import { agentRoutes } from "./routes/agent.ts";
import { approvalRoutes } from "./routes/approvals.ts";
import { auditRoutes } from "./routes/audit.ts";
import { healthRoutes } from "./routes/health.ts";
import { pageRoutes } from "./routes/pages.ts";
import { sessionRoutes } from "./routes/session.ts";
import { threadRoutes } from "./routes/threads.ts";

const MOST_BODY_BYTES = 512 * 1024;

/** Every HTTP door of the program. `cliRoutes` are mounted by whoever holds the lock file. */
export function createHttp(program: Program, mcp: Mcp, cliRoutes?: Hono) {
  const app = new Hono();
  app.use(
    "*",
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frameAncestors(program),
      },
      xFrameOptions: false,
      crossOriginResourcePolicy: false,
    }),
  );
  app.use("*", async (c, next) => {
    if (!isOurHost(program, c.req.header("host")))
      throw new CopilotError("DENIED", "This host name isn't ours. Open Countersign by its own address, or set COUNTERSIGN_PUBLIC_URL.");
    await next();
  });
  app.use(
    "*",
    bodyLimit({
      maxSize: MOST_BODY_BYTES,
      onError: (c) => c.json({ code: "LIMIT", message: "This request is too large; the most is 512 KiB." }, 413),
    }),
  );

  app.route("/", healthRoutes(program));
  app.route("/", sessionRoutes(program));
  app.route("/", agentRoutes(program));
  app.route("/approvals", approvalRoutes(program));
  app.route("/", threadRoutes(program));
  app.route("/", auditRoutes(program));
  app.all("/mcp", async (c) => {
    const token = bearerOf(c);
    if (token === undefined)
      return c.json({ code: "UNAUTHENTICATED", message: "MCP needs a bearer token. Make one with: cs token --as USER --for mcp" }, 401, {
        "www-authenticate": 'Bearer realm="countersign"',
      });
    return mcp.handle(c.req.raw, await personOfToken(program, token, "mcp", "mcp"));
  });
  if (cliRoutes) app.route("/", cliRoutes);
  app.get(
    "/openapi.json",
    openAPIRouteHandler(app, {
      documentation: {
        info: { title: "Countersign", version: "0.1.0", description: "Answers from live Odoo data; nothing moves until a person countersigns it." },
      },
    }),
  );
  app.route("/", pageRoutes());

  app.notFound((c) => c.json({ code: "NOT_FOUND", message: "There is nothing at this address." }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof CopilotError) {
      if (error.cause) program.log.warn({ code: error.code, err: error.cause }, "a request was refused");
      return c.json(
        { code: error.code, message: error.message, ...(error.choices.length > 0 ? { choices: error.choices } : {}) },
        HTTP_STATUS[error.code],
        error.code === "UNAUTHENTICATED" ? { "www-authenticate": "Bearer" } : {},
      );
    }
    program.log.error({ err: error }, "a request failed");
    return c.json({ code: "FAILED", message: "Something went wrong here, and nothing was changed in Odoo. Try again." }, 500);
  });
  return app;
}

/** Loopback names and the public address only, so that no other name can be pointed at us. */
function isOurHost(program: Program, host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (["127.0.0.1", "localhost", "[::1]"].includes(name)) return true;
  return program.config.publicUrl !== undefined && new URL(program.config.publicUrl).host === host.toLowerCase();
}

/** The widget may be framed by the Odoo it works with. */
function frameAncestors(program: Program): string[] {
  return ["'self'", ...(program.config.odoo ? [new URL(program.config.odoo.url).origin] : [])];
}
