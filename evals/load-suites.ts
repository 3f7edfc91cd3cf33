import { readdir } from "node:fs/promises";
import type { Suite } from "./suite.ts";

const FOLDERS = { suite: new URL("./suites/", import.meta.url), bench: new URL("./bench/", import.meta.url) } as const;

export type SuiteKind = keyof typeof FOLDERS;

/** The names of a kind's suites: the files of its folder. */
export async function suiteNames(kind: SuiteKind): Promise<string[]> {
  const files = await readdir(FOLDERS[kind]);
  return files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).map((name) => name.slice(0, -3));
}

/** A suite by its name; a file that holds another suite than its name says stops the program. */
export async function loadSuite(kind: SuiteKind, name: string): Promise<Suite | undefined> {
  if (!(await suiteNames(kind)).includes(name)) return undefined;
  const module: { readonly default?: Suite } = await import(new URL(`${name}.ts`, FOLDERS[kind]).href);
  if (module.default?.name !== name) throw new TypeError(`evals/${kind}: ${name}.ts must export the suite "${name}" as its default.`);
  return module.default;
}
