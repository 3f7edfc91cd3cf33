import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { digestOf } from "../../core/json.ts";

/** Digest of what a use-case file says, as written: comments, order of keys and defaults of the program don't count. */
export function useCaseHash(path: string): string {
  return digestOf(parse(readFileSync(path, "utf8"), { merge: true }));
}

export function useCaseHashes(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(files.sort().map((name) => [basename(name, ".yaml"), useCaseHash(join(folder, name))]));
}
