import { CopilotError } from "../../core/errors.ts";
import { digestOf, type JsonObject } from "../../core/json.ts";

/** The arguments of a call with an edit's values in place; an edit of what the tool doesn't take, or of nothing, is refused. */
export function editedArgs(args: unknown, values: Readonly<Record<string, string>> | undefined, known: readonly string[]): JsonObject {
  const before: JsonObject = isPlainObject(args) ? args : {};
  const given = Object.entries(values ?? {});
  const unknown = given.find(([name]) => !known.includes(name));
  if (unknown)
    throw new CopilotError(
      "BAD_INPUT",
      `This change has no ${JSON.stringify(unknown[0].slice(0, 60))} to edit. It takes: ${known.join(", ") || "nothing"}.`,
    );
  const fixed = given.find(([name]) => before[name] !== undefined && typeof before[name] !== "string");
  if (fixed)
    throw new CopilotError("BAD_INPUT", `${fixed[0]} is not one value, so it can't be edited here. Reject this and ask again in other words.`);
  const after = { ...before, ...Object.fromEntries(given) };
  if (digestOf(after) === digestOf(before))
    throw new CopilotError("BAD_INPUT", `This edit changes nothing. Give at least one other value: ${known.join(", ")}.`);
  return after;
}

function isPlainObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
