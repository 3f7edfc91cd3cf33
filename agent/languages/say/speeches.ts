import { fileURLToPath } from "node:url";
import { LANGUAGES, type Language } from "../language.ts";
import { loadCatalogue } from "./load-messages.ts";
import { createSpeech, type Speech } from "./speech.ts";

/** How answers are written in the language of a turn; English where none is known. */
export type Speeches = (language?: Language | undefined) => Speech;

/** Loads the messages of all languages once. */
export function loadSpeeches(): Speeches {
  const catalogue = loadCatalogue(fileURLToPath(new URL("messages", import.meta.url)));
  const english = createSpeech("en", catalogue);
  const speeches = new Map(LANGUAGES.map((language) => [language, language === "en" ? english : createSpeech(language, catalogue)]));
  return (language) => (language && speeches.get(language)) ?? english;
}
