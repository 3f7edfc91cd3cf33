import { z } from "zod";

/** A value in a tool's output with what its schema says of it. */
export interface Leaf {
  readonly value: string | number | boolean | null;
  /** Data label from the schema; "unlabelled" for text or numbers that carry none. */
  readonly label: string;
  /** "model.field" when the schema names one. */
  readonly field: string | undefined;
  /** The record whose object holds the value. */
  readonly record: { readonly model: string; readonly id: string } | undefined;
  /** The records and list items ("#deliveries.0") that enclose the value, outermost first: an order, its delivery, what that lacks. */
  readonly within: readonly string[];
  readonly path: readonly (string | number)[];
}

/** Returned by a visitor to leave a value out. */
export const DROP: unique symbol = Symbol("drop");

type Visit = (leaf: Leaf) => unknown;

interface Place {
  readonly record: Leaf["record"];
  readonly within: readonly string[];
  readonly path: readonly (string | number)[];
}

/** Rebuilds a tool's output with each leaf replaced by what `visit` returns; arrays and objects keep their shape. */
export function mapLeaves(schema: z.ZodType, value: unknown, visit: Visit): unknown {
  return walk(schema, value, { record: undefined, within: [], path: [] }, visit);
}

function walk(schema: z.ZodType, value: unknown, place: Place, visit: Visit): unknown {
  if (value === undefined) return DROP;
  const { inner, meta } = unwrap(schema, value);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const element = inner.element;
    if (!(element instanceof z.ZodType)) return DROP;
    return value.map((item, index) => walk(element, item, { ...place, path: [...place.path, index] }, visit)).filter((item) => item !== DROP);
  }
  if (inner instanceof z.ZodObject && typeof value === "object" && value !== null) return walkObject(inner, meta, value, place, visit);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    const closed =
      typeof value === "boolean" || value === null || inner instanceof z.ZodEnum || inner instanceof z.ZodLiteral || place.path.at(-1) === "id";
    const label = typeof meta["class"] === "string" ? meta["class"] : closed ? "open" : "unlabelled";
    return visit({ value, label, field: typeof meta["field"] === "string" ? meta["field"] : undefined, ...place });
  }
  return DROP;
}

function walkObject(schema: z.ZodObject, meta: Meta, value: object, place: Place, visit: Visit): unknown {
  const entries = new Map<string, unknown>(Object.entries(value));
  const id = entries.get("id");
  const record = typeof meta["record"] === "string" && typeof id === "string" ? { model: meta["record"], id } : place.record;
  const own = record !== place.record && record ? [`${record.model}/${record.id}`] : [];
  const row = typeof place.path.at(-1) === "number" ? [`#${place.path.join(".")}`] : [];
  const within = [...place.within, ...own, ...row];
  const out: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    if (!(field instanceof z.ZodType)) continue;
    const walked = walk(field, entries.get(key), { record, within, path: [...place.path, key] }, visit);
    if (walked !== DROP) out[key] = walked;
  }
  return out;
}

type Meta = { readonly [key: string]: unknown };

/** Looks through optional, nullable, default and union, to the schema that describes this value; what the outer ones say holds for it. */
function unwrap(schema: z.ZodType, value: unknown): { readonly inner: z.ZodType; readonly meta: Meta } {
  const meta: Meta = schema.meta() ?? {};
  const next = wrapped(schema, value);
  if (!next) return { inner: schema, meta };
  const within = unwrap(next, value);
  return { inner: within.inner, meta: { ...within.meta, ...meta } };
}

function wrapped(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? inner : undefined;
  }
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const fitting = schema.options.find((option) => option instanceof z.ZodType && option.safeParse(value).success);
  return fitting instanceof z.ZodType ? fitting : undefined;
}

/** Paths of text and number leaves whose schema carries no data class. `observe` drops such values, and a test keeps every tool free of them. */
export function unlabelledPaths(schema: z.ZodType, path: readonly string[] = [], labelled = false): string[] {
  const has = labelled || typeof schema.meta()?.["class"] === "string";
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? unlabelledPaths(inner, path, has) : [path.join(".")];
  }
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => (option instanceof z.ZodType ? unlabelledPaths(option, path, has) : []));
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodType ? unlabelledPaths(schema.element, [...path, "[]"], has) : [];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, field]) => (field instanceof z.ZodType ? unlabelledPaths(field, [...path, key]) : []));
  }
  const closed = schema instanceof z.ZodBoolean || schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || path.at(-1) === "id";
  return has || closed ? [] : [path.join(".")];
}
