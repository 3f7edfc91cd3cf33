import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { named } from "./check-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { runVitest, type Tested } from "./vitest-run.ts";

const LEFT_OUT = new Set(["node_modules", ".git", ".data", "dist"]);

export interface Verdict {
  readonly mutant: Mutant;
  /** Killed: a test failed that passes without it. Survived: none did. Broken: its tests did not even run. */
  readonly kind: "killed" | "survived" | "broken";
  readonly said: string;
}

/** Runs each mutant's tests in a copy of the tree from which its guard is removed, some at a time. */
export async function runMutants(
  root: string,
  mutants: readonly Mutant[],
  atATime: number,
  told: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const copies = await Promise.all(Array.from({ length: Math.min(atATime, mutants.length) }, () => copyOf(root)));
  try {
    const wholes = new Map<string, Promise<Tested>>();
    const waiting = [...mutants];
    const verdicts: Verdict[] = [];
    await Promise.all(
      copies.map(async (copy) => {
        for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
          const verdict = await judge(copy, mutant, wholes);
          told(verdict);
          verdicts.push(verdict);
        }
      }),
    );
    return verdicts;
  } finally {
    for (const copy of copies) await rm(copy, { recursive: true, force: true });
  }
}

async function copyOf(root: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "countersign-mutant-"));
  await cp(root, copy, { recursive: true, filter: (path) => relative(root, path) === "" || !LEFT_OUT.has(basename(path)) });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Only a test that fails here and passes on the whole tree counts, so that what is broken anyway kills nothing. */
async function judge(copy: string, mutant: Mutant, wholes: Map<string, Promise<Tested>>): Promise<Verdict> {
  const path = join(copy, mutant.file);
  const source = await readFile(path, "utf8");
  if (source.split(mutant.find).length !== 2)
    return { mutant, kind: "broken", said: `${mutant.file} doesn't hold the text of "${named(mutant)}" once` };
  await writeFile(
    path,
    source.replace(mutant.find, () => mutant.replace),
  );
  const tested = await runVitest(copy, mutant.killedBy, "first failure").finally(() => writeFile(path, source));
  for (const test of tested.failed) {
    const file = mutant.killedBy.find((one) => test.startsWith(`${one}: `));
    if (file === undefined) continue;
    const whole = wholes.get(file) ?? runVitest(copy, [file], "end");
    wholes.set(file, whole);
    if ((await whole).passed.has(test)) return { mutant, kind: "killed", said: test };
  }
  if (tested.passed.size === 0) return { mutant, kind: "broken", said: tested.said };
  const { size } = tested.failed;
  return { mutant, kind: "survived", said: size === 0 ? `${tested.passed.size} tests passed` : `${size} tests fail without it too` };
}
