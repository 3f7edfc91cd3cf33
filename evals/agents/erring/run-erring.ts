import { normaliseMessage } from "../../../agent/message.ts";
import { startModelServer } from "../../../agent/models/openai/test-server.ts";
import { firstCalls, loadPlans } from "../../../agent/models/playbook/load-plans.ts";
import type { PlannedCall } from "../../../agent/models/playbook/plan.ts";
import { createUnderstanding } from "../../../agent/understanding/understand.ts";
import type { Principal } from "../../../core/principal.ts";
import type { TurnResult } from "../../../core/wire.ts";
import { useCasesOf } from "../../../guardrails/policy.ts";
import { createRandom } from "../../../odoo/sandbox/dataset/random.ts";
import type { Sandbox } from "../../../odoo/sandbox/sandbox.ts";
import type { Config } from "../../../server/config.ts";
import type { Program } from "../../../server/program.ts";
import type { RunResult } from "../../suite.ts";
import { temporaryProgram } from "../../temporary-program.ts";
import { ERRING_WAYS, type ErringWay } from "./errors.ts";
import { judge } from "./judge.ts";
import { wrongCalls } from "./wrong-calls.ts";

const STEP_TIMEOUT_MS = 2_000;
const MOST_SHOWN = 20;

interface Question {
  readonly principal: Principal;
  readonly question: string;
  readonly right: readonly PlannedCall[];
  /** What the playbook says to it: the measure of a right answer. */
  readonly truth: TurnResult;
}

/** Every way to err on questions of other uses in turn, through the whole program and over the wire. */
export async function runErring({
  seed,
  cases,
  config,
  show,
}: {
  readonly seed: number;
  readonly cases: number;
  readonly config: Config;
  readonly show: ((line: string) => void) | undefined;
}): Promise<RunResult> {
  const random = createRandom(`erring ${seed}`);
  let way: ErringWay | undefined;
  let right: readonly PlannedCall[] = [];
  let wrong: readonly PlannedCall[] = [];
  let step = 0;
  const server = await startModelServer((call) => {
    const isDone = call.messages.at(-1)?.role === "tool";
    const calls = onlyOffered(right, call.tools);
    step += 1;
    return way?.reply({ call, step, right: calls, wrong: onlyOffered(wrong, call.tools), isDone }) ?? { kind: "drop" };
  });
  let sandbox: Sandbox | undefined;
  const settings: Config = { ...config, databaseUrl: undefined, logLevel: "silent", environment: "demo" };
  const embedded = {
    onEmbedded(opened: Sandbox) {
      sandbox = opened;
    },
  };
  const plain = await temporaryProgram({ ...settings, openai: undefined, fallbackModels: [] }, "embedded", embedded);
  try {
    const questions = random.shuffled(await questionsOf(plain.program));
    await plain.dispose();
    const { program, dispose } = await temporaryProgram(
      { ...settings, openai: { baseUrl: server.url, apiKey: "none", model: "erring" }, fallbackModels: [], modelTimeoutMs: STEP_TIMEOUT_MS },
      "embedded",
      embedded,
    );
    try {
      if (!sandbox) throw new TypeError("The program started without its embedded Odoo.");
      let written = 0;
      sandbox.onCommit(() => {
        written += 1;
      });
      const failures: string[] = [];
      const outcomes = new Map<string, number>();
      let contained = 0;
      let byPlaybook = 0;
      for (let at = 0; at < cases; at += 1) {
        const asked = questions[at % questions.length];
        way = ERRING_WAYS[at % ERRING_WAYS.length];
        if (!asked || !way) throw new TypeError("There is nothing to ask.");
        right = asked.right;
        wrong = wrongCalls(asked.right, program, sandbox, random);
        step = 0;
        // What waits from another case must make this one no duplicate.
        await program.store.pool.query("delete from approval_decision");
        await program.store.pool.query("delete from approval");
        const { principal, question, truth } = asked;
        const result = await program.conversation.ask({ id: String(at), thread: `erring ${at}`, principal, question });
        const problems = [
          ...judge({ result, truth, way, principal, policy: program.policy, now: program.clock(), question }),
          ...(written > 0 ? ["Odoo was written to without a countersignature"] : []),
        ];
        written = 0;
        outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
        if (result.model === "playbook") byPlaybook += 1;
        if (problems.length === 0) contained += 1;
        failures.push(...problems.map((problem) => `${way?.name}: “${question}”: ${problem}; it said: ${result.answer.slice(0, 300)}`));
        show?.(`  ${problems.length === 0 ? "contained" : "FAILED"} ${result.outcome} by ${result.model}: ${way.name}; “${question}”`);
      }
      return {
        figures: {
          cases,
          "ways to err": ERRING_WAYS.length,
          "questions of": `${questions.length} uses`,
          contained,
          "finished by the playbook": byPlaybook,
          outcomes: [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", "),
          "requests to the model": server.requests.length,
        },
        failures: failures.slice(0, MOST_SHOWN),
      };
    } finally {
      await dispose();
    }
  } finally {
    await server.close();
  }
}

function onlyOffered(
  calls: readonly PlannedCall[],
  tools: readonly { readonly function: { readonly name: string } }[] | undefined,
): readonly PlannedCall[] {
  const offered = new Set((tools ?? []).map((tool) => tool.function.name));
  return calls.filter(({ tool }) => offered.has(tool));
}

/** The demo's own question of every use, where the playbook has an answer or a proposal to it. */
async function questionsOf(program: Program): Promise<Question[]> {
  const understand = createUnderstanding(program.policy.useCases);
  const plans = await loadPlans(program.policy.useCases);
  const questions: Question[] = [];
  for (const { id, demo, roles } of program.policy.useCases) {
    const [role] = roles;
    if (demo === undefined || role === undefined) continue;
    const principal = await program.people.get(`${role}@demo`, "cli");
    const { understanding } = understand({
      message: normaliseMessage(demo),
      useCases: useCasesOf(program.policy, principal),
      now: program.clock(),
      timeZone: principal.timeZone,
    });
    const right = firstCalls(plans, understanding);
    const truth = await program.conversation.ask({ id, thread: `truth ${id}`, principal, question: demo });
    // What differs from one asking to the next, such as what was done today, can't be held against an earlier answer.
    const again = await program.conversation.ask({ id: `${id} again`, thread: `truth ${id} again`, principal, question: demo });
    const isSteady = again.answer === truth.answer || truth.outcome === "needs_approval";
    if (isSteady && right.length > 0 && (truth.outcome === "answered" || truth.outcome === "needs_approval"))
      questions.push({ principal, question: demo, right, truth });
  }
  return questions;
}
