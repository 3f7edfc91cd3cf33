import { readdir } from "node:fs/promises";
import type { Tool } from "./tool.ts";

const KINDS = ["read", "write"] as const;

/** Every tool by name, from the folders read/ and write/; a file whose name or kind disagrees with its place stops the program. */
export async function loadTools(root: URL = new URL("./", import.meta.url)): Promise<ReadonlyMap<string, Tool>> {
  const tools = new Map<string, Tool>();
  for (const kind of KINDS) {
    const folder = new URL(`${kind}/`, root);
    for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort()) {
      const tool = await importTool(new URL(file, folder));
      const place = `tools/${kind}/${file}`;
      if (!tool) throw new TypeError(`${place} has no tool as its default export.`);
      if (tool.kind !== kind) throw new TypeError(`${place} holds a ${tool.kind} tool; move it to tools/${tool.kind}/.`);
      if (`${tool.name}.ts` !== file) throw new TypeError(`${place} holds the tool "${tool.name}"; a tool's file has its name.`);
      if (tools.has(tool.name)) throw new TypeError(`The tool "${tool.name}" is both in tools/read/ and in tools/write/.`);
      tools.set(tool.name, tool);
    }
  }
  return tools;
}

async function importTool(file: URL): Promise<Tool | undefined> {
  const module: unknown = await import(file.href);
  const found = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  return isTool(found) ? found : undefined;
}

function isTool(value: unknown): value is Tool {
  if (typeof value !== "object" || value === null) return false;
  const has = (key: string, type: string) => typeof Reflect.get(value, key) === type;
  if (!has("name", "string") || !has("description", "string") || !has("input", "object")) return false;
  const kind = Reflect.get(value, "kind");
  return (kind === "read" && has("run", "function") && has("output", "object")) || (kind === "write" && has("plan", "function"));
}
