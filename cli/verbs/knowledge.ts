import { parseArgs } from "node:util";
import { CopilotError } from "../../core/errors.ts";
import { isRole } from "../../guardrails/policy.ts";
import type { ProgramVerb } from "../verb.ts";

/** `cs knowledge`: reads the company's documents again, lists them, or asks them as a role would. */
const knowledge: ProgramVerb = {
  kind: "program",
  name: "knowledge",
  usage: "knowledge sync | list | ask --role ROLE QUESTION",
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { role: { type: "string" } } });
    const [action, ...words] = positionals;
    switch (action) {
      case "sync": {
        const { documents, changed, removed, problems } = await program.knowledge.sync();
        io.out(`${documents} documents: ${changed.length} read again, ${removed.length} gone`);
        for (const { path, problem } of problems) io.out(`  not read: ${path}: ${problem}`);
        const names = await program.knowledge.names?.sync();
        if (names)
          io.out(
            `names: ${Object.entries(names)
              .map(([model, count]) => `${count} of ${model}`)
              .join(", ")} read again`,
          );
        return problems.length === 0 ? 0 : 1;
      }
      case "list": {
        for (const { path, title, passages, problem } of await program.knowledge.list())
          io.out(`${path}  ${title}  ${problem === null ? `${passages} passages` : `not read: ${problem}`}`);
        return 0;
      }
      case "ask": {
        const { role } = values;
        if (role === undefined || !isRole(role) || words.length === 0) throw new CopilotError("BAD_INPUT", `Usage: cs ${knowledge.usage}`);
        for (const { passage, score } of (await program.knowledge.rank(words.join(" "), [role])).slice(0, 3))
          io.out(`${score.toFixed(2)}  ${passage.document}: ${passage.heading}  ${passage.id}\n      ${passage.text.replaceAll("\n", "\n      ")}`);
        io.out(`a passage answers from ${program.policy.knowledge.answers_above} on`);
        return 0;
      }
      default:
        throw new CopilotError("BAD_INPUT", `Usage: cs ${knowledge.usage}`);
    }
  },
};

export default knowledge;
