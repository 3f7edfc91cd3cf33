import { serve as listen } from "@hono/node-server";
import { CopilotError } from "../../core/errors.ts";
import { createHttp } from "../../server/http.ts";
import { type StartOptions, startProgram } from "../../server/main.ts";
import { createMcp } from "../../server/mcp.ts";
import { publishServer } from "../../store/lock-file.ts";
import { cliRoutes } from "../cli-routes.ts";
import type { LocalVerb } from "../verb.ts";

const SWEEP_EVERY_MS = 15_000;

/** `cs serve`, which is what `npm start` runs: chat, widget, console and MCP on one port. */
const serve: LocalVerb = {
  kind: "local",
  name: "serve",
  usage: "serve",
  async run({ io, config }) {
    const started = performance.now();
    const server = await startServer(config, (line) => io.err(line));
    io.out(`Countersign is ready at ${server.url} after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    io.out(
      `  environment ${config.environment}; Odoo: ${server.program.odooName}; model: ${server.program.modelName}; database: ${server.program.store.kind}`,
    );
    if (server.program.store.kind === "embedded")
      io.out("  The embedded database survives a crash of this program, not a power cut; set DATABASE_URL for more.");
    await new Promise<void>((stop) => {
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
    });
    await server.close();
    return 0;
  },
};

export default serve;

/** Starts the program and its HTTP server; the lock file tells every other `cs` verb where it is. */
export async function startServer(config: Parameters<typeof startProgram>[0], warn: (line: string) => void, options: StartOptions = {}) {
  const program = await startProgram(config, options);
  try {
    await program.audit.append([
      { kind: "config_loaded", principal: "system", policyDigest: program.policy.digest, environment: config.environment },
    ]);
  } catch (error) {
    await program.close();
    throw error;
  }
  const token = crypto.randomUUID() + crypto.randomUUID();
  // The address, which the approval links carry, is known only once the port is bound; until then nothing is served.
  let answer: (request: Request, bindings: object) => Response | Promise<Response> = () => new Response("Starting.", { status: 503 });
  const listening = await new Promise<{ server: ReturnType<typeof listen>; port: number }>((ready, fail) => {
    const server = listen({ fetch: (request, bindings) => answer(request, bindings), hostname: config.host, port: config.port }, ({ port }) =>
      ready({ server, port }),
    );
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const message =
        cause.code === "EADDRINUSE"
          ? `Port ${config.port} is taken. Stop what listens there, or set COUNTERSIGN_PORT.`
          : `Can't listen on ${config.host}:${config.port}. Set COUNTERSIGN_HOST or COUNTERSIGN_PORT.`;
      fail(new CopilotError("NOT_CONFIGURED", message, { cause }));
    });
  }).catch(async (error: unknown) => {
    await program.close();
    throw error;
  });
  const { server } = listening;
  const address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${listening.port}`;
  const mcp = createMcp({
    policy: program.policy,
    tools: program.tools,
    gate: program.gate,
    approvals: program.approvals,
    requestStates: program.requestStates,
    publicUrl: config.publicUrl ?? address,
    clock: program.clock,
    log: program.log,
  });
  const app = createHttp(program, mcp, cliRoutes(program, token));
  answer = (request, bindings) => app.fetch(request, bindings);
  if (program.store.lock) await publishServer(program.store.lock, { address, token });

  const sweep = async (): Promise<void> => {
    try {
      await program.sweep();
    } catch (error) {
      program.log.error({ err: error }, "taking up what was left behind failed");
      // A server without its database could only half work; whoever took the folder over serves now.
      if (program.store.pool.ended) process.kill(process.pid, "SIGTERM");
    }
  };
  await sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  if (config.host !== "127.0.0.1" && config.environment === "demo")
    warn("The demo listens beyond this machine; its sign-in still works from this machine only.");
  return {
    url: address,
    token,
    program,
    async close(): Promise<void> {
      clearInterval(timer);
      await mcp.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await program.close();
    },
  };
}
