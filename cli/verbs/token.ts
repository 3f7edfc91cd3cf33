import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { TOKEN_USES } from "../../server/tokens.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs token`: a bearer token for a program of one's own, under the demo; never good for a decision. */
const token: ProgramVerb = {
  kind: "program",
  name: "token",
  usage: "token --as USER --for mcp|agent",
  async run({ args, io }, program) {
    const { values } = parseArgs({ args: [...args], options: { as: { type: "string" }, for: { type: "string" } } });
    const use = TOKEN_USES.find((known) => known === values.for);
    if (values.as === undefined || use === undefined) throw new CopilotError("BAD_INPUT", `Usage: cs ${token.usage}`);
    if (program.config.environment !== "demo")
      throw new CopilotError("DENIED", "Tokens made here are for the demo; elsewhere your identity provider issues them.");
    const person = await program.people.get(values.as, "cli");
    await program.audit.append([{ kind: "token_issued", principal: person.id, policyDigest: program.policy.digest, outcome: use }]);
    io.out(await program.tokens.mint(person.id, use));
    return 0;
  },
};

export default token;
