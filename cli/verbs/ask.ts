import { parseArgs } from "node:util";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { TurnResult } from "../../core/wire.ts";
import type { Program } from "../../server/program.ts";
import type { ProgramVerb, VerbIo } from "../verb.ts";

const lineSchema = z.object({
  id: z.coerce.string().max(200),
  as: z.string().max(200).optional(),
  thread: z.coerce.string().max(200).optional(),
  question: z.string(),
});

/** `cs ask`: one turn, or with --file one turn a line; lines of one thread are the turns of one conversation. */
const ask: ProgramVerb = {
  kind: "program",
  name: "ask",
  usage: 'ask [--as USER] [--thread NAME] [--json] [--file Q.jsonl] ["QUESTION"]',
  async run({ args, io }, program) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: "string", default: "customer_service@demo" },
        json: { type: "boolean", default: false },
        file: { type: "string" },
        thread: { type: "string" },
      },
    });
    if (values.file === undefined) {
      const question = positionals.join(" ");
      const result = await turn(
        program,
        { id: crypto.randomUUID(), as: values.as, thread: values.thread ?? crypto.randomUUID(), question },
        values.thread ?? undefined,
      );
      print(io, result, values.json);
      return result.outcome === "failed" ? 1 : 0;
    }
    return askFile(program, io, await io.readFile(values.file), values.as, values.json);
  },
};

export default ask;

async function askFile(program: Program, io: VerbIo, text: string, as: string, json: boolean): Promise<number> {
  const run = crypto.randomUUID();
  let failures = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success)
      throw new CopilotError(
        "BAD_INPUT",
        `Line ${index + 1} is not right: each line is JSON such as {"id":"1","as":"buyer@demo","thread":"a","question":"…"}.`,
      );
    const { id, question } = parsed.data;
    const thread = parsed.data.thread ?? id;
    const result = await turn(program, { id, as: parsed.data.as ?? as, thread, question }, `${run}/${thread}`);
    if (result.outcome === "failed") failures += 1;
    print(io, { ...result, thread }, json);
  }
  return failures > 0 ? 1 : 0;
}

async function turn(
  program: Program,
  line: { readonly id: string; readonly as: string; readonly thread: string; readonly question: string },
  thread = line.thread,
): Promise<TurnResult> {
  return program.conversation.ask({ id: line.id, thread, principal: await program.people.get(line.as, "cli"), question: line.question });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function print(io: VerbIo, result: TurnResult, json: boolean): void {
  if (json) {
    io.out(JSON.stringify(result));
    return;
  }
  io.out(result.answer);
  for (const choice of result.choices ?? []) io.out(`  · ${choice}`);
  const waits = result.outcome === "needs_approval";
  for (const { id, expiresAt } of result.approvals)
    io.out(`\nApproval ${id}${waits ? ` waits until ${expiresAt}` : ""}. Look at it with: cs approvals show ${id} --as USER`);
}
