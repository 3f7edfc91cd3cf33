import * as fc from "fast-check";
import type { Role } from "../../core/principal.ts";
import { type Policy, useCasesOf } from "../../guardrails/policy.ts";
import { createRandom } from "../../odoo/sandbox/dataset/random.ts";
import { createSandbox, type WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import type { Tool } from "../../tools/tool.ts";
import { attachmentsOf } from "./attachments.ts";
import { PAIR_NOW } from "./base-world.ts";
import type { Leak } from "./leak.ts";
import type { Program } from "./program.ts";
import { randomProgram, randomProposals } from "./random-program.ts";
import { principalOf, roleView, schemaOf } from "./role-view.ts";
import { type Asker, runProgram } from "./run-program.ts";
import { openSide } from "./side.ts";
import { twinOf } from "./twin.ts";
import { visibleDifferences } from "./visible-view.ts";
import { vocabularyOf } from "./vocabulary.ts";

const TIME_ZONE = "America/New_York";

export interface PairParts {
  readonly policy: Policy;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly world: WorldSnapshot;
  readonly role: Role;
  readonly seed: number;
  /** Reading is compared in worlds that differ in all that is hidden, proposing changes in those that differ in values. */
  readonly work: "reads" | "proposals";
}

export type Pair = ReturnType<typeof openPair>;

/** Two worlds that differ for a role only in what is hidden from it. */
export function openPair({ policy, tools, world, role, seed, work }: PairParts) {
  const clock = () => PAIR_NOW;
  const principal = principalOf(role, TIME_ZONE);
  const random = createRandom(`two worlds ${role} ${seed}`);
  const isRead = work === "reads";
  const one = createSandbox({ clock, snapshot: world });
  const view = roleView(policy, principal, one);
  const schema = schemaOf(one, Object.keys(world.rows));
  const twin = twinOf(world, schema, view, random, isRead ? "all" : "values");
  const other = createSandbox({ clock, snapshot: twin.snapshot });
  const useCases = useCasesOf(policy, principal);
  const asker: Asker = { policy, tools, turn: { principal, thread: "two-worlds", useCases, model: "playbook" } };
  const own = [...tools.values()].filter(
    ({ name, kind }) => (kind === "read") === isRead && useCases.some((useCase) => useCase.tools.includes(name)),
  );
  const words = vocabularyOf(view, schema, [world, twin.snapshot]);
  const programs = isRead ? randomProgram(words, own) : randomProposals(words, own);
  const files = [attachmentsOf(random.fork("one")), attachmentsOf(random.fork("other"))];

  return {
    programs,
    tools: own.length,
    altered: twin.altered,
    /** What the role may see and yet differs; must be empty. */
    visible: () => visibleDifferences(one, other, view, policy),
    /** Runs programs in both worlds. */
    open(leak?: Leak) {
      const [left, right] = [one, other].map((sandbox, at) => openSide({ policy, principal, tools, sandbox, attachments: files[at] ?? [], leak }));
      if (!left || !right) throw new RangeError("A pair has two sides.");
      return async (program: Program): Promise<readonly [readonly string[], readonly string[]]> => [
        await runProgram(asker, left, program),
        await runProgram(asker, right, program),
      ];
    },
  };
}

export interface Found {
  /** Programs run until it was found, shrinking not counted. */
  readonly after: number;
  readonly program: Program;
  readonly difference: string;
}

/** Runs random programs until one tells the worlds apart, and shrinks it. */
export async function findDifference(pair: Pair, programs: number, seed: number, leak?: Leak): Promise<Found | undefined> {
  const run = pair.open(leak);
  // Unbiased: the first and the last of a list of fields are no likelier to leak than the others.
  const result = await fc.check(
    fc.asyncProperty(pair.programs, async (program) => firstDifference(...(await run(program))) === undefined),
    { numRuns: programs, seed, unbiased: true },
  );
  if (!result.failed) return undefined;
  const [program = []] = result.counterexample ?? [];
  const difference = firstDifference(...(await run(program)));
  return { after: result.numRuns, program, difference: difference ?? String(result.errorInstance ?? "it failed once, and not again") };
}

const AROUND = 60;

/** The first bytes that differ, with what stands around them. */
export function firstDifference(one: readonly string[], other: readonly string[]): string | undefined {
  const [left, right] = [one.join("\n"), other.join("\n")];
  if (left === right) return undefined;
  let at = 0;
  while (left[at] === right[at]) at += 1;
  const show = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return `at ${at}: ${show(left)} | ${show(right)}`;
}
