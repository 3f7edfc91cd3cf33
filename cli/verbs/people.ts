import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs people`: who has signed in here, and who no longer may; for whoever operates this machine. */
const people: ProgramVerb = {
  kind: "program",
  name: "people",
  usage: "people list|disable|enable [LOGIN] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean", default: false } } });
    const [action = "list", login] = positionals;
    if (!program.identity) {
      if (action !== "list")
        throw new CopilotError("DENIED", "The demo's people are fixed. People come and go where an identity provider is configured.");
      for (const { id, roles } of await program.people.list()) io.out(values.json ? JSON.stringify({ id, roles }) : `${id}  ${roles.join(", ")}`);
      return 0;
    }
    switch (action) {
      case "list": {
        const oldest = program.clock().getTime() - program.policy.identity.claims_valid_hours * 3_600_000;
        for (const { id, login: name, roles, companies, disabled, claims_at: at } of await program.identity.list()) {
          const state = disabled ? "disabled" : at.getTime() < oldest ? "must sign in again" : "known";
          if (values.json) io.out(JSON.stringify({ id, login: name, roles, companies, state, statedAt: at.toISOString() }));
          else io.out(`${id}  ${state}  ${roles.join(", ") || "no role"}  stated ${at.toISOString()}`);
        }
        return 0;
      }
      case "disable":
      case "enable": {
        if (login === undefined) throw new CopilotError("BAD_INPUT", `Say who: cs people ${action} LOGIN`);
        const { id } = await program.identity.setDisabled(login, action === "disable");
        io.out(action === "disable" ? `${id} is disabled; every session of theirs has ended.` : `${id} may sign in again.`);
        return 0;
      }
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${people.usage}`);
    }
  },
};

export default people;
