import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import type { ThreadHistory } from "../../core/wire.ts";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

/** GET /api/threads/:id: what a reloaded page shows of the signed-in person's own conversation. */
export function threadRoutes(program: Program) {
  return new Hono<Authenticated>().get(
    "/api/threads/:id",
    describeRoute({ description: "A conversation's turns and approvals." }),
    requireSession(program, "widget"),
    async (c) => {
      const person = c.get("person");
      const thread = c.req.param("id");
      const turns = await program.conversation.history(person, thread);
      const approvals = await program.approvals.list(person, { thread: program.conversation.storedThread(person, thread) });
      const ids = turns.map(({ result }) => result.id);
      const verdicts = await program.quality.verdicts(person, thread, ids);
      return c.json({ thread, turns, approvals: approvals.toReversed(), verdicts } satisfies ThreadHistory);
    },
  );
}
