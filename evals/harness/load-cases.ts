import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readYamlFile } from "../../guardrails/yaml-file.ts";
import { caseFile, type EvalCase, isAsk, type WrittenCase } from "./case.ts";

const FOLDER = resolve(import.meta.dirname, "../cases");

/** Every case of the folder, in the order of the files; two of one id stop the run. */
export async function loadCases(folder = FOLDER): Promise<EvalCase[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const cases = files.flatMap((name) => {
    const { theme, given, cases: own } = readYamlFile(join(folder, name), caseFile);
    return own.flatMap((one) => spread({ ...one, given: { ...given, ...one.given } }, theme));
  });
  const seen = new Set<string>();
  for (const { id } of cases) {
    if (seen.has(id)) throw new TypeError(`Two eval cases are called ${id}.`);
    seen.add(id);
  }
  return cases;
}

/** The cases that a run asks for; on the real Odoo only those that are not about the generated world. */
export async function chosenCases({
  pattern,
  odoo,
}: {
  readonly pattern?: string | undefined;
  readonly odoo: "embedded" | "real";
}): Promise<EvalCase[]> {
  const wanted = pattern === undefined ? undefined : new RegExp(pattern);
  return (await loadCases()).filter((one) => (wanted?.test(one.id) ?? true) && (odoo === "embedded" || one.odoo === "any"));
}

/** A case for each person and each language that it is written for. */
function spread({ as, in: languages, ...one }: WrittenCase, theme: string): EvalCase[] {
  const people = Array.isArray(as) ? as : [as];
  return people.flatMap((person) => {
    const id = people.length === 1 ? one.id : `${one.id}--${person.split("@")[0]}`;
    const own: EvalCase = { ...one, theme, as: person, id };
    return [own, ...Object.entries(languages).flatMap(([language, questions]) => inLanguage(own, language, questions ?? []))];
  });
}

function inLanguage(one: EvalCase, language: string, questions: readonly string[]): EvalCase[] {
  const asks = one.turns.filter(isAsk);
  if (questions.length !== asks.length) throw new TypeError(`${one.id} has ${asks.length} questions, and ${questions.length} in ${language}.`);
  const left = [...questions];
  const turns = one.turns.map((turn) => (isAsk(turn) ? { ...turn, ask: left.shift() ?? turn.ask } : turn));
  return isLanguage(language) ? [{ ...one, id: `${one.id}-${language}`, language, turns }] : [];
}

function isLanguage(language: string): language is EvalCase["language"] {
  return ["en", "de", "fr", "nl", "es"].includes(language);
}
