import { readdir } from "node:fs/promises";
import type { Answer } from "./wording/answer.ts";

/** How each read tool's output is put into words, by the tool's name. */
export type Answers = ReadonlyMap<string, Answer>;

/** Loads answers/<tool>.ts, each with an answer as its default export; another file there stops the program. */
export async function loadAnswers(folder: URL = new URL("./answers/", import.meta.url)): Promise<Answers> {
  const answers = new Map<string, Answer>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort()) {
    const module: unknown = await import(new URL(file, folder).href);
    const found = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
    if (!isAnswer(found)) throw new TypeError(`answers/${file} has no answer as its default export.`);
    answers.set(file.slice(0, -".ts".length), found);
  }
  return answers;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === "function";
}
