import type { ApprovalStatus } from "../../core/wire.ts";
import { type Boundary, boundariesOf, PHASES, type Phase, placeOf } from "./boundaries.ts";
import { judgeRun } from "./judge-run.ts";
import type { Proposed, Tally, Verified } from "./orders.ts";
import type { Wish } from "./scenes.ts";
import type { ProgramProcess } from "./spawn-program.ts";
import type { Stage } from "./stage.ts";
import { type KillAt, type Step, watchSteps } from "./watch-steps.ts";

const VERIFY_EVERY = 20;

/** What was left behind by a kill, to be judged once the next process has swept. */
export interface Left {
  readonly run: number;
  readonly place: string;
  readonly wish: Wish;
  readonly approval: Proposed;
  readonly before: Tally;
}

export interface Killed {
  readonly places: ReadonlyMap<string, number>;
  readonly endings: ReadonlyMap<ApprovalStatus, number>;
  /** How many there are; a run kills at each of them before it kills at any again. */
  readonly boundaries: number;
  readonly failures: readonly string[];
}

/** Kills a program at one step boundary after the other; each process first takes up what the one before it left. */
export async function killRuns(stage: Stage, runs: number, random: () => number, out: (line: string) => void): Promise<Killed> {
  const enumerated = await rehearse(stage, random);
  out(`  ${enumerated.length} step boundaries`);
  const boundaries = spread(enumerated, runs, random);
  const places = new Map<string, number>();
  const endings = new Map<ApprovalStatus, number>();
  const failures: string[] = [];
  let left: Left | undefined;

  /** A fresh process that has swept, and the verdict on what was left for it. */
  async function recovered(run: number): Promise<ProgramProcess> {
    const running = await stage.start(run);
    await running.ask({ op: "sweep" });
    if (!left) return running;
    const { ending, problems } = await judgeRun(running, stage.scene, left, decideAll);
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
    for (const problem of problems) failures.push(`run ${left.run}, killed at ${left.place}: ${problem}`);
    left = undefined;
    if (run % VERIFY_EVERY === 0 || run === runs) failures.push(...(await auditProblems(running, run)));
    return running;
  }

  for (const [index, boundary] of boundaries.entries()) {
    const run = index + 1;
    const running = await recovered(index);
    const proposed = await propose(stage, running, run);
    const place = await killAt(stage, running, boundary, run, proposed, random);
    places.set(place, (places.get(place) ?? 0) + 1);
    left = { run, place, ...proposed };
    if (run % VERIFY_EVERY === 0) out(`  ${run} of ${runs} runs, ${failures.length} failures`);
  }
  const last = await recovered(runs);
  await last.kill();
  return { places, endings, boundaries: enumerated.length, failures };
}

async function propose(stage: Stage, running: ProgramProcess, n: number) {
  const before = await stage.scene.tally(running);
  const wish = await stage.scene.wish(n);
  const approval = await running.ask<Proposed>({ op: "propose", ...wish });
  if (!approval) throw new TypeError("The program was killed before anything was proposed.");
  return { wish, approval, before };
}

/** Lets each approver in turn approve until it is decided. */
async function decideAll(running: ProgramProcess, { wish, approval }: Pick<Left, "wish" | "approval">): Promise<void> {
  const { id } = approval;
  let status: ApprovalStatus | undefined = "pending";
  for (const by of wish.approvers) if (status === "pending") status = await running.ask<ApprovalStatus>({ op: "decide", id, by });
}

/** Brings the program to the boundary and kills it there; the place where it really died, in words. */
async function killAt(
  stage: Stage,
  running: ProgramProcess,
  boundary: Boundary,
  run: number,
  proposed: Pick<Left, "wish" | "approval">,
  random: () => number,
): Promise<string> {
  const at: KillAt = ({ number }) => (number === boundary.step ? boundary.moment : undefined);
  if (boundary.phase === "the decision") {
    const { steps } = await follow(stage, running, at, random, () => decideAll(running, proposed));
    return placeOf(boundary, steps, await finallyKilled(running));
  }
  await follow(stage, running, entryTo(boundary.phase), random, () => decideAll(running, proposed));
  await finallyKilled(running);
  const sweeping = await stage.start(run);
  const { steps } = await follow(stage, sweeping, at, random, () => sweeping.ask({ op: "sweep" }));
  return placeOf(boundary, steps, await finallyKilled(sweeping));
}

/** The first kill of a run whose second falls into the sweep. */
function entryTo(phase: Exclude<Phase, "the decision">): KillAt {
  let hasAsked = false;
  return ({ to, what }) => {
    const isCommit = to === "Odoo" ? what === "commit" : /sandbox_record/.test(what);
    if (phase === "the sweep after the commit id was stored") return isCommit ? "before" : undefined;
    if (isCommit && to === "Odoo") return "before the answer";
    if (hasAsked) return "before";
    hasAsked = isCommit;
    return undefined;
  };
}

async function follow(
  stage: Stage,
  running: ProgramProcess,
  at: KillAt,
  random: () => number,
  work: () => Promise<unknown>,
): Promise<{ readonly steps: readonly Step[] }> {
  await running.ask({ op: "watch" });
  const watched = watchSteps(running, stage.gateway, at, random);
  await work();
  return watched;
}

/** Whether it died on the way; one that came through is killed now. */
async function finallyKilled(running: ProgramProcess): Promise<boolean> {
  const died = running.wasKilled();
  await running.kill();
  return died;
}

/** Each phase once without its kill, to learn its steps. */
async function rehearse(stage: Stage, random: () => number): Promise<Boundary[]> {
  const boundaries: Boundary[] = [];
  for (const phase of PHASES) {
    let running = await stage.start(0);
    await running.ask({ op: "sweep" });
    const proposed = await propose(stage, running, 0);
    const decide = () => decideAll(running, proposed);
    const first = await follow(stage, running, phase === "the decision" ? () => undefined : entryTo(phase), random, decide);
    await finallyKilled(running);
    if (phase === "the decision") {
      boundaries.push(...boundariesOf(phase, first.steps));
      continue;
    }
    running = await stage.start(0);
    const sweeping = running;
    const second = await follow(
      stage,
      sweeping,
      () => undefined,
      random,
      () => sweeping.ask({ op: "sweep" }),
    );
    await finallyKilled(sweeping);
    boundaries.push(...boundariesOf(phase, second.steps));
  }
  return boundaries;
}

/** As many boundaries as runs: all of them in a shuffled order, again and again. */
function spread(all: readonly Boundary[], runs: number, random: () => number): Boundary[] {
  const chosen: Boundary[] = [];
  while (chosen.length < runs) {
    const shuffled = all.map((boundary) => ({ boundary, at: random() })).toSorted((one, other) => one.at - other.at);
    chosen.push(...shuffled.map(({ boundary }) => boundary));
  }
  return chosen.slice(0, runs);
}

async function auditProblems(running: ProgramProcess, run: number): Promise<string[]> {
  const verified = await running.ask<Verified>({ op: "verify" });
  return verified?.ok ? [] : [`after run ${run} the audit is not whole: ${verified?.problems.join("; ")}`];
}
