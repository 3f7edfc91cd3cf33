import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { collectDefaultMetrics, Registry } from "prom-client";
import { CopilotError } from "../../core/errors.ts";
import type { Program } from "../program.ts";

/** /healthz: the process lives. /readyz: database and Odoo answer. /metrics: Prometheus text. */
export function healthRoutes(program: Program) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return new Hono()
    .get("/healthz", describeRoute({ description: "The process lives." }), (c) => c.json({ status: "ok" }))
    .get("/readyz", describeRoute({ description: "Database and Odoo answer." }), async (c) => {
      try {
        await program.ready();
        return c.json({ status: "ready", odoo: program.odooName, model: program.modelName });
      } catch (error) {
        return c.json({ status: "not ready", reason: error instanceof CopilotError ? error.message : "Something went wrong; see the log." }, 503);
      }
    })
    .get("/metrics", describeRoute({ description: "Metrics in Prometheus text format." }), async (c) =>
      c.text(await registry.metrics(), 200, { "content-type": registry.contentType }),
    );
}
