import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs retention`: prunes what the policy no longer keeps, or says what it would prune. */
const retention: ProgramVerb = {
  kind: "program",
  name: "retention",
  usage: "retention run [--dry-run] [--json]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "dry-run": { type: "boolean", default: false }, json: { type: "boolean", default: false } },
    });
    if (positionals[0] !== "run") throw new CopilotError("BAD_INPUT", `Usage: cs ${retention.usage}`);
    const pruned = values["dry-run"] ? await program.retention.dryRun() : await program.retention.run("operator");
    if (values.json) io.out(JSON.stringify(pruned));
    else for (const [name, count] of Object.entries(pruned)) io.out(`${name.padEnd(20)} ${values["dry-run"] ? "would prune" : "pruned"} ${count}`);
    return 0;
  },
};

export default retention;
