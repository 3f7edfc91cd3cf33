import * as fc from "fast-check";
import type { Domain, DomainLeaf } from "../../core/domain.ts";
import type { Json } from "../../core/json.ts";
import type { Vocabulary } from "./vocabulary.ts";

const COMPARING = ["=", "!=", ">", ">=", "<", "<=", "in", "not in", "=?"] as const;
const TEXTUAL = ["ilike", "like", "not ilike", "=ilike", "=like", "=", "!="] as const;
const FOUND_BY = ["email", "vat", "ref", "barcode"] as const;
const DATE_PARTS = ["year_number", "month_number", "day_of_week", "hour_number"] as const;

/** A field of the model: shown ones, hidden ones, and above all the hidden ones that somebody would be after. */
export function anyField(words: Vocabulary, model: string): fc.Arbitrary<string> {
  const [shown, wanted] = [words.shown(model), words.wanted(model)];
  const related = shown.filter((name) => words.field(model, name)?.relation !== undefined);
  return fc.oneof(
    { weight: 4, arbitrary: pick(shown, "id") },
    { weight: related.length > 0 ? 3 : 0, arbitrary: pick(related, "id") },
    { weight: wanted.length > 0 ? 3 : 0, arbitrary: pick(wanted, "id") },
    { weight: 2, arbitrary: pick(words.hidden(model), "name") },
  );
}

/** A condition that is fine by itself, or that leads to what is hidden by every way that Odoo knows. */
export function randomLeaf(words: Vocabulary, model: string, depth = 0): fc.Arbitrary<DomainLeaf> {
  const plain = anyField(words, model).chain((field) => compared(words, model, field, field));
  if (depth > 2) return plain;
  return fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 7, arbitrary: throughRelation(words, model, depth) },
    { weight: 2, arbitrary: byName(words, model) },
  );
}

export function randomDomain(words: Vocabulary, model: string): fc.Arbitrary<Domain> {
  const leaf = randomLeaf(words, model);
  const joined = fc.tuple(fc.constantFrom("&" as const, "|" as const), leaf, leaf).map(([operator, one, other]): Domain => [operator, one, other]);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<Domain>([]) },
    { weight: 10, arbitrary: leaf.map((one): Domain => [one]) },
    { weight: 1, arbitrary: leaf.map((one): Domain => ["!", one]) },
    { weight: 2, arbitrary: joined },
    { weight: 1, arbitrary: fc.array(leaf, { maxLength: 3 }) },
    { weight: 1, arbitrary: leaf.map((one): Domain => ["|", one]) },
  );
}

function throughRelation(words: Vocabulary, model: string, depth: number): fc.Arbitrary<DomainLeaf> {
  const fields = [...words.shown(model), ...words.hidden(model)];
  const relations = fields.flatMap((name) => {
    const relation = words.field(model, name)?.relation;
    return relation === undefined ? [] : [{ name, relation }];
  });
  const [first, ...others] = relations;
  if (!first) return byName(words, model);
  const shown = relations.filter(({ name }) => words.shown(model).includes(name));
  const relation = fc.oneof(
    { weight: shown.length > 0 ? 4 : 0, arbitrary: fc.constantFrom(...(shown.length > 0 ? shown : [first])) },
    { weight: 1, arbitrary: fc.constantFrom(first, ...others) },
  );
  return relation.chain(({ name, relation: to }) =>
    fc.oneof(
      {
        weight: 3,
        arbitrary: pick(words.wanted(to), "id")
          .chain((field) => compared(words, to, field, field))
          .map(([path, operator, value]): DomainLeaf => [`${name}.${path}`, operator, value]),
      },
      {
        weight: 4,
        arbitrary: randomLeaf(words, to, depth + 1).map(([path, operator, value]): DomainLeaf => [`${name}.${path}`, operator, value]),
      },
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.constantFrom("any", "not any"), randomLeaf(words, to, depth + 1))
          .map(([operator, leaf]): DomainLeaf => [name, operator, [leaf]]),
      },
      { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...TEXTUAL), text(words)).map(([operator, value]): DomainLeaf => [name, operator, value]) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("child_of", "parent_of", "in", "=", "not in", "!="), pick(words.ids(to), 1))
          .map(([operator, id]): DomainLeaf => [name, operator, operator.endsWith("in") ? [id] : id]),
      },
      { weight: 1, arbitrary: fc.constantFrom("=", "!=").map((operator): DomainLeaf => [name, operator, false]) },
    ),
  );
}

/** A search by name, with a name or with what Odoo finds a record by besides: an e-mail, a tax number, a reference. */
export function byName(words: Vocabulary, model: string): fc.Arbitrary<DomainLeaf> {
  const besides = FOUND_BY.flatMap((field) => words.values(model, field));
  const guess = fc.oneof({ weight: 1, arbitrary: text(words) }, { weight: 2, arbitrary: pick<Json>(besides, "a") });
  return fc.tuple(fc.constantFrom(...TEXTUAL), guess).map(([operator, value]): DomainLeaf => ["display_name", operator, value]);
}

function isText(words: Vocabulary, model: string, field: string): boolean {
  return ["char", "text", "html"].includes(words.field(model, field)?.type ?? "");
}

function compared(words: Vocabulary, model: string, field: string, path: string): fc.Arbitrary<DomainLeaf> {
  const facts = words.field(model, field);
  const value = pick<Json>(field === "id" ? words.ids(model) : words.values(model, field), false);
  const isDate = facts && ["date", "datetime"].includes(facts.type);
  const operator = fc.constantFrom(...(isText(words, model, field) ? TEXTUAL : COMPARING));
  const plain = fc
    .tuple(operator, fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant<Json>(false) }))
    .map(([one, held]): DomainLeaf => [path, one, one.endsWith("in") ? [held].flat() : fragment(one, held)]);
  if (!isDate) return plain;
  const part = fc
    .tuple(fc.constantFrom(...DATE_PARTS), fc.integer({ min: 0, max: 12 }))
    .map(([name, at]): DomainLeaf => [`${path}.${name}`, "=", at]);
  return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: part });
}

/** A guess at a part of a text, as somebody would make who finds it out letter by letter. */
function fragment(operator: string, value: Json): Json {
  return operator.endsWith("like") && typeof value === "string" ? value.slice(0, 4) : value;
}

export function text(words: Vocabulary): fc.Arbitrary<string> {
  return fc.oneof({ weight: 5, arbitrary: pick(words.words, "a") }, { weight: 2, arbitrary: pick(words.words, "a").map((word) => word.slice(0, 4)) });
}

export function pick<T>(items: readonly T[], otherwise: T): fc.Arbitrary<T> {
  return items.length > 0 ? fc.constantFrom(...items) : fc.constant(otherwise);
}
