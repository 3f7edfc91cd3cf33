import { z } from "zod";
import { isJsonObject, type Json, type JsonObject } from "../core/json.ts";

/** Keys that say nothing to a caller, or that belong to our own register of fields. */
const OURS: ReadonlySet<string> = new Set(["$schema", "class", "field", "record", "id", "additionalProperties"]);

/** A tool's arguments as JSON Schema, without the metadata that is ours. */
export function inputSchemaOf(schema: z.ZodType): JsonObject {
  return withObjectRoot(strip(toJsonSchema(schema, "input"), OURS));
}

/** What narrows a value, which masking and truncation may no longer satisfy, and words that a result explains itself. */
const NARROWING: ReadonlySet<string> = new Set([
  ...OURS,
  "required",
  "pattern",
  "format",
  "enum",
  "const",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "description",
  "default",
]);

/** The shape of a tool's answer, loose enough to hold after masking and truncation; undefined where no object can be promised. */
export function outputSchemaOf(schema: z.ZodType): JsonObject | undefined {
  const shape = strip(toJsonSchema(schema, "output"), NARROWING);
  return shape["type"] === "object" ? shape : undefined;
}

function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const made: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" })));
  return isJsonObject(made) ? made : {};
}

function withObjectRoot(schema: JsonObject): JsonObject {
  return { type: "object", ...schema };
}

/** Removes keywords, but never the names of properties that happen to be spelled like them. */
function strip(schema: JsonObject, unwanted: ReadonlySet<string>): JsonObject {
  const kept = Object.entries(schema).filter(([key]) => !unwanted.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key !== "properties" || !isJsonObject(value)) return [key, stripIn(value, unwanted)];
      return [key, Object.fromEntries(Object.entries(value).map(([name, property]) => [name, stripIn(property, unwanted)]))];
    }),
  );
}

function stripIn(value: Json, unwanted: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((item: Json) => stripIn(item, unwanted));
  return isJsonObject(value) ? strip(value, unwanted) : value;
}
