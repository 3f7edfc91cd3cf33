import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { moveOf } from "../agents/hostile/moves.ts";
import { runMove } from "./run-move.ts";
import type { Scene } from "./scene.ts";
import type { Move } from "./step.ts";

const LONGEST_PROGRAM = 64;
const PROGRAMS_A_ROUND = 24;
/** Shrinking plays a failing program again and again; it may take this long. */
const SHRINK_MS = 120_000;
const TOLD_EVERY_MS = 30_000;
/** The clock runs on between programs, so that sessions and approvals age. */
const PAUSE_MS = 2_000;
/** Whatever takes longer will never end, and would hold up whoever asked for it. */
const PATIENCE_MS = 180_000;

async function inTime<Result>(move: Move, work: Promise<Result>): Promise<Result> {
  const waiting = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { signal: waiting.signal, ref: false }).then(() => {
    throw new Error(`it did not end within ${PATIENCE_MS / 1_000} s: ${fc.stringify(move).slice(0, 1_000)}`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}

export interface Played {
  readonly programs: number;
  readonly gateCalls: number;
  readonly denied: number;
  /** Milliseconds that the moves through each door took, all workers together. */
  readonly msByDoor: ReadonlyMap<string, number>;
}

/** Random programs until the gate has been called so often; a program that brings a failure about is shrunk and told. */
export async function runPrograms(
  scene: Scene,
  { seed, steps, concurrency, out }: { readonly seed: number; readonly steps: number; readonly concurrency: number; out(line: string): void },
): Promise<Played> {
  const move = moveOf({ policy: scene.policy, tools: scene.program.tools, vocabulary: scene.vocabulary, logins: scene.logins });
  const program = fc.array(move, { minLength: 1, maxLength: LONGEST_PROGRAM, size: "max" });
  const msByDoor = new Map<string, number>();
  const played = { programs: 0, gateCalls: 0, denied: 0, msByDoor };
  const started = performance.now();
  let told = started;

  async function play(moves: readonly Move[]): Promise<void> {
    let next = 0;
    async function worker(): Promise<void> {
      for (let at = next++; at < moves.length; at = next++) {
        const one = moves[at];
        if (!one) continue;
        const begun = performance.now();
        try {
          const { denied } = await inTime(one, runMove(scene, one));
          played.denied += denied;
          if (one.door === "gate") played.gateCalls += 1;
        } catch (error) {
          scene.failures.add(`${one.door} threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
        }
        msByDoor.set(one.door, (msByDoor.get(one.door) ?? 0) + performance.now() - begun);
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker));
    played.programs += 1;
    for (const line of scene.logged.splice(0)) scene.leaks.check("nobody", "the log", line);
    scene.wait(PAUSE_MS);
  }

  const known = scene.failures.all().length;
  for (let round = 0; played.gateCalls < steps; round += 1) {
    const checked = await fc.check(
      fc.asyncProperty(program, async (moves) => {
        if (played.gateCalls >= steps) return;
        const before = scene.failures.all().length;
        await play(moves);
        const fresh = scene.failures.all().slice(before);
        if (fresh.length > 0) {
          for (const sentence of fresh) out(`  seed ${seed}, round ${round}: ${sentence}`);
          throw new Error(fresh.join("\n"));
        }
        if (performance.now() - told > TOLD_EVERY_MS) {
          told = performance.now();
          out(`  ${played.gateCalls} steps after ${((told - started) / 1000).toFixed(0)} s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`);
        }
      }),
      { seed: seed + round, numRuns: PROGRAMS_A_ROUND, interruptAfterTimeLimit: SHRINK_MS, markInterruptAsFailure: false },
    );
    if (checked.failed && checked.counterexample)
      out(`  seed ${seed}, round ${round}: shrunk to ${fc.stringify(checked.counterexample[0]).slice(0, 3_000)}`);
    scene.forgetBrowsers();
    if (scene.failures.all().length > known) break;
  }
  return played;
}
