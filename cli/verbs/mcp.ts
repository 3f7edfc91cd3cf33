import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { readLock } from "../../store/lock-file.ts";
import { runStdio } from "../mcp-stdio.ts";
import { runInServer } from "../remote.ts";
import type { LocalVerb, VerbInput } from "../verb.ts";
import { startServer } from "./serve.ts";

/** `cs mcp`: the MCP server over stdio. It is a client of the running server, or starts one of its own for as long as it lasts. */
const mcp: LocalVerb = {
  kind: "local",
  name: "mcp",
  usage: "mcp [--as USER]",
  async run(input) {
    const { values } = parseArgs({ args: [...input.args], options: { as: { type: "string", default: "customer_service@demo" } } });
    if (input.config.environment !== "demo")
      throw new CopilotError(
        "DENIED",
        "cs mcp acts for the demo's people. Elsewhere connect your assistant to COUNTERSIGN_PUBLIC_URL/mcp, which signs you in at your identity provider.",
      );
    const running = input.config.databaseUrl === undefined ? await readLock(input.config.dataFolder) : undefined;
    if (running?.address && running.token) {
      await runStdio({ url: running.address, token: await tokenFrom({ address: running.address, token: running.token }, values.as, input) });
      return 0;
    }
    const server = await startServer({ ...input.config, host: "127.0.0.1", port: 0 }, input.io.err);
    try {
      const person = await server.program.people.get(values.as, "mcp");
      await runStdio({ url: server.url, token: await server.program.tokens.mint(person.id, "mcp") });
    } finally {
      await server.close();
    }
    return 0;
  },
};

export default mcp;

/** Asks the running server for a token, the way `cs token` does. */
async function tokenFrom(server: { readonly address: string; readonly token: string }, as: string, { io, config }: VerbInput): Promise<string> {
  const lines: string[] = [];
  const exit = await runInServer(
    server,
    { verb: "token", args: ["--as", as, "--for", "mcp"], config },
    { ...io, out: (line) => void lines.push(line) },
  );
  const [token] = lines;
  if (exit !== 0 || token === undefined) throw new CopilotError("UNAUTHENTICATED", "The running server gave no token; see the message above.");
  return token;
}
