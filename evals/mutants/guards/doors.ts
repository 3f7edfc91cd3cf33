import type { Mutant } from "../mutant.ts";

/** Who comes in, and by which door. */
const mutants: readonly Mutant[] = [
  {
    guarantee: 2,
    guard: "the demo's people exist under the demo only",
    file: "server/identity/open-people.ts",
    find: "if (!config.oidc) return",
    replace: 'if (!config.oidc || config.environment !== "demo") return',
    killedBy: ["server/identity/sign-in.test.ts"],
  },
  {
    guarantee: 2,
    guard: "a token is good for its own use only",
    file: "server/tokens.ts",
    find: "{ issuer: ISSUER, audience: use, algorithms:",
    replace: "{ issuer: ISSUER, algorithms:",
    killedBy: ["server/tokens.test.ts"],
  },
  {
    guarantee: 2,
    guard: "an MCP session is bound to its principal",
    file: "server/mcp/sessions.ts",
    find: "|| session.principal.id !== principal.id)",
    replace: ")",
    killedBy: ["server/mcp/sessions.test.ts", "server/mcp.test.ts"],
  },
  {
    guarantee: 2,
    guard: "request state answers its own call only",
    file: "server/mcp/request-state.ts",
    find: "found.call !== callDigest(binding) ||",
    replace: "",
    killedBy: ["server/mcp/request-state.test.ts"],
  },
  {
    guarantee: 2,
    guard: "request state is single-use",
    file: "server/mcp/request-state.ts",
    find: "if (!(await spend(",
    replace: "if (!(true || await spend(",
    killedBy: ["server/mcp/request-state.test.ts"],
  },
  {
    guarantee: 2,
    guard: "another site's page writes nothing",
    file: "server/http-origins.ts",
    find: "if (!isOurs) throw",
    replace: "if (!isOurs && publicOrigin === null) throw",
    killedBy: ["server/http-origins.test.ts"],
  },
  {
    guarantee: 2,
    guard: "no other host name can be pointed at us",
    file: "server/http-origins.ts",
    find: "if (host === undefined || !(isLoopback(host) || host === publicHost))",
    replace: "if (host === null)",
    killedBy: ["server/own-host.test.ts"],
  },
];

export default mutants;
