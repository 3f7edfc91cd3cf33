import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { caseFromThread } from "../../evals/harness/case-from-thread.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs eval add`: turns a real conversation into the beginning of a case, with whatever names anybody or anything taken out. */
const evalAdd: ProgramVerb = {
  kind: "program",
  name: "eval-add",
  usage: "eval add THREAD --as USER [--id NAME] [--out FILE]",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: "string" }, id: { type: "string", default: "from-a-conversation" }, out: { type: "string" } },
    });
    const [thread] = positionals;
    if (thread === undefined || values.as === undefined) throw new CopilotError("BAD_INPUT", `Usage: cs ${evalAdd.usage}`);
    const principal = await program.people.get(values.as, "cli");
    const turns = await program.conversation.history(principal, thread);
    if (turns.length === 0) throw new CopilotError("NOT_FOUND", `${values.as} has no conversation called ${thread}.`);
    const text = caseFromThread(values.id, principal.roles[0] ?? "customer_service", turns);
    if (values.out === undefined) io.out(text);
    else await io.writeFile(values.out, text);
    return 0;
  },
};

export default evalAdd;
