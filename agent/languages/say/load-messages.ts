import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CopilotError } from "../../../core/errors.ts";
import { readYamlFile } from "../../../guardrails/yaml-file.ts";
import { LANGUAGES, type Language } from "../language.ts";

type Other = Exclude<Language, "en">;

/** Each message by what it is in English: a message without a translation is a mistake, so that no language is left out unseen. */
const schema = z.record(z.string(), z.strictObject({ de: z.string().min(1), fr: z.string().min(1), nl: z.string().min(1), es: z.string().min(1) }));

export type Messages = ReadonlyMap<string, Readonly<Record<Other, string>>>;

/** Messages said from code, the sentences of tools that are recognised as a whole, and words of records' states. */
export interface Catalogue {
  readonly messages: Messages;
  readonly told: Messages;
  readonly terms: Messages;
}

const TOLD = "told.yaml";
const TERMS = "terms.yaml";

/** Reads every file of a folder of messages; what is malformed, or translated twice in two ways, stops the program. */
export function loadCatalogue(folder: string): Catalogue {
  const messages = new Map<string, Readonly<Record<Other, string>>>();
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  for (const file of files.filter((name) => name !== TOLD && name !== TERMS).sort())
    for (const [english, said] of Object.entries(readYamlFile(join(folder, file), schema))) {
      const before = messages.get(english);
      if (before && LANGUAGES.some((language) => language !== "en" && before[language] !== said[language]))
        throw new CopilotError("NOT_CONFIGURED", `${join(folder, file)}: “${english}” is translated in another way in another file. Keep one.`);
      messages.set(english, said);
    }
  const listIn = (file: string) => new Map(Object.entries(readYamlFile(join(folder, file), schema)));
  return { messages, told: listIn(TOLD), terms: listIn(TERMS) };
}
