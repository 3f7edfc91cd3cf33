import type { Config } from "../../server/config.ts";
import { loadAttacks } from "../agents/hostile/load-attacks.ts";
import type { RunResult } from "../suite.ts";
import { finalChecks } from "./final-checks.ts";
import { runAttacks } from "./run-attacks.ts";
import { runPrograms } from "./run-programs.ts";
import { openScene } from "./scene.ts";

/** What a run may hold in memory at its end beyond its beginning. */
const MOST_GROWTH_MIB = 1_500;

export interface HostileRun {
  readonly seed: number;
  readonly steps: number;
  readonly concurrency: number;
  readonly odoo: "embedded" | "real";
  readonly config: Config;
  out(line: string): void;
}

/** The scripted attacks, then random programs, then everything that can only be judged at the end. */
export async function runHostile({ seed, steps, concurrency, odoo, config, out }: HostileRun): Promise<RunResult> {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", onUnhandled);
  const scene = await openScene({ seed, odoo, config });
  try {
    const started = performance.now();
    const memory = process.memoryUsage().rss;
    const attacks = await loadAttacks();
    await runAttacks(scene, attacks);
    const attacked = performance.now();
    const played = await runPrograms(scene, { seed, steps, concurrency, out });
    const ended = performance.now();
    const growth = (process.memoryUsage().rss - memory) / 2 ** 20;
    scene.expect(growth < MOST_GROWTH_MIB, `the process grew by ${Math.round(growth)} MiB`);
    const figures = await finalChecks(scene, { all: played.gateCalls, denied: played.denied });
    for (const reason of unhandled) scene.failures.add(`a promise was rejected and nobody heard: ${String(reason)}`);
    return {
      figures: {
        attacks: attacks.length,
        programs: played.programs,
        "steps (direct calls of the gate)": played.gateCalls,
        "seconds of attacks": ((attacked - started) / 1000).toFixed(1),
        "seconds of programs": ((ended - attacked) / 1000).toFixed(1),
        "steps a second": Math.round(played.gateCalls / Math.max(0.001, (ended - attacked) / 1000)),
        "share of the time by door": shares(played.msByDoor),
        "memory grown, MiB": Math.round(growth),
        ...figures,
      },
      failures: scene.failures.all(),
    };
  } finally {
    process.off("unhandledRejection", onUnhandled);
    await scene.close();
  }
}

function shares(msByDoor: ReadonlyMap<string, number>): string {
  const all = [...msByDoor.values()].reduce((sum, one) => sum + one, 0);
  return [...msByDoor].map(([name, ms]) => `${name} ${Math.round((100 * ms) / Math.max(1, all))}%`).join(", ");
}
