import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readYamlFile } from "../../../guardrails/yaml-file.ts";
import { createDictionary, type Dictionary } from "./dictionary.ts";
import { dictionarySchema } from "./dictionary-schema.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** The languages beside English, one file each; one that is malformed stops the program with the file, the line and the reason. */
export function loadLanguages(folder: string = FOLDER): Dictionary[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return files.sort().map((name) => createDictionary(readYamlFile(join(folder, name), dictionarySchema)));
}
