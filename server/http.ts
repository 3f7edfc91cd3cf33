import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { openAPIRouteHandler } from "hono-openapi";
import { CopilotError } from "../core/errors.ts";
import { HTTP_STATUS } from "./http-error.ts";
import { ownHostOnly, ownOriginOnly, pageHeaders, scriptsForEmbedders } from "./http-origins.ts";
import type { Mcp } from "./mcp.ts";
import type { Program } from "./program.ts";
import { agentRoutes } from "./routes/agent.ts";
import { approvalRoutes } from "./routes/approvals.ts";
import { auditRoutes } from "./routes/audit.ts";
import { authRoutes } from "./routes/auth.ts";
import { delegationRoutes } from "./routes/delegations.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { healthRoutes } from "./routes/health.ts";
import { mcpRoutes } from "./routes/mcp.ts";
import { odooKeyRoutes } from "./routes/odoo-key.ts";
import { pageRoutes } from "./routes/pages.ts";
import { qualityRoutes } from "./routes/quality.ts";
import { sessionRoutes } from "./routes/session.ts";
import { standingOrderRoutes } from "./routes/standing-orders.ts";
import { switchRoutes } from "./routes/switches.ts";
import { threadRoutes } from "./routes/threads.ts";

const MOST_BODY_BYTES = 512 * 1024;

/** Every HTTP door of the program. `cliRoutes` are mounted by whoever holds the lock file. */
export function createHttp(program: Program, mcp: Mcp, cliRoutes?: Hono) {
  const app = new Hono();
  app.use("*", pageHeaders(program.config));
  app.use("*", scriptsForEmbedders(program.config));
  app.use("*", ownHostOnly(program.config));
  app.use("*", ownOriginOnly(program.config));
  app.use(
    "*",
    bodyLimit({
      maxSize: MOST_BODY_BYTES,
      onError: (c) => c.json({ code: "LIMIT", message: "This request is too large; the most is 512 KiB." }, 413),
    }),
  );

  app.route("/", healthRoutes(program));
  app.route("/", sessionRoutes(program));
  app.route("/", authRoutes(program));
  app.route("/", odooKeyRoutes(program));
  app.route("/", agentRoutes(program));
  app.route("/approvals", approvalRoutes(program));
  app.route("/delegations", delegationRoutes(program));
  app.route("/standing-orders", standingOrderRoutes(program));
  app.route("/switches", switchRoutes(program));
  app.route("/", threadRoutes(program));
  app.route("/", feedbackRoutes(program));
  app.route("/", qualityRoutes(program));
  app.route("/", auditRoutes(program));
  app.route("/", mcpRoutes(program, mcp));
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
