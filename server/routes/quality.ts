import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { CopilotError } from "../../core/errors.ts";
import type { QualityReport } from "../../core/wire.ts";
import { mayAudit } from "../../guardrails/policy.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";
import { qualityOverTime } from "../sampling/quality-over-time.ts";

const DAYS = 30;

/** GET /quality: how the graded share of real turns did, and what people said of their answers. Counts only, nobody's words. */
export function qualityRoutes(program: Program) {
  return new Hono<Authenticated>().get(
    "/quality",
    describeRoute({ description: "The quality of real answers over the last days." }),
    requireSession(program, "console"),
    async (c) => {
      const person = c.get("person");
      if (!mayAudit(program.policy, person) && !person.roles.some((role) => role === "operations_manager" || role === "admin"))
        throw new CopilotError("DENIED", "The quality of answers is for operations managers, administrators and auditors.");
      const report = await qualityOverTime(program.store.pool, program.policy, program.clock(), DAYS);
      return c.json({ share: program.config.sampleShare, ...report } satisfies QualityReport);
    },
  );
}
