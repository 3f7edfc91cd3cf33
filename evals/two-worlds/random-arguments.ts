import * as fc from "fast-check";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import { inputSchemaOf } from "../../tools/json-schema.ts";
import type { Tool } from "../../tools/tool.ts";
import { text } from "./random-domain.ts";
import type { Vocabulary } from "./vocabulary.ts";

const MOST_ITEMS = 3;

/** Arguments after the tool's schema with real words, and now and then something that does not fit it. */
export function randomArguments(words: Vocabulary, tool: Tool): fc.Arbitrary<unknown> {
  const malformed = fc.constantFrom<unknown>({}, null, "x", 7, { text: 1 }, { order: ["S1"] });
  return fc.oneof({ weight: 12, arbitrary: valueAfter(words, inputSchemaOf(tool.input)) }, { weight: 1, arbitrary: malformed });
}

function valueAfter(words: Vocabulary, schema: Json | undefined): fc.Arbitrary<Json> {
  if (!isJsonObject(schema)) return text(words);
  const variants = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(variants) && variants.length > 0) return fc.oneof(...variants.map((variant: Json) => valueAfter(words, variant)));
  const choices = schema["enum"];
  if (Array.isArray(choices) && choices.length > 0) return fc.constantFrom<Json>(...choices);
  switch (schema["type"]) {
    case "object":
      return objectOf(words, schema);
    case "array":
      return fc.array(valueAfter(words, schema["items"]), { minLength: 1, maxLength: MOST_ITEMS });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(-1, 1.5, 1e9));
    default:
      return typeof schema["pattern"] === "string" ? fc.oneof(fc.constantFrom("2026-06-10", "2026-06-20", "12"), text(words)) : text(words);
  }
}

function objectOf(words: Vocabulary, schema: JsonObject): fc.Arbitrary<Json> {
  const properties = Object.entries(isJsonObject(schema["properties"]) ? schema["properties"] : {});
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const given = properties.map(([name, property]) => {
    const value = valueAfter(words, property);
    return fc.oneof(
      { weight: 9, arbitrary: value.map((held): [string, Json][] => [[name, held]]) },
      { weight: required.includes(name) ? 1 : 9, arbitrary: fc.constant<[string, Json][]>([]) },
    );
  });
  return fc.tuple(...given).map((pairs): Json => Object.fromEntries(pairs.flat()));
}
