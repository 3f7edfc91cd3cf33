import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { maySeeSwitches } from "../../guardrails/switches/switches.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs switches`: the kill switch of a use case, or of all writes, under the demo only; elsewhere it needs a signed-in browser. */
const switches: ProgramVerb = {
  kind: "program",
  name: "switches",
  usage: "switches list|off|on [USE_CASE|'*'] --as USER [--reason TEXT] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: "string" }, reason: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const [action = "list", id] = positionals;
    if (values.as === undefined) throw new CopilotError("BAD_INPUT", "Say who you are with --as USER.");
    if (program.config.environment !== "demo")
      throw new CopilotError("DENIED", "Outside the demo, switches are used in a signed-in browser session: open /console.");
    const person = await program.people.get(values.as, "cli");
    if (action === "on" || action === "off") {
      if (id === undefined)
        throw new CopilotError("BAD_INPUT", `Name the use case, or '*' for all writes: cs switches ${action} ID --as USER --reason TEXT`);
      await program.switches[action](id, values.reason ?? "", person);
    } else if (action !== "list") throw new CopilotError("BAD_INPUT", `switches can't ${action}; it can list, switch off and on.`);
    if (!maySeeSwitches(program.policy, person)) throw new CopilotError("DENIED", "The switches are for auditors and for those who may use them.");
    const states = await program.switches.list();
    if (values.json) io.out(JSON.stringify(states));
    else
      for (const { id: name, on, reason, by } of states)
        io.out(`${name.padEnd(28)} ${on ? "on " : "OFF"}${!on && reason ? `  ${reason} (${by})` : ""}`);
    return 0;
  },
};

export default switches;
