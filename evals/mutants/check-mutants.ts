import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GUARANTEES, type Mutant } from "./mutant.ts";

/** What is wrong with the list itself: stale mutants, tests that are gone, guarantees without one. */
export function problemsOf(mutants: readonly Mutant[], root: string): string[] {
  const stale = mutants.flatMap((mutant) => {
    const path = join(root, mutant.file);
    if (!existsSync(path)) return [`${named(mutant)}: there is no ${mutant.file}`];
    const times = readFileSync(path, "utf8").split(mutant.find).length - 1;
    const missing = mutant.killedBy.filter((file) => !existsSync(join(root, file))).map((file) => `${named(mutant)}: there is no ${file}`);
    if (times !== 1) return [`${named(mutant)}: ${mutant.file} holds its text ${times} times, not once`, ...missing];
    if (mutant.find === mutant.replace || mutant.killedBy.length === 0) return [`${named(mutant)}: it changes nothing, or names no test`, ...missing];
    return missing;
  });
  const bare = GUARANTEES.flatMap((title, index) =>
    mutants.some(({ guarantee }) => guarantee === index + 1) ? [] : [`Guarantee ${index + 1}, ${title}, has no mutant`],
  );
  return [...stale, ...bare];
}

export function named({ guarantee, guard }: Mutant): string {
  return `${guarantee} ${guard}`;
}
