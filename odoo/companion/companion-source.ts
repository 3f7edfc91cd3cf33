import { readFileSync } from "node:fs";
import { CHANGE_KINDS, EFFECT_FIELDS } from "./kinds.ts";

/** The files of the server action, in the order in which they make one. */
const PARTS = ["lists", "values", "checks", "acts", "wizards", "tables", "effect", "amounts", "receipts", "run"] as const;

/** The server action's code, with the kinds and fields written into it: what is not listed there cannot be done. */
export function companionSource(): string {
  const source = PARTS.map((part) => readFileSync(new URL(`./action/${part}.py`, import.meta.url), "utf8")).join("\n\n");
  return source
    .replace(/^KINDS = \{\}$/m, () => `KINDS = ${python(CHANGE_KINDS)}`)
    .replace(/^FIELDS = \{\}$/m, () => `FIELDS = ${python(EFFECT_FIELDS)}`);
}

/** Objects, lists and strings are written alike in JSON and Python; the lists hold nothing else. */
function python(lists: object): string {
  return JSON.stringify(lists);
}
