import { Hono } from "hono";
import { describeRoute, validator } from "hono-openapi";
import { z } from "zod";
import { type Authenticated, requireSession } from "../authenticate.ts";
import type { Program } from "../program.ts";

const feedback = z.strictObject({
  thread: z.string().min(1).max(200),
  turn: z.string().min(1).max(200),
  verdict: z.enum(["up", "down"]).nullable(),
});

/** POST /api/feedback: what the signed-in person thinks of an answer of theirs; null takes it back. */
export function feedbackRoutes(program: Program) {
  return new Hono<Authenticated>().post(
    "/api/feedback",
    describeRoute({ description: "Thumbs up or down on one's own answer." }),
    requireSession(program, "widget"),
    validator("json", feedback),
    async (c) => {
      const { thread, turn, verdict } = c.req.valid("json");
      await program.quality.judge(c.get("person"), thread, turn, verdict);
      return c.body(null, 204);
    },
  );
}
