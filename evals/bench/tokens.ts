import { normaliseMessage } from "../../agent/message.ts";
import { type ModelCall, startModelServer } from "../../agent/models/openai/test-server.ts";
import { firstCalls, loadPlans } from "../../agent/models/playbook/load-plans.ts";
import type { PlannedCall } from "../../agent/models/playbook/plan.ts";
import { createUnderstanding } from "../../agent/understanding/understand.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { UseCase } from "../../guardrails/use-case.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { Config } from "../../server/config.ts";
import { medianOf, percent } from "../median.ts";
import type { Bench } from "../suite.ts";
import { temporaryProgram } from "../temporary-program.ts";
import { createTokenCount, type TokenParts, totalOf } from "./tokens/count-tokens.ts";
import { createGenericDesign, type OdooRead } from "./tokens/generic-design.ts";
import { readerReply } from "./tokens/scripted-reader.ts";

const QUESTIONS = 40;
const MOST_SHARE = 0.25;

interface Measured {
  readonly useCase: string;
  readonly ours: readonly TokenParts[];
  readonly generic: readonly TokenParts[];
}

/** Input tokens of all model calls of a turn, beside a generic design that reads the same records. */
const tokens: Bench = {
  name: "tokens",
  description: "input tokens of all model calls of a turn, beside search_records, read and aggregate over any model with full field lists",
  options: { show: "" },
  async run({ options, config, out }) {
    let planned: readonly PlannedCall[] = [];
    const server = await startModelServer((call) => readerReply(call, planned));
    const settings: Config = { ...config, databaseUrl: undefined, openai: { baseUrl: server.url, apiKey: "none", model: "scripted" } };
    const reads: OdooRead[] = [];
    let sandbox: Sandbox | undefined;
    const { program, dispose } = await temporaryProgram(settings, "embedded", {
      tap: ({ model, method, body }) => void reads.push({ model, method, body }),
      onEmbedded(opened) {
        sandbox = opened;
      },
    });
    try {
      if (!sandbox) throw new TypeError("The program started without its embedded Odoo.");
      const count = createTokenCount();
      const generic = createGenericDesign(sandbox);
      const understand = createUnderstanding(program.policy.useCases);
      const plans = await loadPlans(program.policy.useCases);
      const measured: Measured[] = [];
      let passedOver = 0;
      for (const { useCase, role, question } of questionsOf(program.policy.useCases, (tool) => program.tools.get(tool)?.kind === "write")) {
        if (measured.length === QUESTIONS) break;
        const principal = await program.people.get(`${role}@demo`, "cli");
        const { understanding } = understand({
          message: normaliseMessage(question),
          useCases: useCasesOf(program.policy, principal),
          now: program.clock(),
          timeZone: principal.timeZone,
        });
        planned = firstCalls(plans, understanding);
        const before = server.requests.length;
        reads.length = 0;
        // The turns of one role are one conversation, so that history is paid for too.
        const result = await program.conversation.ask({ id: question, thread: role, principal, question });
        const requests = server.requests.slice(before);
        const other = result.facts.length > 0 && requests.length > 1 ? generic(reads, conversationIn(requests[0], question)) : [];
        if (other.length < 2) {
          passedOver += 1;
          continue;
        }
        const one = { useCase, ours: requests.map(count), generic: other.map(count) };
        measured.push(one);
        if (options["show"] === "all")
          out(`  ${useCase}: ${totalOf(one.ours)} of ${totalOf(one.generic)}, ${percent(totalOf(one.ours) / totalOf(one.generic))}; “${question}”`);
        if (options["show"] === useCase) out(JSON.stringify(requests.at(-1), null, 1));
      }
      return resultOf(measured, passedOver);
    } finally {
      await dispose();
      await server.close();
    }
  },
};

export default tokens;

/** What people may ask of each use that answers: the demo's own question of every use, then an example of each, and so on. */
function questionsOf(useCases: readonly UseCase[], isWrite: (tool: string) => boolean) {
  return useCases
    .filter(({ tools }) => !tools.some(isWrite))
    .flatMap(({ id, demo, examples, roles }) =>
      [...(demo === undefined ? [] : [demo]), ...examples].map((question, at) => ({ at, useCase: id, role: roles[0] ?? "admin", question })),
    )
    .toSorted((one, other) => one.at - other.at);
}

/** What was said before, as our own design sends it, and the question as the person typed it. */
function conversationIn(request: ModelCall | undefined, question: string) {
  const said = (request?.messages ?? []).filter(({ role }) => role === "user" || role === "assistant");
  return { history: said.slice(0, -1), question };
}

function resultOf(measured: readonly Measured[], passedOver: number) {
  const [ours, generic] = [measured.map((one) => totalOf(one.ours)), measured.map((one) => totalOf(one.generic))];
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const share = sum(ours) / sum(generic);
  const shares = measured.map((_, at) => (ours[at] ?? 0) / (generic[at] ?? 1));
  const mean = (part: keyof TokenParts, of: "ours" | "generic") =>
    Math.round(sum(measured.flatMap((one) => one[of].map((parts) => parts[part]))) / sum(measured.map((one) => one[of].length)));
  const parts = (of: "ours" | "generic") =>
    `prompt ${mean("prompt", of)}, definitions ${mean("definitions", of)}, conversation and results ${mean("conversation", of)}`;
  const failures = [
    ...(share <= MOST_SHARE ? [] : [`${percent(share)} of the generic design's tokens; at most ${percent(MOST_SHARE)} is allowed`]),
    ...(measured.length >= QUESTIONS ? [] : [`only ${measured.length} questions were measured; ${QUESTIONS} are needed`]),
  ];
  return {
    figures: {
      questions: measured.length,
      "questions passed over, which found nothing": passedOver,
      "model calls a question, ours and generic": `${medianOf(measured.map((one) => one.ours.length))} and ${medianOf(measured.map((one) => one.generic.length))}`,
      "input tokens a question, median: ours": Math.round(medianOf(ours)),
      "input tokens a question, median: generic": Math.round(medianOf(generic)),
      "input tokens of all questions: ours": sum(ours),
      "input tokens of all questions: generic": sum(generic),
      "share of the generic design's tokens, all questions": percent(share),
      "share, median question": percent(medianOf(shares)),
      "tokens of one model call, ours": parts("ours"),
      "tokens of one model call, generic": parts("generic"),
    },
    failures,
  };
}
