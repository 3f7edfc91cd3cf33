import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { type Delegation, statusOfDelegation } from "../../guardrails/delegations/delegation.ts";
import { delegationGrant } from "../../guardrails/delegations/delegations.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

/** /delegations: lend one's countersignature for a time, and take it back. A signed-in browser session is the only way in. */
export function delegationRoutes(program: Program) {
  const view = (delegation: Delegation) => ({ ...delegation, status: statusOfDelegation(delegation, program.clock()) });
  return new Hono<Authenticated>()
    .use("*", requireSession(program, "console"))
    .get("/", describeRoute({ description: "The delegations that the signed-in person gave or received." }), async (c) =>
      c.json((await program.delegations.list(c.get("person"))).map(view)),
    )
    .post(
      "/",
      describeRoute({ description: "Lend one's own countersignature to somebody for a time." }),
      validator("json", delegationGrant),
      async (c) => c.json(view(await program.delegations.grant(c.get("person"), c.req.valid("json"))), 201),
    )
    .post("/:id/revoke", describeRoute({ description: "Take a lent countersignature back, or give it back." }), async (c) =>
      c.json(view(await program.delegations.revoke(c.get("person"), c.req.param("id")))),
    );
}
