import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { systemClock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { createSandbox } from "../../odoo/sandbox/sandbox.ts";
import { sandboxDoor } from "../../odoo/sandbox/seed/sandbox-door.ts";
import { seedOdoo } from "../../odoo/sandbox/seed/seed.ts";
import { odooUsers } from "../../server/odoo-users.ts";
import type { LocalVerb } from "../verb.ts";

const SIZES = ["small", "demo", "large"] as const;

/** `cs sandbox`: the embedded Odoo alone, as an HTTP server on loopback. Its records live in memory and go when it stops. */
const sandbox: LocalVerb = {
  kind: "local",
  name: "sandbox",
  usage: "sandbox [--port P] [--size small|demo|large] [--seed N]",
  async run({ args, io, config }) {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string", default: "8069" }, size: { type: "string", default: "small" }, seed: { type: "string", default: "7" } },
    });
    const size = SIZES.find((known) => known === values.size);
    const [port, seed] = [Number(values.port), Number(values.seed)];
    if (!size || !Number.isInteger(port) || port < 0 || port > 65_535 || !Number.isSafeInteger(seed))
      throw new CopilotError("BAD_INPUT", `Usage: cs ${sandbox.usage}`);
    const odoo = createSandbox({ clock: systemClock, database: "sandbox" });
    await seedOdoo({ door: sandboxDoor(odoo), size, seed, now: systemClock() });
    const keys = odooUsers(config.policyFolder).map((user) => {
      const apiKey = randomBytes(20).toString("hex");
      odoo.addUser({ ...user, apiKey });
      return { login: user.login, apiKey };
    });
    const server = await new Promise<ReturnType<typeof serve>>((ready, fail) => {
      const made = serve({ fetch: (request) => odoo.fetch(request), hostname: "127.0.0.1", port }, (info) => {
        io.out(
          `The embedded Odoo (${size}) answers at http://127.0.0.1:${info.port}, database "sandbox". Its records are generated and live in memory.`,
        );
        ready(made);
      });
      made.once("error", (cause) => fail(new CopilotError("NOT_CONFIGURED", `Can't listen on port ${port}. Choose another with --port.`, { cause })));
    });
    for (const { login, apiKey } of keys) io.out(`  ${login.padEnd(28)} API key ${apiKey}`);
    await new Promise<void>((stop) => {
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
    server.close();
    return 0;
  },
};

export default sandbox;
