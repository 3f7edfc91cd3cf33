import { readdir } from "node:fs/promises";
import type { Verb } from "./verb.ts";

const FOLDER = new URL("./verbs/", import.meta.url);

/** Names of the verbs: the files of verbs/. */
export async function verbNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).map((name) => name.slice(0, -3));
}

/** A verb by its name; only its own file is loaded. A file that holds another verb than its name says stops the program. */
export async function loadVerb(name: string): Promise<Verb | undefined> {
  if (!(await verbNames()).includes(name)) return undefined;
  const module: { readonly default?: Verb } = await import(new URL(`${name}.ts`, FOLDER).href);
  if (module.default?.name !== name) throw new TypeError(`cli/verbs/${name}.ts must export the verb "${name}" as its default.`);
  return module.default;
}
