import { z } from "zod";
import type { Tool } from "../../tools/tool.ts";

/** The arguments that a tool takes; none for a tool that is gone. */
export function inputKeysOf(tool: Tool | undefined): readonly string[] {
  return tool?.input instanceof z.ZodObject ? Object.keys(tool.input.shape) : [];
}
