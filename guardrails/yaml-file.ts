import { readFileSync } from "node:fs";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { CopilotError } from "../core/errors.ts";

/** Reads one policy file; what is wrong is said with the file, the line and the reason, and stops the program. */
export function readYamlFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  let source: string;
  try {
    source = readFileSync(path, "utf8");
  } catch (cause) {
    throw new CopilotError("NOT_CONFIGURED", `The policy file ${path} can't be read. Restore it and start again.`, { cause });
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, merge: true });
  const [broken] = document.errors;
  if (broken)
    throw new CopilotError("NOT_CONFIGURED", `${path}:${lines.linePos(broken.pos[0]).line}: not valid YAML: ${broken.message.split("\n")[0]}`);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.map((issue) => {
    const node = nearestNode(document, issue.path);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    return `${path}:${line}: ${issue.path.join(".") || "the file"}: ${issue.message}`;
  });
  throw new CopilotError("NOT_CONFIGURED", found.join("\n"));
}

/** Where a policy file says something, as "file:line", or the nearest line above it; for checks across files. */
export function placeInYaml(path: string, inside: readonly PropertyKey[]): string {
  const lines = new LineCounter();
  const node = nearestNode(parseDocument(readFileSync(path, "utf8"), { lineCounter: lines, merge: true }), inside);
  return `${path}:${isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1}`;
}

function nearestNode(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): unknown {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (node) return node;
  }
  return undefined;
}
