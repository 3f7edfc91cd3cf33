import { resolve } from "node:path";
import { Hono } from "hono";
import { streamText } from "hono/streaming";
import { z } from "zod";
import { CopilotError } from "../core/errors.ts";
import { bearerOf } from "../server/authenticate.ts";
import type { Program } from "../server/program.ts";
import { sameText } from "../server/sessions.ts";
import { fileIo } from "./file-io.ts";
import { loadVerb } from "./load-verbs.ts";
import { runVerb } from "./run-verb.ts";

const request = z.object({ verb: z.string(), args: z.array(z.string()), folder: z.string(), config: z.json() });

/** POST /cli: runs a `cs` verb in the server's process for whoever can read the lock file, who is the same user on the same machine. */
export function cliRoutes(program: Program, token: string): Hono {
  return new Hono().post("/cli", async (c) => {
    if (!sameText(bearerOf(c) ?? "", token)) throw new CopilotError("UNAUTHENTICATED", "This door is for the cs command on this machine.");
    const { verb: name, args, folder, config } = request.parse(await c.req.json());
    const verb = await loadVerb(name);
    if (verb?.kind !== "program") throw new CopilotError("NOT_FOUND", `There is no verb ${name}.`);
    return streamText(c, async (stream) => {
      let written: Promise<unknown> = Promise.resolve();
      const send = (line: object) => {
        written = written.then(() => stream.write(`${JSON.stringify(line)}\n`));
      };
      const io = { out: (out: string) => send({ out }), err: (err: string) => send({ err }), ...fileIo((path) => resolve(folder, path)) };
      const exit = await runVerb(io, () => verb.run({ args, io, config: { ...program.config, ...settingsOf(config) } }, program));
      send({ exit });
      await written;
    });
  });
}

/** Of the caller's settings only those that say which Odoo to set up; everything else is the server's own. */
function settingsOf(config: unknown): Partial<Pick<Program["config"], "odoo" | "odooAdmin">> {
  const parsed = z
    .object({
      odoo: z.object({ url: z.string(), db: z.string(), force: z.boolean() }).optional(),
      odooAdmin: z.object({ login: z.string(), password: z.string() }).optional(),
    })
    .safeParse(config);
  if (!parsed.success) return {};
  const { odoo, odooAdmin } = parsed.data;
  return { ...(odoo ? { odoo } : {}), ...(odooAdmin ? { odooAdmin } : {}) };
}
