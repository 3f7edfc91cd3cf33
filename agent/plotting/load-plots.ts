import { readdir } from "node:fs/promises";
import type { Tool } from "../../tools/tool.ts";
import type { Plotter } from "./plotter.ts";

/** What draws the output of a read tool, by the tool's name; most tools have none. */
export type Plotters = ReadonlyMap<string, Plotter>;

/** Loads plots/<tool>.ts, each with a plotter as its default export; one for no read tool, or another file there, stops the program. */
export async function loadPlots(
  tools: ReadonlyMap<string, Pick<Tool, "kind">>,
  folder: URL = new URL("../plots/", import.meta.url),
): Promise<Plotters> {
  const plotters = new Map<string, Plotter>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort()) {
    const tool = file.slice(0, -".ts".length);
    if (tools.get(tool)?.kind !== "read") throw new TypeError(`plots/${file} is named after no read tool.`);
    const module: unknown = await import(new URL(file, folder).href);
    const found = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
    if (!isPlotter(found)) throw new TypeError(`plots/${file} has no plotter as its default export.`);
    plotters.set(tool, found);
  }
  return plotters;
}

function isPlotter(value: unknown): value is Plotter {
  return typeof value === "function";
}
