import { readdir } from "node:fs/promises";
import type { Leak } from "./leak.ts";

const FOLDER = new URL("./leaks/", import.meta.url);

/** Every planted leak: the files of leaks/, each named after what it lets through. */
export async function loadLeaks(): Promise<Leak[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const module: { readonly default?: Leak } = await import(new URL(file, FOLDER).href);
      if (!module.default || `${module.default.kind}.ts` !== file)
        throw new TypeError(`evals/two-worlds/leaks/${file} must export the leak of its name.`);
      return module.default;
    }),
  );
}
