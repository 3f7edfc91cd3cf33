import type { Access } from "../core/access.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json, JsonObject } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import { type Judge, type JudgedRelation, judgedRelations, pageSpecification, plainRow } from "./judged-relations.ts";
import { type RelatedQuery, type Row, type SearchQuery, withRelated } from "./reader.ts";

const MOST_ROWS = 500;

/** Related records as they will be asked for: in the rows' own call, or, without a specification, in one that follows. */
export interface Related {
  readonly field: string;
  readonly query: RelatedQuery;
  readonly specification: JsonObject | undefined;
  readonly judged: readonly JudgedRelation[];
  /** What these records in turn lead to. */
  readonly inner: readonly Related[];
}

interface RelatedParts {
  readonly access: Access;
  readonly catalog: FieldCatalog;
  readonly judge: Judge;
  readonly requestable: (model: string, fields: readonly string[]) => Promise<readonly string[]>;
  readonly readable: (model: string, rows: readonly Row[]) => Promise<Row[]>;
  readonly orderOf: (model: string, order: string | undefined) => Promise<string>;
  /** Whether all rows in scope show the fields. */
  readonly isWhole: (model: string, fields: readonly string[]) => boolean;
  readonly search: (model: string, query: SearchQuery) => Promise<readonly Row[]>;
}

/** Reads what rows lead to under the same policy as the rows: a model with a scope of its own is asked by a search of its own, which adds it. */
export function createRelated({ access, catalog, judge, requestable, readable, orderOf, isWhole, search }: RelatedParts) {
  async function planned(model: string, asked: { readonly [field: string]: RelatedQuery }): Promise<Related[]> {
    const known = await catalog.fields(model);
    const out: Related[] = [];
    for (const [field, query] of Object.entries(asked)) {
      const found = known.get(field);
      // A field that the policy hides is not followed, as in a list of fields.
      if ((await requestable(model, [field])).length < 2 || !found) continue;
      if (found.relation !== query.model) throw new CopilotError("BAD_INPUT", `${model}.${field} does not lead to ${query.model}.`);
      if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MOST_ROWS)
        throw new CopilotError("BAD_INPUT", `Related records take a limit from 1 to ${MOST_ROWS}.`);
      const fields = await requestable(query.model, query.fields);
      const isOpen = access.scope(query.model).length === 0 && isWhole(query.model, fields);
      const judged = isOpen ? await judgedRelations(access, catalog, query.model, fields) : [];
      const order = found.type === "many2one" ? {} : { order: await orderOf(query.model, query.order), limit: query.limit };
      const named = found.type === "many2one" ? { display_name: {} } : {};
      const inner = isOpen ? await planned(query.model, query.with ?? {}) : [];
      const asked = { ...named, ...(await pageSpecification(catalog, query.model, fields, judged)), ...specification(inner) };
      out.push({ field, query: { ...query, fields }, specification: isOpen ? { fields: asked, ...order } : undefined, judged, inner });
    }
    return out;
  }

  /** What a page's specification says of related records; those that are asked apart leave their ids. */
  function specification(related: readonly Related[]): JsonObject {
    return Object.fromEntries(related.map(({ field, specification: inside }) => [field, inside ?? {}]));
  }

  /** Puts related records beside the row's own cell, which is as `search_read` gives it. */
  function split(record: Row, related: readonly Related[]): Row {
    let row = record;
    for (const { field, query, specification: inside, judged, inner } of related) {
      if (inside === undefined) continue;
      const held = listOf(record[field]);
      const rows = held.slice(0, query.limit).map((one) => plainRow(access, split(one, inner), judged, judge));
      row = withRelated({ ...row, [field]: Array.isArray(record[field]) ? held.map(({ id }) => id) : namedOf(held[0]) }, field, rows);
    }
    return row;
  }

  /** The rows with their related records as the role may see them. */
  async function filled(rows: readonly Row[], found: readonly Row[], related: readonly Related[]): Promise<Row[]> {
    let out = [...rows];
    for (const { field, query, specification: inside, inner } of related) {
      const isInside = inside !== undefined && found.every((row) => `${field}/` in row);
      const idsOf = (row: Row): readonly number[] => idsIn(row[field]);
      const all = isInside
        ? await filledInside(query.model, distinct(found.flatMap((row) => rowsIn(row[`${field}/`]))), inner)
        : await apart(found.flatMap(idsOf), query);
      const byId = new Map(all.map((row) => [row.id, row]));
      const own = new Map(found.map((row) => [row.id, isInside ? rowsIn(row[`${field}/`]).map(({ id }) => id) : inOrder(idsOf(row), all)]));
      out = out.map((row) => withRelated(row, field, (own.get(row.id) ?? []).flatMap((id) => byId.get(id) ?? []).slice(0, query.limit)));
    }
    return out;
  }

  async function filledInside(model: string, rows: readonly Row[], inner: readonly Related[]): Promise<Row[]> {
    return filled(await readable(model, rows), rows, inner);
  }

  async function apart(ids: readonly number[], { model, fields, order, with: inner = {} }: RelatedQuery): Promise<readonly Row[]> {
    const wanted = [...new Set(ids)].slice(0, MOST_ROWS);
    if (wanted.length === 0) return [];
    return search(model, { domain: [["id", "in", wanted]], fields, limit: wanted.length, with: inner, ...(order === undefined ? {} : { order }) });
  }

  return { planned, specification, split, filled };
}

function inOrder(ids: readonly number[], rows: readonly Row[]): number[] {
  const own = new Set(ids);
  return rows.flatMap(({ id }) => (own.has(id) ? [id] : []));
}

function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** The records of a cell of `web_search_read`: a list of them, one, or none. */
function listOf(cell: Json | undefined): Row[] {
  return Array.isArray(cell) ? rowsIn(cell) : cell === undefined ? [] : rowsIn([cell]);
}

function rowsIn(cell: Json | undefined): Row[] {
  return Array.isArray(cell) ? cell.filter((one): one is Row => isJsonObject(one) && typeof one["id"] === "number") : [];
}

function namedOf(one: Row | undefined): Json {
  return one ? [one.id, one["display_name"] ?? ""] : false;
}

/** The ids of an x2many or many2one cell as `search_read` gives it. */
function idsIn(cell: Json | undefined): number[] {
  if (!Array.isArray(cell)) return typeof cell === "number" ? [cell] : [];
  const [first, second] = cell;
  return typeof second === "string" ? (typeof first === "number" ? [first] : []) : cell.filter((id): id is number => typeof id === "number");
}
