import { readdir } from "node:fs/promises";
import type { Mutant } from "./mutant.ts";

const FOLDER = new URL("./guards/", import.meta.url);

/** Every mutant: the tables in guards/, one file a part of the program. */
export async function allMutants(): Promise<readonly Mutant[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts")).sort();
  const tables = await Promise.all(files.map(async (file): Promise<{ readonly default: readonly Mutant[] }> => import(new URL(file, FOLDER).href)));
  return tables.flatMap(({ default: mutants }) => mutants);
}
