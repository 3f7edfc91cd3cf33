import { normaliseMessage } from "../../agent/message.ts";
import { startModelServer } from "../../agent/models/openai/test-server.ts";
import { firstCalls, loadPlans } from "../../agent/models/playbook/load-plans.ts";
import type { PlannedCall } from "../../agent/models/playbook/plan.ts";
import { createUnderstanding } from "../../agent/understanding/understand.ts";
import type { Carried } from "../../agent/understanding/understanding.ts";
import type { TurnResult } from "../../core/wire.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { Config } from "../../server/config.ts";
import { createLog } from "../../server/log.ts";
import type { RunResult } from "../suite.ts";
import { temporaryProgram } from "../temporary-program.ts";
import { databaseTexts } from "./database-texts.ts";
import { followUp, openings } from "./questions.ts";
import { replyOf } from "./scripted-model.ts";
import { createSearch, readWorld } from "./world.ts";

const TURNS = 3;
const MOST_SHOWN = 15;

/** Asks the whole program through a language model that may see open data only, and looks for anything else in every byte it was sent, in the logs and in the database. */
export async function runPlaceholders({
  seed,
  questions,
  config,
}: {
  readonly seed: number;
  readonly questions: number;
  readonly config: Config;
}): Promise<RunResult> {
  const random = createRandom(`placeholders ${seed}`);
  let planned: readonly PlannedCall[] = [];
  let round = 0;
  const model = await startModelServer((call) => replyOf(call, planned, round));
  const logged: string[] = [];
  const log = createLog("debug", { write: (line: string) => void logged.push(line) });
  const settings: Config = { ...config, openai: { baseUrl: model.url, apiKey: "none", model: "scripted" }, modelTimeoutMs: 20_000 };
  let sandbox: Sandbox | undefined;
  const { program, dispose } = await temporaryProgram(settings, "embedded", {
    log,
    onEmbedded(opened) {
      sandbox = opened;
    },
  });
  try {
    if (!sandbox) throw new TypeError("The program started without its embedded Odoo.");
    const world = readWorld(program, sandbox);
    // Whoever works here is on the record by their login, which is also their address in Odoo.
    const logins = new Set((await program.people.list()).map(({ id }) => id.toLowerCase()));
    const secrets = world.secrets.filter(({ text }) => !logins.has(text));
    const search = createSearch(secrets);
    const understand = createUnderstanding(program.policy.useCases);
    const plans = await loadPlans(program.policy.useCases);
    const asked: string[] = [];
    const outcomes = new Map<string, number>();
    let byModel = 0;
    let shown = 0;
    for (const [index, opening] of (await openings(program, world, Math.ceil(questions / TURNS), random)).entries()) {
      const principal = await program.people.get(opening.as, "cli");
      let carried: Carried | undefined;
      let question = opening.say;
      for (let turn = 0; turn < TURNS; turn += 1) {
        round += 1;
        const found = understand({
          message: normaliseMessage(question),
          ...(carried ? { carried } : {}),
          useCases: useCasesOf(program.policy, principal),
          now: program.clock(),
          timeZone: principal.timeZone,
        });
        carried = found.carried;
        planned = firstCalls(plans, found.understanding);
        const result: TurnResult = await program.conversation.ask({ id: String(turn), thread: `placeholders ${index}`, principal, question });
        asked.push(question);
        outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
        if (result.model === "scripted" && result.outcome === "answered") byModel += 1;
        if (result.answer.includes("[[") || /\d{8}\]/.test(result.answer)) shown += 1;
        question = followUp(result, random);
      }
    }
    const leaks: string[] = [];
    for (const request of model.requests)
      for (const { text, from } of search(JSON.stringify(request)))
        leaks.push(
          `"${text}" (${from}) reached the provider in: ${JSON.stringify(request.messages.filter(({ content }) => content?.toLowerCase().includes(text))).slice(0, 300)}`,
        );
    for (const line of logged) for (const { text, from } of search(line)) leaks.push(`"${text}" (${from}) stands in the log: ${line.slice(0, 200)}`);
    const { texts, values } = await databaseTexts(program.store.pool);
    for (const { place, text } of texts)
      for (const secret of search(text)) leaks.push(`"${secret.text}" (${secret.from}) stands in clear in ${place}`);
    return {
      figures: {
        "questions asked": asked.length,
        "requests to the provider": model.requests.length,
        "bytes to the provider": model.requests.reduce((sum, request) => sum + JSON.stringify(request).length, 0),
        "answered by the model": byModel,
        outcomes: [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(", "),
        "secrets looked for": secrets.length,
        "answers withheld": logged.filter((line) => line.includes("could not be grounded")).length,
        "lines of the log": logged.length,
        "values of the database": values,
        leaks: leaks.length,
        "placeholders shown to a person": shown,
      },
      failures: [
        ...[...new Set(leaks)].slice(0, MOST_SHOWN),
        ...(shown > 0 ? [`${shown} answers showed a placeholder.`] : []),
        ...(model.requests.length < asked.length / 2 ? ["The provider was asked too seldom for this to mean anything."] : []),
      ],
    };
  } finally {
    await dispose();
    await model.close();
  }
}
