import type { Access } from "../core/access.ts";
import { allOf, type Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { MaskedField } from "../core/fact.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/json.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import { type JudgedRelation, judgedRelations, pageSpecification, plainRow } from "./judged-relations.ts";
import { scopedDomain } from "./readable-domain.ts";
import { readableGroup, readableOrder } from "./readable-group.ts";
import { orderedGroups } from "./readable-groups.ts";
import { hierarchyIds } from "./readable-hierarchy.ts";
import { partialScope } from "./readable-paths.ts";
import { readableKeys, readableRows } from "./readable-rows.ts";
import { readableAccess } from "./readable-scope.ts";
import type { Reader, Row, SearchQuery } from "./reader.ts";
import { createRelated, type Related } from "./related-rows.ts";
import type { Transport } from "./transport.ts";

const MOST_ROWS = 500;
const MOST_COUNTED = 100_000;
const MOST_GROUPS = 5_000;
const NO_WAREHOUSE = -1;

export interface ReaderParts {
  readonly transport: Transport;
  readonly catalog: FieldCatalog;
  readonly access: Access;
  /** IANA time zone in which days, weeks and months are grouped. */
  readonly timeZone?: string;
}

/** What comes with a page in the same call: related records, and how many rows there are, counted up to `cap`. */
interface Whole {
  readonly related?: readonly Related[];
  readonly cap?: number;
}

interface Found {
  readonly rows: readonly Row[];
  readonly count?: number;
}

type Page = { readonly domain: Domain; readonly fields: readonly string[]; readonly limit: number; readonly offset: number; readonly order?: string };

/** The half of the Odoo client that tools hold: one per turn, bound to one person's key and policy. */
export function createReader({ transport, catalog, access: given, timeZone }: ReaderParts): Reader {
  const access = readableAccess(given);
  const left = new Map<string, MaskedField>();
  const trees = new Map<string, Promise<readonly number[]>>();
  const known = new Map<string, boolean>();
  const walk = { access, catalog, hierarchy };
  const shown = { access, catalog, inScope };
  const relatedRecords = createRelated({
    access,
    catalog,
    judge,
    requestable,
    readable: (model, found) => readableRows(shown, model, found),
    orderOf: (model, order) => readableOrder(walk, model, order),
    isWhole: (model, fields) => split(model, fields).partly.length === 0,
    search: async (model, query) => (await searchWhole(model, query)).rows,
  });

  function note(model: string, field: string): void {
    left.set(`${model}.${field}`, { model, field, class: access.label(model, field) ?? "unlisted" });
  }

  /** The requested fields that the policy shows at least in part and that this Odoo has; never empty, as Odoo takes that for "all". */
  async function requestable(model: string, fields: readonly string[]): Promise<readonly string[]> {
    await mustBeListed(model, fields);
    for (const field of fields) if (field !== "id" && access.sight(model, field) !== "shown") note(model, field);
    const known = await catalog.fields(model);
    const wanted = fields.filter((field) => field === "id" || (access.sight(model, field) !== "hidden" && known.has(field)));
    return [...new Set(["id", ...wanted])];
  }

  /** A model that the policy doesn't list for this role is refused as a whole. */
  async function mustBeListed(model: string, fields: readonly string[] = []): Promise<void> {
    const seen = (field: string) => access.sight(model, field) !== "hidden";
    if (fields.some(seen) || ["id", "name", "display_name"].some(seen)) return;
    if ([...(await catalog.fields(model)).keys()].some(seen)) return;
    throw new CopilotError("DENIED", `Reading ${model} is outside this person's role.`);
  }

  /** Companies are set on every call: without them Odoo answers for all that the user belongs to. */
  async function context(extra: JsonObject = {}): Promise<JsonObject> {
    const own = await catalog.companies();
    const { companies } = access;
    const allowed = companies === "all" ? own : own.filter((id) => companies.includes(id));
    if (allowed.length === 0) throw new CopilotError("DENIED", "This person's Odoo user belongs to none of the companies of their role.");
    return { allowed_company_ids: allowed, ...(timeZone ? { tz: timeZone } : {}), ...quantitiesOf(access.warehouses), ...extra };
  }

  async function rows(model: string, params: JsonObject, extra: JsonObject): Promise<Row[]> {
    const answer = await transport.call({ model, method: "search_read", params, context: await context(extra), retry: true });
    return list(answer).filter(isRow);
  }

  /** Rows with what the scope of the records they name is judged by, and the records they lead to, so that neither takes a call of its own. */
  async function page(model: string, asked: Page, extra: JsonObject, whole: Whole = {}): Promise<Found> {
    const { fields, ...query } = asked;
    const judged = await judgedRelations(access, catalog, model, fields);
    const inside = (whole.related ?? []).filter(({ specification }) => specification !== undefined);
    const apart = [...new Set([...fields, ...(whole.related ?? []).map(({ field }) => field)])];
    if (judged.length === 0 && inside.length === 0 && whole.cap === undefined) return { rows: await rows(model, { fields: apart, ...query }, extra) };
    try {
      return await judgedRows(model, asked, judged, extra, whole);
    } catch (error) {
      // Odoo names a record whose fields it would not let this user read; those are asked about one by one then.
      if (error instanceof CopilotError && error.code === "ODOO_DENIED") return { rows: await rows(model, { fields: apart, ...query }, extra) };
      throw error;
    }
  }

  async function judgedRows(
    model: string,
    { fields, ...query }: Page,
    judged: readonly JudgedRelation[],
    extra: JsonObject,
    { related = [], cap = 1 }: Whole,
  ): Promise<Found> {
    const specification = { ...(await pageSpecification(catalog, model, fields, judged)), ...relatedRecords.specification(related) };
    const params = { ...query, specification, count_limit: cap };
    const answer = await transport.call({ model, method: "web_search_read", params, context: await context(extra), retry: true });
    const [records, length] = isJsonObject(answer) ? [answer["records"], answer["length"]] : [];
    const found = list(records ?? null)
      .filter(isRow)
      .map((record) => plainRow(access, relatedRecords.split(record, related), judged, judge));
    return { rows: found, ...(typeof length === "number" ? { count: length } : {}) };
  }

  function judge(relation: string, id: number, isInScope: boolean): void {
    known.set(`${relation}/${id}`, isInScope);
  }

  async function searchWhole(model: string, query: SearchQuery, cap?: number): Promise<Found> {
    const fields = await requestable(model, query.fields);
    const domain = await scopedDomain(walk, model, query.domain);
    const order = await readableOrder(walk, model, query.order);
    const warehouse = query.warehouseId === undefined ? {} : quantitiesOf([ownWarehouse(access, query.warehouseId)]);
    const related = await relatedRecords.planned(model, query.with ?? {});
    const { shared, partly } = split(model, fields);
    const asked = { domain, fields: shared, limit: within(query.limit), offset: offsetOf(query.offset), order };
    const { rows: found, count } = await page(model, asked, warehouse, { related, ...(cap === undefined ? {} : { cap: Math.max(1, cap) }) });
    const readable = await readableRows(shown, model, await complete(model, found, partly, warehouse));
    return { rows: await relatedRecords.filled(readable, found, related), ...(count === undefined ? {} : { count }) };
  }

  function scopedRows(model: string, domain: Domain, fields: readonly string[], limit: number): Promise<Row[]> {
    return rows(model, { domain: allOf(access.scope(model), domain), fields, limit, order: "id", load: null }, { active_test: false });
  }

  /** Asked once for each record and turn: a turn reads the same few partners over and over. */
  async function inScope(model: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const open = [...new Set(ids)].filter((id) => !known.has(`${model}/${id}`));
    for (let from = 0; from < open.length; from += MOST_ROWS) {
      const chunk = open.slice(from, from + MOST_ROWS);
      const found = new Set((await scopedRows(model, [["id", "in", chunk]], ["id"], chunk.length)).map(({ id }) => id));
      for (const id of chunk) known.set(`${model}/${id}`, found.has(id));
    }
    return new Set(ids.filter((id) => known.get(`${model}/${id}`) === true));
  }

  function hierarchy(model: string, operator: "child_of" | "parent_of", ids: readonly number[]): Promise<readonly number[]> {
    const key = `${model} ${operator} ${ids.join()}`;
    const found = trees.get(key) ?? hierarchyIds(scopedRows, model, operator, ids);
    trees.set(key, found);
    return found;
  }

  /** Fields that only some of the rows in scope show are asked for apart, with the scope in which they are shown. */
  function split(model: string, fields: readonly string[]) {
    const partly = new Map<string, { readonly scope: Domain; readonly fields: string[] }>();
    const shared = fields.filter((field) => {
      const scope = field === "id" ? undefined : partialScope(access, model, field);
      if (scope === undefined) return true;
      const key = JSON.stringify(scope);
      partly.set(key, { scope, fields: [...(partly.get(key)?.fields ?? []), field] });
      return false;
    });
    return { shared: shared.length > 0 ? shared : ["id"], partly: [...partly.values()] };
  }

  async function complete(model: string, found: readonly Row[], partly: ReturnType<typeof split>["partly"], extra: JsonObject): Promise<Row[]> {
    let whole = [...found];
    const ids = found.map(({ id }) => id);
    for (const { scope, fields } of ids.length > 0 ? partly : []) {
      const domain = allOf([["id", "in", ids]], scope);
      const more = await rows(model, { domain, fields: ["id", ...fields], limit: ids.length, offset: 0 }, { ...extra, active_test: false });
      const byId = new Map(more.map((row) => [row.id, row]));
      whole = whole.map((row) => ({ ...row, ...byId.get(row.id) }));
    }
    return whole;
  }

  const reader: Reader = {
    async search(model, query) {
      return [...(await searchWhole(model, query)).rows];
    },

    async searchCounted(model, query, cap) {
      const limit = Math.min(Math.max(1, Math.trunc(cap)), MOST_COUNTED);
      const { rows: found, count } = await searchWhole(model, query, limit);
      return { rows: found, count: count === undefined ? await reader.count(model, query.domain, limit) : Math.min(count, limit) };
    },

    async read(model, ids, fields) {
      const wanted = [...new Set(ids)].filter((id) => Number.isInteger(id) && id > 0);
      const request = await requestable(model, fields);
      const byId = new Map<number, Row>();
      for (let from = 0; from < wanted.length; from += MOST_ROWS) {
        const chunk = wanted.slice(from, from + MOST_ROWS);
        const domain = await scopedDomain(walk, model, [["id", "in", chunk]]);
        const { shared, partly } = split(model, request);
        const { rows: found } = await page(model, { domain, fields: shared, limit: chunk.length, offset: 0 }, { active_test: false });
        for (const row of await readableRows(shown, model, await complete(model, found, partly, {}))) byId.set(row.id, row);
      }
      return wanted.flatMap((id) => byId.get(id) ?? []);
    },

    async count(model, domain, cap) {
      await mustBeListed(model);
      const limit = Math.min(Math.max(1, Math.trunc(cap)), MOST_COUNTED);
      const params = { domain: await scopedDomain(walk, model, domain), limit };
      const counted = await transport.call({ model, method: "search_count", params, context: await context(), retry: true });
      return Math.min(Number(counted), limit);
    },

    async group(model, query) {
      await mustBeListed(model);
      const checked = await readableGroup(walk, model, query);
      const limit = within(query.limit);
      const domain = allOf(await scopedDomain(walk, model, query.domain), ...checked.scopes);
      const aggregates = [...new Set([...query.aggregates, "__count"])];
      const params = { domain, groupby: query.groupby, aggregates, limit: MOST_GROUPS };
      const answer = await transport.call({ model, method: "formatted_read_group", params, context: await context(), retry: true });
      const found = list(answer).filter(isJsonObject);
      if (found.length === MOST_GROUPS) throw new CopilotError("BAD_INPUT", "That makes too many groups. Narrow the search or group by less.");
      const keys = new Map<string, readonly Json[]>();
      for (const [spec, field] of checked.records)
        keys.set(
          spec,
          await readableKeys(
            shown,
            field,
            found.map((row) => row[spec] ?? false),
          ),
        );
      const named = found.map((row, at) => ({ ...row, ...Object.fromEntries([...keys].map(([spec, column]) => [spec, column[at] ?? false])) }));
      return orderedGroups(named, { ...query, limit }, checked);
    },

    sight: (model, field) => access.sight(model, field),
    masked: () => [...left.values()],
  };
  return reader;
}

/** Odoo counts a product's stock in the context's warehouses, and takes an empty list for all of them. */
function quantitiesOf(warehouses: Access["warehouses"]): JsonObject {
  if (warehouses === "all") return {};
  const [only = NO_WAREHOUSE, ...more] = warehouses;
  const ids = more.length === 0 ? only : [only, ...more];
  return { warehouse_id: ids, warehouse: ids };
}

/** A warehouse that isn't the person's is refused like one that does not exist. */
function ownWarehouse({ warehouses }: Access, id: number): number {
  if (warehouses === "all" || warehouses.includes(id)) return id;
  throw new CopilotError("NOT_FOUND", "There is no such warehouse. Look it up by its name.");
}

function within(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS)
    throw new CopilotError("BAD_INPUT", `A search takes a limit from 1 to ${MOST_ROWS}.`);
  return limit;
}

function offsetOf(offset = 0): number {
  if (!Number.isInteger(offset) || offset < 0) throw new CopilotError("BAD_INPUT", "A search starts at row 0 or later.");
  return offset;
}

function list(answer: Json): readonly Json[] {
  if (Array.isArray(answer)) return answer;
  throw new CopilotError("ODOO_FAULT", "Odoo's answer is not a list of records.");
}

function isRow(row: Json): row is Row {
  return isJsonObject(row) && typeof row["id"] === "number";
}
