import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { loadPolicy } from "../../../guardrails/policy.ts";
import { LANGUAGES } from "../language.ts";
import { loadCatalogue } from "./load-messages.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

const OTHERS = LANGUAGES.filter((language) => language !== "en");
const agent = fileURLToPath(new URL("../../", import.meta.url));
const sources = readdirSync(agent, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(`${agent}${file}`, "utf8"));
const { messages, told, terms } = loadCatalogue(fileURLToPath(new URL("messages", import.meta.url)));
const { useCases, allowlist } = loadPolicy(fileURLToPath(new URL("../../../guardrails/policy", import.meta.url)));

/** Every string of the sources: a message may be a constant or one branch of a choice. */
const literals = new Set(sources.flatMap((source) => [...source.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text = ""]) => text)));
const said = sources.flatMap((source) => [...source.matchAll(/\bsay\(\s*"((?:[^"\\\n]|\\.)*)"/g)].map(([, text = ""]) => text));
const askedBack = useCases.flatMap(({ slots }) => Object.values(slots).flatMap(({ ask }) => (ask ? [ask] : [])));
const topics = allowlist.topics.map(({ title }) => title);

const compiled = (message: string, language: string) => new IntlMessageFormat(message, language, undefined, { ignoreTag: true });

/** The names of the values that a message needs. */
function argumentsOf(message: string): readonly string[] {
  const names = (elements: readonly Element[]): string[] =>
    elements.flatMap((element) => [
      ...("value" in element && element.type !== 0 ? [String(element.value)] : []),
      ...("options" in element ? Object.values(element.options).flatMap(({ value }) => names(value)) : []),
    ]);
  return [...new Set(names(compiled(message, "en").getAst()))].sort();
}

test.for([
  { what: "message of the code", texts: said, known: messages },
  { what: "question that a use case asks back", texts: askedBack, known: messages },
  { what: "topic that is declined", texts: topics, known: terms },
  { what: "title of a use case", texts: useCases.map(({ title }) => title), known: terms },
])("every $what is translated", ({ texts, known }) => {
  expect(texts.length).toBeGreaterThan(0);
  expect([...new Set(texts)].filter((text) => !known.has(text))).toEqual([]);
});

test("every translated message is said somewhere", () => {
  const used = new Set([...literals, ...askedBack, ...useCases.flatMap(({ examples }) => examples)]);
  expect([...messages.keys()].filter((message) => !used.has(message))).toEqual([]);
});

test.for(OTHERS)("in %s every message takes the same values as in English", (language) => {
  expect([...messages].filter(([english, by]) => `${argumentsOf(by[language])}` !== `${argumentsOf(english)}`).map(([english]) => english)).toEqual(
    [],
  );
});

test.for(LANGUAGES)("in %s every message can be said of none, one and several", (language) => {
  const left = [...messages].flatMap(([english, by]) => {
    const format = compiled(language === "en" ? english : by[language], language);
    const names = argumentsOf(english);
    return [0, 1, 5].map((count) => String(format.format(Object.fromEntries(names.map((name) => [name, count])))));
  });
  expect(left.filter((text) => /[{}]/.test(text) || text.trim() === "")).toEqual([]);
});

test("no apostrophe stands before a brace, where it would begin a quotation", () => {
  const texts = [...messages, ...told].flatMap(([english, by]) => [english, ...Object.values(by)]);
  expect(texts.filter((text) => /'[{}]/.test(text))).toEqual([]);
});
