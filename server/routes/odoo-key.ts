import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

/** /api/odoo-key: the signed-in person's own Odoo key; it goes in and is never sent out. */
export function odooKeyRoutes(program: Program) {
  return new Hono<Authenticated>()
    .use("/api/odoo-key", requireSession(program, "console"))
    .get("/api/odoo-key", describeRoute({ description: "Whether there is a key, and for which Odoo." }), async (c) =>
      c.json({ odoo: program.odooName, has: await program.odooKeys.has(c.get("person")) }),
    )
    .put(
      "/api/odoo-key",
      describeRoute({ description: "Store one's own Odoo API key; it is checked against Odoo first." }),
      validator("json", z.strictObject({ apiKey: z.string().max(300) })),
      async (c) => {
        await program.odooKeys.put(c.get("person"), c.req.valid("json").apiKey);
        return c.body(null, 204);
      },
    )
    .delete("/api/odoo-key", describeRoute({ description: "Forget one's own Odoo API key." }), async (c) => {
      await program.odooKeys.remove(c.get("person"));
      return c.body(null, 204);
    });
}
