import { CopilotError } from "../../core/errors.ts";
import type { Sandbox, WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import type { Config } from "../../server/config.ts";
import { generateWorld } from "../../server/generate-world.ts";
import type { Store } from "../../store/store.ts";
import type { Agent } from "../agents/agent.ts";
import { createJudge } from "../graders/judge.ts";
import { temporaryProgram } from "../temporary-program.ts";
import type { EvalCase } from "./case.ts";
import type { CaseReport } from "./report.ts";
import { runCase, type Scene } from "./run-case.ts";
import { shuffledWorld } from "./shuffle-world.ts";
import type { Trial } from "./trials.ts";
import { embeddedWorld, realWorld } from "./world.ts";

export interface TrialOrder {
  readonly cases: readonly EvalCase[];
  readonly trial: Trial;
  readonly agents: readonly Agent[];
  readonly odoo: "embedded" | "real";
  readonly config: Config;
  /** Has a model mark the copilot's answers. */
  readonly isJudged: boolean;
  told(report: CaseReport, agent: string): void;
}

/** The distributor's people work here, so its days begin and end here. */
const TIME_ZONE = "America/New_York";

/** Every case once, for every agent, in a world of the trial's seed and day; what a case changes is undone before the next. */
export async function runTrial({ cases, trial, agents, odoo, config, isJudged, told }: TrialOrder): Promise<void> {
  const started = Date.now();
  const begin = odoo === "real" ? started : Date.parse(trial.now);
  const clock = () => new Date(begin + (Date.now() - started));
  if (isJudged && odoo === "real") throw new CopilotError("DENIED", "A judge reads answers, so it is asked about the embedded world only.");
  const judge = isJudged ? await createJudge(config) : undefined;
  let sandbox: Sandbox | undefined;
  let odooCalls = 0;
  const settings = { ...config, databaseUrl: undefined, environment: "demo" as const, timeZone: TIME_ZONE, logLevel: "silent" as const };
  const { program, dispose } = await temporaryProgram(settings, odoo, {
    clock,
    tap: ({ method }) => {
      // What fields a model has is asked once and kept.
      if (method !== "fields_get") odooCalls += 1;
    },
    onEmbedded(opened) {
      sandbox = opened;
    },
    ...(odoo === "real"
      ? {}
      : { world: generateWorld({ size: "small", seed: trial.seed, now: trial.now }).then((world) => shuffledWorld(world, trial.seed)) }),
  });
  try {
    // As in a program that has run for a while: no question waits for, or counts, the first reading of the past.
    await program.histories?.sync();
    const watch = sandbox ? watched(sandbox) : undefined;
    const world = sandbox ? embeddedWorld(sandbox) : await realWorld(config);
    for (const agent of agents)
      for (const one of cases) {
        const scene: Scene = {
          program,
          world,
          seed: trial.seed,
          trial: trial.number,
          agent,
          judge: agent.name === "copilot" ? judge : undefined,
          odooCalls: () => odooCalls,
          strayWrites: () => watch?.strayWrites() ?? [],
          deciding: (act) => (watch ? watch.deciding(act) : act()),
        };
        told(await runCase(one, scene), agent.name);
        watch?.restore();
        await forgetApprovals(program.store);
      }
  } finally {
    await dispose();
  }
}

/** Sees every write of the embedded Odoo, and brings the world back to how it was. */
function watched(sandbox: Sandbox) {
  const base: WorldSnapshot = sandbox.snapshot();
  const stray: string[] = [];
  let isDirty = false;
  let isDeciding = false;
  sandbox.onCommit((rows) => {
    isDirty = true;
    if (!isDeciding) stray.push([...new Set(rows.map(({ model }) => model))].join(", "));
  });
  return {
    strayWrites: () => stray.splice(0),
    async deciding<Result>(act: () => Promise<Result>): Promise<Result> {
      isDeciding = true;
      try {
        return await act();
      } finally {
        isDeciding = false;
      }
    },
    restore(): void {
      if (isDirty) sandbox.restore(base);
      isDirty = false;
    },
  };
}

/** What waits or was decided in one case must be no duplicate, and add up to no limit, in the next. */
async function forgetApprovals(store: Store): Promise<void> {
  await store.pool.query("delete from approval_decision");
  await store.pool.query("delete from approval");
}
