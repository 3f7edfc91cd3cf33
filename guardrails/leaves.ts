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

type Walk = (value: unknown, place: Place, visit: Visit) => unknown;

/** A walk through the outputs of one schema. */
export type LeafMap = (value: unknown, visit: Visit) => unknown;

/**
 * Rebuilds a tool's output with each leaf replaced by what `visit` returns; arrays and objects keep their shape. What the
 * schema says is read once, for all outputs to come.
 */
export function leafMap(schema: z.ZodType): LeafMap {
  const walk = walkOf(schema, {});
  return (value, visit) => walk(value, { record: undefined, within: [], path: [] }, visit);
}

type Meta = { readonly [key: string]: unknown };

/** Looks through optional, nullable, default and union, to the schema that describes the value; what the outer ones say holds for it. */
function walkOf(schema: z.ZodType, outer: Meta): Walk {
  const meta: Meta = { ...schema.meta(), ...outer };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? walkOf(inner, meta) : leafWalk(schema, meta);
  }
  if (schema instanceof z.ZodUnion) return unionWalk(schema, meta);
  if (schema instanceof z.ZodArray) return arrayWalk(schema, meta);
  if (schema instanceof z.ZodObject) return objectWalk(schema, meta);
  return leafWalk(schema, meta);
}

function unionWalk(schema: z.ZodUnion, meta: Meta): Walk {
  const options = schema.options.flatMap((option) => (option instanceof z.ZodType ? [{ option, walk: walkOf(option, meta) }] : []));
  const otherwise = leafWalk(schema, meta);
  return (value, place, visit) => {
    if (value === undefined) return DROP;
    return (options.find(({ option }) => option.safeParse(value).success)?.walk ?? otherwise)(value, place, visit);
  };
}

function arrayWalk(schema: z.ZodArray, meta: Meta): Walk {
  const { element } = schema;
  const walk = element instanceof z.ZodType ? walkOf(element, {}) : undefined;
  const otherwise = leafWalk(schema, meta);
  return (value, place, visit) => {
    if (!Array.isArray(value)) return otherwise(value, place, visit);
    if (!walk) return DROP;
    return value.map((item, index) => walk(item, { ...place, path: [...place.path, index] }, visit)).filter((item) => item !== DROP);
  };
}

function objectWalk(schema: z.ZodObject, meta: Meta): Walk {
  const fields = Object.entries(schema.shape).flatMap(([key, field]) => (field instanceof z.ZodType ? [{ key, walk: walkOf(field, {}) }] : []));
  const model = typeof meta["record"] === "string" ? meta["record"] : undefined;
  const otherwise = leafWalk(schema, meta);
  return (value, place, visit) => {
    if (typeof value !== "object" || value === null) return otherwise(value, place, visit);
    const entries = new Map<string, unknown>(Object.entries(value));
    const id = entries.get("id");
    const record = model !== undefined && typeof id === "string" ? { model, id } : place.record;
    const own = record !== place.record && record ? [`${record.model}/${record.id}`] : [];
    const row = typeof place.path.at(-1) === "number" ? [`#${place.path.join(".")}`] : [];
    const within = [...place.within, ...own, ...row];
    const out: Record<string, unknown> = {};
    for (const { key, walk } of fields) {
      const held = entries.get(key);
      if (held === undefined) continue;
      const walked = walk(held, { record, within, path: [...place.path, key] }, visit);
      if (walked !== DROP) out[key] = walked;
    }
    return out;
  };
}

function leafWalk(schema: z.ZodType, meta: Meta): Walk {
  const isClosed = schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
  const own = typeof meta["class"] === "string" ? meta["class"] : undefined;
  const field = typeof meta["field"] === "string" ? meta["field"] : undefined;
  return (value, place, visit) => {
    if (value !== null && typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return DROP;
    const closed = typeof value === "boolean" || value === null || isClosed || place.path.at(-1) === "id";
    return visit({ value, label: own ?? (closed ? "open" : "unlabelled"), field, ...place });
  };
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
