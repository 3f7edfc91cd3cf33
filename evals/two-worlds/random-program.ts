import * as fc from "fast-check";
import type { GroupQuery, SearchQuery } from "../../odoo/reader.ts";
import type { Tool } from "../../tools/tool.ts";
import type { Program, Step } from "./program.ts";
import { randomArguments } from "./random-arguments.ts";
import { anyField, byName, pick, randomDomain } from "./random-domain.ts";
import type { Vocabulary } from "./vocabulary.ts";

const FUNCTIONS = ["sum", "avg", "min", "max", "count", "count_distinct", "array_agg", "array_agg_distinct", "bool_or", "sum_currency"] as const;
const NUMERIC = ["sum", "avg", "min", "max"] as const;
const GRANULARITIES = ["day", "week", "month", "quarter", "year", "month_number", "day_of_week"] as const;

/** Where there is most to be had. */
const BUSY = /^(sale\.order|purchase\.order|stock\.picking|stock\.move|account\.move|product\.product|product\.supplierinfo|res\.partner)/;

/** A turn of two to six calls: tools through the gate, and the reader as a hostile tool would use it. */
export function randomProgram(words: Vocabulary, tools: readonly Tool[]): fc.Arbitrary<Program> {
  const model = fc.oneof(
    { weight: 6, arbitrary: pick(words.models, "res.partner") },
    {
      weight: 8,
      arbitrary: pick(
        words.models.filter((name) => BUSY.test(name)),
        "res.partner",
      ),
    },
    { weight: 1, arbitrary: pick(words.otherModels, "ir.attachment") },
    { weight: words.models.includes("mail.message") ? 1 : 0, arbitrary: fc.constant("mail.message") },
    { weight: 1, arbitrary: fc.constant("ir.attachment") },
  );
  const raw = model.chain((name) =>
    fc.oneof(
      { weight: 6, arbitrary: searches(words, name) },
      { weight: 2, arbitrary: reads(words, name) },
      { weight: 2, arbitrary: counts(words, name) },
      { weight: 7, arbitrary: groups(words, name) },
      { weight: name === "res.partner" ? 5 : 1, arbitrary: nameSearch(words, name) },
    ),
  );
  const called = pick(tools, undefined).chain((tool) => (tool ? calls(words, tool) : raw));
  return fc.array(fc.oneof({ weight: 8, arbitrary: raw }, { weight: 1, arbitrary: called }), { minLength: 2, maxLength: 6 });
}

/** A turn in which changes are proposed. */
export function randomProposals(words: Vocabulary, tools: readonly Tool[]): fc.Arbitrary<Program> {
  const call = pick(tools, undefined).chain((tool) => (tool ? calls(words, tool) : counts(words, "res.partner")));
  return fc.array(call, { minLength: 1, maxLength: 2 });
}

function calls(words: Vocabulary, tool: Tool): fc.Arbitrary<Step> {
  return randomArguments(words, tool).map((args) => ({ kind: "tool", tool: tool.name, args }));
}

function someFields(words: Vocabulary, model: string): fc.Arbitrary<string[]> {
  return fc.uniqueArray(anyField(words, model), { minLength: 1, maxLength: 6 });
}

function searches(words: Vocabulary, model: string): fc.Arbitrary<Step> {
  const order = fc.tuple(anyField(words, model), fc.constantFrom("", " desc", " nulls first")).map(([field, way]) => `${field}${way}`);
  const query = fc.record({
    domain: randomDomain(words, model),
    fields: someFields(words, model),
    limit: fc.constantFrom(1, 5, 20, 50),
    offset: fc.constantFrom(0, 0, 0, 1, 7),
  });
  const ordered = fc.tuple(query, order).map(([one, by]): SearchQuery => ({ ...one, order: by }));
  const inWarehouse = fc.tuple(query, fc.integer({ min: 1, max: 4 })).map(([one, warehouseId]): SearchQuery => ({ ...one, warehouseId }));
  return fc
    .oneof({ weight: 4, arbitrary: query }, { weight: 3, arbitrary: ordered }, { weight: 1, arbitrary: inWarehouse })
    .map((one) => ({ kind: "search", model, query: one }));
}

/** What a widget sends while somebody types a name. */
function nameSearch(words: Vocabulary, model: string): fc.Arbitrary<Step> {
  return byName(words, model).map((leaf) => ({ kind: "search", model, query: { domain: [leaf], fields: ["id", "display_name"], limit: 20 } }));
}

function reads(words: Vocabulary, model: string): fc.Arbitrary<Step> {
  const id = fc.oneof({ weight: 8, arbitrary: pick(words.ids(model), 1) }, { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, 999_999) });
  return fc.record({
    kind: fc.constant("read" as const),
    model: fc.constant(model),
    ids: fc.array(id, { maxLength: 6 }),
    fields: someFields(words, model),
  });
}

function counts(words: Vocabulary, model: string): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant("count" as const),
    model: fc.constant(model),
    domain: randomDomain(words, model),
    cap: fc.constantFrom(1, 5, 100, 10_000),
  });
}

function groups(words: Vocabulary, model: string): fc.Arbitrary<Step> {
  const grouped = fc.oneof({ weight: 2, arbitrary: pick(words.shown(model), "id") }, { weight: 1, arbitrary: anyField(words, model) });
  const by = grouped.chain((field) => grouping(words, model, field));
  const aggregate = fc.oneof({ weight: 1, arbitrary: fc.constant("__count") }, { weight: 4, arbitrary: measure(words, model) });
  return fc
    .record({
      domain: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: randomDomain(words, model) }),
      groupby: fc.uniqueArray(by, { maxLength: 2 }),
      aggregates: fc.uniqueArray(aggregate, { minLength: 1, maxLength: 2 }),
      limit: fc.constantFrom(1, 3, 10, 50),
      order: fc.tuple(fc.constantFrom("none", "measure", "key"), fc.constantFrom("", " desc")),
    })
    .map(({ order: [kind, way], ...query }) => {
      const [first] = kind === "measure" ? query.aggregates : kind === "key" ? query.groupby : [];
      const ordered: GroupQuery = first === undefined ? query : { ...query, order: `${first}${way}` };
      return { kind: "group", model, query: ordered };
    });
}

/** A number that somebody would be after, or any field with any function. */
function measure(words: Vocabulary, model: string): fc.Arbitrary<string> {
  const isNumber = (field: string) => ["float", "monetary", "integer"].includes(words.field(model, field)?.type ?? "");
  const wanted = pick(words.wanted(model).filter(isNumber), "id");
  return fc
    .oneof({ weight: 2, arbitrary: wanted }, { weight: 1, arbitrary: anyField(words, model) })
    .chain((field) => fc.constantFrom(...(isNumber(field) ? NUMERIC : FUNCTIONS)).map((name) => `${field}:${name}`));
}

function grouping(words: Vocabulary, model: string, field: string): fc.Arbitrary<string> {
  const facts = words.field(model, field);
  if (facts?.type === "date" || facts?.type === "datetime") return fc.constantFrom(...GRANULARITIES).map((part) => `${field}:${part}`);
  const { relation } = facts ?? {};
  if (facts?.type !== "many2one" || relation === undefined) return fc.constant(field);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(field) },
    { weight: 1, arbitrary: anyField(words, relation).map((inner) => `${field}.${inner}`) },
  );
}
