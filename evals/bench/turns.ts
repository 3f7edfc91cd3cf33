import type { Outcome } from "../../core/wire.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import { copilot } from "../agents/copilot.ts";
import { boundedCount } from "../bounded-count.ts";
import { isAsk } from "../harness/case.ts";
import { loadCases } from "../harness/load-cases.ts";
import { runCase, type Scene } from "../harness/run-case.ts";
import { embeddedWorld, realWorld } from "../harness/world.ts";
import { medianOf, percent } from "../median.ts";
import type { Bench } from "../suite.ts";
import { temporaryProgram } from "../temporary-program.ts";
import { createBusyTime, timedFetch } from "./turns/busy-time.ts";

const MOST_MEDIAN = 2;
const MOST_CALLS = 6;
const MOST_RATIO = 1.25;
const MOST_SHOWN = 20;

interface Asked {
  readonly question: string;
  readonly useCases: readonly string[];
  readonly outcome: Outcome;
  readonly odooCalls: number;
  readonly ms: number;
  readonly odooMs: number;
}

/** Calls of Odoo a question, over the questions of the eval cases; against a real Odoo also the turn's time beside the time in Odoo. */
const turns: Bench = {
  name: "turns",
  description: "calls of Odoo a question over the eval cases, and on a real Odoo the time of a turn beside the time spent there",
  options: { cases: "1000", show: "" },
  async run({ seed, options, config, out }) {
    const kind = config.odoo ? "real" : "embedded";
    const busy = createBusyTime();
    let sandbox: Sandbox | undefined;
    let calls = 0;
    let kept = 0;
    const { program, dispose } = await temporaryProgram(
      { ...config, databaseUrl: undefined, environment: "demo", openai: undefined, logLevel: "silent" },
      kind,
      {
        tap({ model, method }) {
          if (isKept(model, method)) kept += 1;
          else calls += 1;
        },
        onEmbedded(opened) {
          sandbox = opened;
        },
        ...(kind === "real" ? { odooFetch: timedFetch(busy) } : {}),
      },
    );
    try {
      // As in a program that has run for a while: no question waits for, or counts, the first reading of the past.
      await program.histories?.sync();
      const world = sandbox ? embeddedWorld(sandbox) : await realWorld(config);
      const asked: Asked[] = [];
      // Cases that decide would change a real Odoo.
      const cases = (await loadCases()).filter((one) => one.turns.every(isAsk) && (kind === "embedded" || one.odoo === "any"));
      for (const one of cases.slice(0, boundedCount(options["cases"], "--cases", 5_000))) {
        busy.take();
        const odooMs: number[] = [];
        const scene: Scene = {
          program,
          world,
          seed,
          trial: 1,
          agent: {
            name: copilot.name,
            async ask(turn) {
              busy.take();
              const result = await copilot.ask(turn);
              odooMs.push(busy.take());
              return result;
            },
          },
          judge: undefined,
          odooCalls: () => calls,
          strayWrites: () => [],
          deciding: (act) => act(),
        };
        const report = await runCase(one, scene);
        asked.push(...report.turns.map((turn, at) => ({ ...turn, odooMs: odooMs[at] ?? 0 })));
      }
      return resultOf(asked, { kind, kept }, options["show"] ?? "", out);
    } finally {
      await dispose();
    }
  },
};

export default turns;

/** What a model's fields are is asked once for a process, who the person is in Odoo once for a while. */
function isKept(model: string, method: string): boolean {
  return method === "fields_get" || (model === "res.users" && (method === "context_get" || method === "read"));
}

function resultOf(
  asked: readonly Asked[],
  { kind, kept }: { readonly kind: "embedded" | "real"; readonly kept: number },
  show: string,
  out: (line: string) => void,
) {
  const looking = asked.filter(({ odooCalls }) => odooCalls > 0);
  const answered = looking.filter(({ outcome }) => outcome === "answered" || outcome === "clarify");
  const proposed = looking.filter(({ outcome }) => outcome === "needs_approval");
  const counts = (of: readonly Asked[]) => of.map(({ odooCalls }) => odooCalls);
  const [median, most] = [medianOf(counts(looking)), Math.max(0, ...counts(looking))];
  const byUse = [...Map.groupBy(looking, ({ useCases }) => useCases.join("+"))].map(([use, own]) => ({
    use,
    median: medianOf(counts(own)),
    most: Math.max(...counts(own)),
  }));
  if (show === "all") for (const { use, median: middle, most: top } of byUse) out(`  ${use}: median ${middle}, most ${top}`);
  const over = looking.filter(({ odooCalls }) => odooCalls > MOST_CALLS);
  const ratios = looking.filter(({ odooMs }) => odooMs > 0).map(({ ms, odooMs }) => ms / odooMs);
  const ratio = medianOf(looking.map(({ ms }) => ms)) / medianOf(looking.map(({ odooMs }) => odooMs));
  return {
    figures: {
      "questions asked": asked.length,
      "questions that looked something up": looking.length,
      "calls for fields and a person's companies, kept for later turns and not counted": kept,
      "calls of Odoo a question, median": median,
      "calls of Odoo a question, most": most,
      "of answers: median and most": `${medianOf(counts(answered))} and ${Math.max(0, ...counts(answered))}`,
      "of proposals, preview and check included: median and most": `${medianOf(counts(proposed))} and ${Math.max(0, ...counts(proposed))}`,
      "time of a turn, median ms": Math.round(medianOf(looking.map(({ ms }) => ms))),
      ...(kind === "real"
        ? {
            "time in Odoo, median ms": Math.round(medianOf(looking.map(({ odooMs }) => odooMs))),
            "median turn time beside median time in Odoo": ratio.toFixed(3),
            "turn time beside its own time in Odoo, median": medianOf(ratios).toFixed(3),
          }
        : {}),
    },
    failures: [
      ...(median <= MOST_MEDIAN ? [] : [`the median question takes ${median} calls of Odoo; at most ${MOST_MEDIAN} are allowed`]),
      ...over.slice(0, MOST_SHOWN).map(({ question, odooCalls, useCases }) => `${odooCalls} calls of Odoo (${useCases.join(", ")}): “${question}”`),
      ...(kind === "real" && !(ratio <= MOST_RATIO)
        ? [`the median turn takes ${percent(ratio)} of the time in Odoo; at most ${percent(MOST_RATIO)} is allowed`]
        : []),
      ...(looking.length === 0 ? ["No question looked anything up, so that nothing was measured."] : []),
    ],
  };
}
