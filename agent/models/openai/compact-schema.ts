import type { z } from "zod";
import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { inputSchemaOf } from "../../../tools/json-schema.ts";

/** What a model needs to fill arguments in; lengths and patterns are checked by the tool, which says what is wrong. */
const KEPT: ReadonlySet<string> = new Set(["type", "description", "enum", "const", "items", "properties", "required", "anyOf", "oneOf"]);

/** A tool's arguments for a reader that pays by the token. */
export function compactSchemaOf(schema: z.ZodType): JsonObject {
  return compacted(inputSchemaOf(schema));
}

function compacted(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([key, value]) => KEPT.has(key) && !(key === "required" && Array.isArray(value) && value.length === 0));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === "properties" && isJsonObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, property]) => [name, below(property)]))
        : below(value),
    ]),
  );
}

function below(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => below(item));
  return isJsonObject(value) ? compacted(value) : value;
}

/**
 * The same in the form in which providers that have it keep to a schema exactly: every property is required, one that may be
 * left out may be null instead, and there are no others.
 */
export function strictSchemaOf(schema: z.ZodType): JsonObject {
  return strict(compactSchemaOf(schema));
}

function strict(schema: JsonObject): JsonObject {
  const { properties, items, anyOf, required, ...rest } = schema;
  const needed = Array.isArray(required) ? required : [];
  return {
    ...rest,
    ...(isJsonObject(items) ? { items: strict(items) } : {}),
    ...(Array.isArray(anyOf) ? { anyOf: anyOf.map((one: Json) => (isJsonObject(one) ? strict(one) : one)) } : {}),
    ...(schema["type"] === "object"
      ? {
          properties: isJsonObject(properties)
            ? Object.fromEntries(
                Object.entries(properties).map(([name, one]) => {
                  const own = isJsonObject(one) ? strict(one) : one;
                  return [name, needed.includes(name) ? own : { anyOf: [own, { type: "null" }] }];
                }),
              )
            : {},
          required: isJsonObject(properties) ? Object.keys(properties) : [],
          additionalProperties: false,
        }
      : {}),
  };
}

/** Arguments without the nulls that stand for what was left out. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withoutNulls(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])));
}
