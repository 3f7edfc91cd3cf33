import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { type SignedHead, signedHeadSchema } from "../../guardrails/audit/head.ts";
import type { ProgramVerb, VerbIo } from "../verb.ts";

/** `cs audit`: check the log, export it for a third party. */
const audit: ProgramVerb = {
  kind: "program",
  name: "audit",
  usage: "audit verify [--head FILE] [--json] | export [--out FILE] | head [--out FILE] | prove --entry N|--since SIZE [--out FILE]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        head: { type: "string" },
        out: { type: "string" },
        json: { type: "boolean", default: false },
        entry: { type: "string" },
        since: { type: "string" },
      },
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
      case "head":
        return write(io, values.out, await program.audit.newestHead(), "Keep it outside, where whoever runs this database can't reach it.");
      case "prove": {
        if ((values.entry === undefined) === (values.since === undefined))
          throw new CopilotError(
            "BAD_INPUT",
            "Say what to prove: --entry N, that entry N is in the log, or --since SIZE, that it only grew since that head.",
          );
        const proof =
          values.entry === undefined
            ? await program.audit.consistencyEvidence(Number(values.since))
            : await program.audit.inclusionEvidence(Number(values.entry));
        return write(io, values.out, proof, `Anyone can check it with: node guardrails/audit/verify-proof.mjs ${values.out}`);
      }
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${audit.usage}`);
    }
  },
};

export default audit;

async function write(io: VerbIo, path: string | undefined, value: object, next: string): Promise<number> {
  if (path === undefined) io.out(JSON.stringify(value));
  else {
    await io.writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
    io.out(`Written to ${path}. ${next}`);
  }
  return 0;
}

function parseHead(text: string): SignedHead {
  try {
    return signedHeadSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CopilotError("BAD_INPUT", "This is not a signed head. Give a copy of audit-head.json as it was written beside the database.", {
      cause,
    });
  }
}
