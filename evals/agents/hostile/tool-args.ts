import fc from "fast-check";
import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import { inputSchemaOf } from "../../../tools/json-schema.ts";
import type { Tool } from "../../../tools/tool.ts";
import type { Vocabulary } from "../../hostile/vocabulary.ts";
import { nastyText } from "./nasty-texts.ts";

const DEEP = 400;

/** Arguments from a tool's own schema, filled with the world's names, and mutated. */
export function argsFor(tool: Tool, vocabulary: Vocabulary): fc.Arbitrary<unknown> {
  const text = fc.oneof({ weight: 6, arbitrary: knownName(tool.name, vocabulary) }, { weight: 3, arbitrary: nastyText });
  const fitting = fromSchema(inputSchemaOf(tool.input), text);
  return fc.oneof(
    { weight: 10, arbitrary: fitting },
    { weight: 5, arbitrary: fitting.chain((args) => mutated(args)) },
    { weight: 2, arbitrary: anything },
  );
}

/** Any JSON, odd numbers, prototypes, what is huge or deep. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: nastyText.map((text) => ({ [text]: text })) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, undefined, [], {}, "", 0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 2 ** 53, true) },
  { weight: 1, arbitrary: fc.constant(0).map(() => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}')) },
  { weight: 1, arbitrary: fc.integer({ min: 50, max: DEEP }).map(nested) },
  { weight: 1, arbitrary: fc.nat({ max: 3_000 }).map((length) => ({ lines: Array.from({ length }, () => ({ product: "x", quantity: 1 })) })) },
);

function nested(depth: number): unknown {
  let value: unknown = "bottom";
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { and: value };
  return value;
}

/** What the tool is about, most of the time; else any name. */
function knownName(tool: string, vocabulary: Vocabulary): fc.Arbitrary<string> {
  const about: Readonly<Record<string, readonly string[]>> = {
    confirm_purchase_order: vocabulary.requests,
    confirm_quotation: vocabulary.quotations,
    create_quotation: [...vocabulary.customers.slice(0, 8), ...vocabulary.products.slice(0, 20)],
    reschedule_delivery: vocabulary.deliveries,
    post_note: [...vocabulary.orders, ...vocabulary.deliveries, ...vocabulary.customers, ...vocabulary.requests],
    schedule_activity: [...vocabulary.orders, ...vocabulary.invoices, ...vocabulary.customers],
    change_promise_date: vocabulary.orders,
    cancel_order: [...vocabulary.orders, ...vocabulary.quotations],
    update_quotation_line: [...vocabulary.quotations, ...vocabulary.products.slice(0, 20)],
    set_carrier: [...vocabulary.orders, ...vocabulary.deliveries, ...vocabulary.carriers],
    create_return: [...vocabulary.shipped, ...vocabulary.orders],
    create_purchase_order: [...vocabulary.customers.slice(0, 8), ...vocabulary.products.slice(0, 20)],
    change_purchase_date: [...vocabulary.purchases, ...vocabulary.requests],
    change_reorder_rule: [...vocabulary.products, ...vocabulary.warehouses],
    replenish: [...vocabulary.products, ...vocabulary.warehouses],
    draft_credit_note: vocabulary.invoices,
    hold_payment: vocabulary.bills,
    release_payment: vocabulary.bills,
    message_customer: [...vocabulary.orders, ...vocabulary.shipped, ...vocabulary.invoices],
    raise_case: [...vocabulary.orders, ...vocabulary.deliveries, ...vocabulary.customers],
    get_stock: vocabulary.products,
    find_products: vocabulary.products,
  };
  const every = Object.values(vocabulary).flat().map(String);
  const own = about[tool] ?? every;
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(own.length > 0 ? own : every)) }, { weight: 1, arbitrary: fc.constantFrom(...every) });
}

function fromSchema(schema: Json, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (!isJsonObject(schema)) return anything;
  const options = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(options)) return fc.oneof(...options.map((option: Json) => fromSchema(option, text)));
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...schema["enum"]);
  switch (schema["type"]) {
    case "string":
      return stringFor(schema, text);
    case "number":
    case "integer":
      return fc.oneof(fc.integer({ min: 1, max: 40 }), fc.double());
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(fromSchema(schema["items"] ?? {}, text), { minLength: 1, maxLength: 3 });
    case "object":
      return objectFor(schema, text);
    default:
      return anything;
  }
}

function stringFor(schema: JsonObject, text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const pattern = String(schema["pattern"] ?? "");
  const day = fc.integer({ min: 1, max: 500 }).map((days) => new Date(Date.UTC(2026, 10, 22) + days * 86_400_000).toISOString().slice(0, 10));
  if (pattern.includes("\\d{4}")) return fc.oneof({ weight: 8, arbitrary: day }, { weight: 1, arbitrary: text });
  if (pattern.includes("[01]")) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom("08:00", "17:30") }, { weight: 1, arbitrary: text });
  if (pattern !== "") return fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }).map(String) }, { weight: 1, arbitrary: text });
  return text;
}

function objectFor(schema: JsonObject, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const model = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, fromSchema(property, text)]));
  return fc.record(model, { requiredKeys: required });
}

/** One key gone, renamed, of another type, or one too many. */
function mutated(args: unknown): fc.Arbitrary<unknown> {
  if (typeof args !== "object" || args === null || Array.isArray(args)) return fc.constant(args);
  const entries = Object.entries(args);
  const pick = fc.nat({ max: Math.max(0, entries.length - 1) });
  const extra = fc.constantFrom(
    "approve",
    "countersigned",
    "sudo",
    "context",
    "domain",
    "fields",
    "order",
    "company_id",
    "limit",
    "as",
    "principal",
    "__proto__",
  );
  return fc.oneof(
    pick.map((gone) => Object.fromEntries(entries.filter((_, at) => at !== gone))),
    fc.tuple(pick, anything).map(([changed, value]) => Object.fromEntries(entries.map(([key, old], at) => [key, at === changed ? value : old]))),
    fc.tuple(extra, anything).map(([key, value]) => ({ ...Object.fromEntries(entries), [key]: value })),
  );
}
