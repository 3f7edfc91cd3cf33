import type { SlotValues } from "../../understanding/understanding.ts";
import type { ToolResult } from "../model.ts";

/** A call that a plan asks for. */
export interface PlannedCall {
  readonly tool: string;
  readonly args: { readonly [argument: string]: unknown };
}

/** How one use case is carried out: given its slots and the results so far, the calls to make next; none when it is done. */
export type Plan = (slots: SlotValues, results: readonly ToolResult[]) => readonly PlannedCall[];

/** One call of one tool, with the slots that the tool takes under the same names. */
export function oneCall(tool: string, argumentsOf: (slots: SlotValues) => PlannedCall["args"]): Plan {
  return (slots, results) => (results.length > 0 ? [] : [{ tool, args: argumentsOf(slots) }]);
}

/** The named slots that are filled. */
export function pick(slots: SlotValues, ...names: readonly string[]): { readonly [name: string]: string } {
  return Object.fromEntries(names.flatMap((name) => (slots[name] === undefined ? [] : [[name, slots[name]]])));
}
