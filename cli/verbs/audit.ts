import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { type SignedHead, signedHeadSchema } from "../../guardrails/audit/head.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs audit`: check the log, export it for a third party. */
const audit: ProgramVerb = {
  kind: "program",
  name: "audit",
  usage: "audit verify [--head FILE] [--json] | export [--out FILE]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: "string" }, out: { type: "string" }, json: { type: "boolean", default: false } },
    });
    switch (positionals[0]) {
      case "verify": {
        const head = values.head === undefined ? undefined : parseHead(await io.readFile(values.head));
        const result = await program.audit.verify(head ? { head } : {});
        if (values.json) io.out(JSON.stringify(result));
        else {
          io.out(
            result.ok
              ? `The audit log is whole: ${result.entries} entries, root ${result.root}.`
              : `The audit log is NOT whole: ${result.problems.length} problems in ${result.entries} entries.`,
          );
          for (const { seq, what } of result.problems) io.out(`  ${seq === null || seq === undefined ? "log" : `entry ${seq}`}: ${what}`);
        }
        return result.ok ? 0 : 1;
      }
      case "export": {
        // A log that was tampered with takes no more entries, and is just the one that somebody must be able to export.
        await program.audit
          .append([{ kind: "audit_exported", principal: "operator", policyDigest: program.policy.digest }])
          .catch((error: unknown) => io.err(error instanceof CopilotError ? error.message : String(error)));
        const stream = new PassThrough();
        const whole = text(stream);
        await program.audit.exportLog(stream);
        stream.end();
        const log = await whole;
        if (values.out === undefined) io.out(log.trimEnd());
        else {
          await io.writeFile(values.out, log);
          io.out(`Exported to ${values.out}. Anyone can check it with: node guardrails/audit/verify-export.mjs ${values.out}`);
        }
        return 0;
      }
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${audit.usage}`);
    }
  },
};

export default audit;

function parseHead(text: string): SignedHead {
  try {
    return signedHeadSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CopilotError("BAD_INPUT", "This is not a signed head. Give a copy of audit-head.json as it was written beside the database.", {
      cause,
    });
  }
}
