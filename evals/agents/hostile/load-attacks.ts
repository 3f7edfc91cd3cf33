import { readdir } from "node:fs/promises";
import type { Attack } from "./attack.ts";

const FOLDER = new URL("./attacks/", import.meta.url);

/** Every scripted attack, one file each; a file that holds another attack than its name says stops the run. */
export async function loadAttacks(): Promise<readonly Attack[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const module: { readonly default?: Attack } = await import(new URL(file, FOLDER).href);
      const attack = module.default;
      if (attack?.name !== file.slice(0, -3))
        throw new TypeError(`evals/agents/hostile/attacks/${file} must export the attack of its name as its default.`);
      return attack;
    }),
  );
}
