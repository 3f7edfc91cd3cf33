import { isJsonObject, type Json, type JsonObject } from "./json.ts";

const LONGEST_TEXT = 2_000;

/** The value as JSON of at most `most` characters: long texts and long lists are cut, and what held a cut list gets `hasMore: true`. */
export function boundJson(value: Json, most: number): Json {
  let bounded = value;
  let size = JSON.stringify(bounded).length;
  if (size > most) {
    bounded = shortenTexts(bounded);
    size = JSON.stringify(bounded).length;
  }
  while (size > most) {
    const largest = largestList(bounded);
    if (!largest) return { hasMore: true };
    const keep = Math.max(1, Math.min(largest.length - 1, Math.floor((largest.length * most) / size)));
    bounded = cutList(bounded, largest, keep);
    size = JSON.stringify(bounded).length;
  }
  return bounded;
}

/** What a tool returned, as JSON: what has no JSON form is left out. */
export function asJson(value: unknown): Json {
  const text = JSON.stringify(value);
  const parsed: Json = text === undefined ? null : JSON.parse(text);
  return parsed;
}

/** JSON without its empty values, for readers that pay by the token. */
export function compactJson(value: Json): string {
  return JSON.stringify(value, (_, item: unknown) => (item === null ? undefined : item));
}

function shortenTexts(value: Json): Json {
  if (typeof value === "string") return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (isList(value)) return value.map(shortenTexts);
  if (isJsonObject(value)) return mapValues(value, shortenTexts);
  return value;
}

function largestList(value: Json): readonly Json[] | undefined {
  let largest: { readonly list: readonly Json[]; readonly size: number } | undefined;
  const visit = (item: Json): void => {
    if (isList(item)) {
      const size = item.length > 1 ? JSON.stringify(item).length : 0;
      if (size > (largest?.size ?? 0)) largest = { list: item, size };
      item.forEach(visit);
    } else if (isJsonObject(item)) Object.values(item).forEach(visit);
  };
  visit(value);
  return largest?.list;
}

function cutList(value: Json, list: readonly Json[], keep: number): Json {
  if (value === list) return list.slice(0, keep);
  if (isList(value)) return value.map((item) => cutList(item, list, keep));
  if (!isJsonObject(value)) return value;
  const cut = mapValues(value, (item) => cutList(item, list, keep));
  return Object.values(value).includes(list) ? { ...cut, hasMore: true } : cut;
}

function mapValues(value: JsonObject, change: (item: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
