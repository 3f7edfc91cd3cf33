import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { mayAudit } from "../../guardrails/policy.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

/** GET /api/audit: the newest entries of the log, for those whose role audits. */
export function auditRoutes(program: Program) {
  return new Hono<Authenticated>().get(
    "/api/audit",
    describeRoute({ description: "The newest audit entries." }),
    requireSession(program, "console"),
    validator("query", z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) })),
    async (c) => {
      if (!mayAudit(program.policy, c.get("person"))) throw new CopilotError("DENIED", "The audit is for auditors and administrators.");
      await program.audit.settled();
      const { rows } = await program.store.pool.query("select seq, at, kind, principal, body from audit_entry order by seq desc limit $1", [
        c.req.valid("query").limit,
      ]);
      return c.json(
        rows.map((row) => ({
          seq: Number(row["seq"]),
          at: row["at"].toISOString(),
          kind: row["kind"],
          principal: row["principal"],
          summary: summaryOf(JSON.parse(row["body"])),
        })),
      );
    },
  );
}

function summaryOf(body: Readonly<Record<string, unknown>>): string {
  return ["useCase", "tool", "outcome", "code", "decision", "approvalId", "approver", "channel"]
    .flatMap((key) => (body[key] === undefined ? [] : [`${key} ${String(body[key])}`]))
    .join(", ");
}
