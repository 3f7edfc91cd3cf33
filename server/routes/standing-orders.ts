import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { pausesOf } from "../../guardrails/monitoring/pauses.ts";
import { optionsFor } from "../../guardrails/standing-orders/options.ts";
import { type StandingOrder, standingOrderTerms, statusOfOrder } from "../../guardrails/standing-orders/standing-order.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

const signature = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/, "must be the digest shown with the standing order") });

/** /standing-orders: approvals in advance, proposed by one manager and signed by another. A signed-in browser session is the only way in. */
export function standingOrderRoutes(program: Program) {
  const { standingOrders, policy, watch } = program;
  /** With why it signs nothing just now, in whole sentences but for the full stop; none while it may. */
  const view = async (order: StandingOrder) => ({
    ...order,
    status: statusOfOrder(order, program.clock()),
    pauses: watch ? await pausesOf(order.terms.changeKind, policy.approvals.rests_on, watch.standing) : [],
  });
  return new Hono<Authenticated>()
    .use("*", requireSession(program, "console"))
    .get("/", describeRoute({ description: "The standing orders that the signed-in person may sign, signed, or audits." }), async (c) =>
      c.json(await Promise.all((await standingOrders.list(c.get("person"))).map(view))),
    )
    .get("/options", describeRoute({ description: "What the signed-in person may propose a standing order for." }), (c) =>
      c.json(optionsFor(program.policy, c.get("person"))),
    )
    .get("/:id", describeRoute({ description: "One standing order." }), async (c) =>
      c.json(await view(await standingOrders.show(c.get("person"), c.req.param("id")))),
    )
    .post(
      "/",
      describeRoute({ description: "Propose a standing order; another manager signs it." }),
      validator("json", standingOrderTerms),
      async (c) => c.json(await view(await standingOrders.propose(c.get("person"), c.req.valid("json"))), 201),
    )
    .post("/:id/sign", describeRoute({ description: "Sign a standing order, by digest." }), validator("json", signature), async (c) =>
      c.json(await view(await standingOrders.sign(c.get("person"), c.req.param("id"), c.req.valid("json").digest))),
    )
    .post("/:id/revoke", describeRoute({ description: "Revoke a standing order at once." }), async (c) =>
      c.json(await view(await standingOrders.revoke(c.get("person"), c.req.param("id")))),
    );
}
