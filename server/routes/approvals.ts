import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { APPROVAL_STATUSES } from "../../core/wire.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

const decision = z.strictObject({
  decision: z.enum(["approve", "reject", "edit"]),
  digest: z.string().regex(/^[0-9a-f]{64}$/, "must be the digest shown on the card"),
  note: z.string().max(1000).optional(),
  values: z.record(z.string(), z.string().max(1000)).optional(),
});

/** /approvals: what waits, and a person's decision on it. A signed-in browser session is the only way in. */
export function approvalRoutes(program: Program) {
  return new Hono<Authenticated>()
    .use("*", requireSession(program, "console"))
    .get(
      "/",
      describeRoute({ description: "The approvals that concern the signed-in person." }),
      validator("query", z.object({ status: z.enum(APPROVAL_STATUSES).optional() })),
      async (c) => {
        const { status } = c.req.valid("query");
        return c.json(await program.approvals.list(c.get("person"), status ? { status } : {}));
      },
    )
    .get("/:id", describeRoute({ description: "One approval, as the signed-in person is cleared to see it." }), async (c) =>
      c.json(await program.approvals.card(c.req.param("id"), c.get("person"))),
    )
    .post("/:id", describeRoute({ description: "Countersign, reject or edit, by digest." }), validator("json", decision), async (c) => {
      const { note, values, ...request } = c.req.valid("json");
      return c.json(
        await program.decide(
          c.req.param("id"),
          { ...request, ...(note === undefined ? {} : { note }), ...(values ? { values } : {}) },
          c.get("person"),
        ),
      );
    });
}
