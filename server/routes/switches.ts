import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { maySeeSwitches } from "../../guardrails/switches/switches.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

const change = z.strictObject({ on: z.boolean(), reason: z.string().min(1).max(500) });

/** /switches: which uses are switched off, and the kill switch itself. A signed-in browser session is the only way in. */
export function switchRoutes(program: Program) {
  return new Hono<Authenticated>()
    .use("*", requireSession(program, "console"))
    .get("/", describeRoute({ description: "Every use case and all writes, with whether they are switched on." }), async (c) => {
      if (!maySeeSwitches(program.policy, c.get("person")))
        throw new CopilotError("DENIED", "The switches are for auditors and for those who may use them.");
      return c.json(await program.switches.list());
    })
    .post("/:id", describeRoute({ description: 'Switch a use case, or "*" for all writes, off or on.' }), validator("json", change), async (c) => {
      const { on, reason } = c.req.valid("json");
      await program.switches[on ? "on" : "off"](c.req.param("id"), reason, c.get("person"));
      return c.json(await program.switches.list());
    });
}
